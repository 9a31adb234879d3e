package org

// MaxPage is the most rows that one page may have.
const MaxPage = 1000

// pageSize returns how many rows are asked for; INVALID where negative, LIMIT past MaxPage.
func pageSize(argument string, asked *int32, unasked int) (int, error) {
	if asked == nil {
		return unasked, nil
	}
	switch n := int(*asked); {
	case n < 0:
		return 0, Errorf(Invalid, argument, "must not be negative, but is %d", n)
	case n > MaxPage:
		return 0, Errorf(Limit, argument, "must be at most %d, but is %d", MaxPage, n)
	default:
		return n, nil
	}
}
