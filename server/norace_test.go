//go:build !race

package server_test

// slower is how many times slower the race detector makes everything.
const slower = 1
