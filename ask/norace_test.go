//go:build !race

package ask_test

// slower is how many times slower the race detector makes everything.
const slower = 1
