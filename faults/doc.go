// Package faults tries what no server is spared: it is killed, its database stops, slows down and is cut off, the disk is
// full, midnight comes, another server writes as well. Its tests run the program itself over real stores. After each:
// every change that was acknowledged is there once, no rule is broken, and all servers say the same.
package faults
