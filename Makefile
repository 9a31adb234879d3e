# make run starts Rung; make test runs every test there is. README.md says what a machine needs.

STORE ?= sqlite:data/rung.db
LISTEN ?= 127.0.0.1:8080

graphiql := frontend/dist/graphiql/index.html
go_sources := $(shell find cmd graph intake ladders org sample server store frontend -name '*.go' -o -name '*.yaml' -o -name '*.html' -o -name '*.css' -o -name '*.js' | grep -v node_modules)

.PHONY: run build test check generate bench clean neo4j

run: build
	bin/rung serve --store $(STORE) --listen $(LISTEN)

build: bin/rung

bin/rung: $(graphiql) $(go_sources) go.mod go.sum
	CGO_ENABLED=0 go build -trimpath -o $@ ./cmd/rung

$(graphiql): $(wildcard frontend/graphiql/*.*)
	npm --prefix frontend/graphiql ci --no-audit --no-fund
	npm --prefix frontend/graphiql run build
	@touch $@

test: $(graphiql) check
	go test -race -p 1 -timeout 20m ./... # one package at a time: some promise seconds, of servers that they start

# What is said about the code without running it: formatting, vet, a linter, generated code up to date.
check:
	@unformatted=$$(gofmt -l cmd graph intake ladders org sample server store frontend/*.go); \
	if [ -n "$$unformatted" ]; then echo "not formatted by gofmt: $$unformatted"; exit 1; fi
	go vet ./...
	go tool staticcheck ./...
	go mod tidy -diff
	go tool gqlgen generate
	go generate ./server/...
	@if git rev-parse --git-dir >/dev/null 2>&1; then git diff --exit-code --stat -- graph server || { echo "generated code is not up to date: commit what make generate writes"; exit 1; }; fi

generate:
	go tool gqlgen generate
	go generate ./server/...

# A Neo4j server to try things with; it forgets everything when it ends, unless HOME_OF_NEO4J names a folder.
neo4j:
	go run ./store/neo4j/testserver/start $(if $(HOME_OF_NEO4J),-home $(HOME_OF_NEO4J))

bench:
	go test -run '^$$' -bench . -benchmem ./org ./store/... ./intake

clean:
	rm -rf bin frontend/dist/graphiql
