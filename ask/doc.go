// Package ask turns a question in English into a GraphQL operation.
//
// There is no language model. rules.go lists what is understood, a shape a line: words, choices a|b, words that may be
// left out in [brackets], and slots such as {person}, which names.go resolves against the organization's own names. A
// time ("a year ago", times.go) and a place ("in Berlin", scope.go) may stand beside any of them. What was understood is
// always said in words; what was not is answered with questions that would be.
package ask
