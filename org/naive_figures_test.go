package org_test

import (
	"slices"
	"strconv"
)

// figure writes a number so that sums in another order are alike.
func figure(x float64) string { return strconv.FormatFloat(x, 'f', 9, 64) }

// figureOf writes a number that may not be known.
func figureOf(x float64, known bool) string {
	if !known {
		return ""
	}
	return figure(x)
}

func naiveMean(list []float64) string {
	if len(list) == 0 {
		return ""
	}
	sum := 0.0
	for _, x := range list {
		sum += x
	}
	return figure(sum / float64(len(list)))
}

// naivePercentile interpolates as PERCENTILE.INC does; p is 0 to 1.
func naivePercentile(list []float64, p float64) string {
	if len(list) == 0 {
		return ""
	}
	list = slices.Sorted(slices.Values(list))
	place := p * float64(len(list)-1)
	at := int(place)
	if at == len(list)-1 {
		return figure(list[at])
	}
	return figure(list[at] + (place-float64(at))*(list[at+1]-list[at]))
}
