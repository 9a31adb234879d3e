package org

// table is an array in pieces: a copy that differs in few places shares all other pieces with the table it was made from.
type table[T any] struct {
	pieces []*[tablePiece]T
	size   int
	own    []bool // by piece: no other table has it
}

const tablePiece = 512

func newTable[T any](size int) table[T] { return table[T]{}.edit(size) }

// edit returns a copy to be changed, which may be longer; what is added is zero.
func (t table[T]) edit(size int) table[T] {
	size = max(size, t.size)
	n := (size + tablePiece - 1) / tablePiece
	next := table[T]{pieces: make([]*[tablePiece]T, n), size: size, own: make([]bool, n)}
	for i := copy(next.pieces, t.pieces); i < n; i++ {
		next.pieces[i], next.own[i] = new([tablePiece]T), true
	}
	return next
}

func (t *table[T]) len() int { return t.size }

// at returns the value with a number, which is only for reading.
func (t *table[T]) at(i int32) *T {
	return &t.pieces[uint32(i)/tablePiece][uint32(i)%tablePiece]
}

// of returns the value with a number.
func (t *table[T]) of(i int32) T { return *t.at(i) }

// edited returns the value with a number, to be changed. The table must come from edit, and nobody else may have it yet.
func (t *table[T]) edited(i int32) *T {
	p := uint32(i) / tablePiece
	if !t.own[p] {
		own := *t.pieces[p]
		t.pieces[p], t.own[p] = &own, true
	}
	return t.at(i)
}

// add appends a value; like edited.
func (t *table[T]) add(v T) {
	if t.size%tablePiece == 0 {
		t.pieces, t.own = append(t.pieces, new([tablePiece]T)), append(t.own, true)
	}
	t.size++
	*t.edited(int32(t.size - 1)) = v
}
