package org

import "fmt"

// Code says what kind of error a question or a change met. The codes are part of the API.
type Code string

const (
	NotFound        Code = "NOT_FOUND"       // a reference resolves to nothing
	Ambiguous       Code = "AMBIGUOUS"       // a reference resolves to several; the message lists them
	Invalid         Code = "INVALID"         // an argument is malformed or contradicts another
	Limit           Code = "LIMIT"           // more was asked for than one operation may have
	Conflict        Code = "CONFLICT"        // the revision expected is no longer the newest
	Unavailable     Code = "UNAVAILABLE"     // the store cannot be reached; nothing was written
	Unauthenticated Code = "UNAUTHENTICATED" // nobody is signed in
	Forbidden       Code = "FORBIDDEN"       // whoever is signed in may not do this
	Internal        Code = "INTERNAL"        // a defect of the server
)

// Error is an error with a stable code and a sentence for a person.
type Error struct {
	Code     Code
	Argument string // the argument at fault, such as "first" or "where.level.atLeast"; "" where none is
	Message  string
	Err      error // the cause, for the log; never shown
}

func (e *Error) Error() string {
	if e.Argument == "" {
		return e.Message
	}
	return e.Argument + ": " + e.Message
}

func (e *Error) Unwrap() error { return e.Err }

// Errorf returns an Error about an argument; argument may be "".
func Errorf(code Code, argument, format string, args ...any) *Error {
	return &Error{Code: code, Argument: argument, Message: fmt.Sprintf(format, args...)}
}
