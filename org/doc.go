// Package org is Rung's domain: who reports to whom, what each career level means, and every question
// asked of the two together. It knows nothing of GraphQL, HTTP or databases.
//
// Four nouns carry it.
//
//   - Facts: everything known, on all days, at one revision: records of people, openings, teams and ladders,
//     whose relationships are dated. Immutable.
//   - Change: the only way to write. Facts.Apply checks a batch against every rule on every day and answers an
//     Outcome: the new Facts and a Delta, which a store commits as a numbered revision.
//   - Snapshot: the facts as of one day, immutable, laid out in arrays in preorder of the reporting tree, so that
//     a subtree is a range and a total is a difference of prefix sums.
//   - Handles: Person, Opening, Level, Team and the like are small values, a snapshot and a place in it. Their
//     methods are the fields of the API's types.
//
// Every question is a method of Snapshot or of a handle, in a file named after it: span.go, path.go, mentors.go.
package org
