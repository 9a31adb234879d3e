module rung

go 1.26.8

require golang.org/x/text v0.43.0

require go.yaml.in/yaml/v4 v4.0.0
