// Package bench has the operations by which Rung's speed is measured, for the programs and benchmarks that do it.
package bench
