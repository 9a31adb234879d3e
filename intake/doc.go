// Package intake turns files into changes, and an organization back into a file.
//
// A file goes through in one direction: bytes become a grid (source.go, grid.go; csv.go, xlsx.go, json.go), the grid's columns become
// uses (columns.go), its rows become seats (seats.go) that are joined by managers (managers.go), teams (teams.go)
// and levels (levels.go), and what differs from the facts becomes changes (difference.go). Each change remembers
// its row, so that a rule it breaks is reported with a line and a column (plan.go). A file with a history goes through a day
// at a time (history.go). Export is the way back, and
// what it writes is read again without loss.
package intake
