// Package ask turns a question in English into a GraphQL operation.
//
// There is no language model. The files rules*.go list what is understood, a shape a line: words, choices a|b, words that
// may be left out in [brackets], and slots such as {person}, which names.go resolves against the organization's own names.
// words.go says which forms of a word are the same, and what a question may begin with and mean the same without it.
// Beside most questions may stand modifiers ("in Berlin", "with more than 8 reports", selection.go) and a day ("a year
// ago", times.go). What was understood is always said in words; what was not is answered with questions that would be.
package ask
