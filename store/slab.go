package store

import "unsafe"

// slab allocates values many at a time, which costs a fraction of the time and the memory that one at a time does. The
// values of a piece are freed together. The zero slab is ready to use.
type slab[T any] struct {
	piece []T // its spare capacity is what is handed out next
}

// mostInPiece is the size in bytes from which pieces grow no more.
const mostInPiece = 1 << 15

// room makes room for n more values in one piece. Pieces double in size, so that few values take little.
func (s *slab[T]) room(n int) {
	if cap(s.piece)-len(s.piece) < n {
		var v T
		most := mostInPiece / int(max(unsafe.Sizeof(v), 1))
		s.piece = make([]T, 0, max(n, min(2*cap(s.piece), most)))
	}
}

// new returns a pointer to a copy of v.
func (s *slab[T]) new(v T) *T {
	s.room(1)
	s.piece = append(s.piece, v)
	return &s.piece[len(s.piece)-1]
}

// append appends v to a list that this slab made, or to an empty one: in place where nothing else was allocated since, so
// that a list which is made in one go has no spare capacity.
func (s *slab[T]) append(list []T, v T) []T {
	n := len(s.piece)
	switch {
	case len(list) == 0:
		s.room(1)
		n = len(s.piece)
	case n == 0 || n == cap(s.piece) || &s.piece[n-1] != &list[len(list)-1]:
		return append(list, v)
	}
	s.piece = append(s.piece, v)
	return s.piece[n-len(list) : n+1 : n+1]
}

// textSlab keeps copies of texts.
type textSlab struct{ slab[byte] }

// keep returns a copy of a text.
func (s *textSlab) keep(text string) string {
	if text == "" {
		return ""
	}
	s.room(len(text))
	n := len(s.piece)
	s.piece = append(s.piece, text...)
	return view(s.piece[n:])
}

// view returns bytes as a text, without a copy. The text changes when they do.
func view(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }
