// Package access decides who may see and change what. Every decision is a pure function of who is asking and of
// snapshots; packages above carry them out and decide nothing themselves.
//
// Roles say what somebody may do anywhere. Beside them stand relations: what is sensitive about a person is visible to
// themself and to their management chain, and a people manager may change what is below them.
package access
