package sample

import (
	"math/bits"
	"math/rand/v2"
)

// dice throws the same numbers for the same seed on every platform and with every version of Go: the
// generator is specified, and everything drawn from it is whole numbers, so that no rounding differs.
type dice struct{ source *rand.PCG }

// newDice returns dice for one concern of a seed. Concerns have streams of their own, so that more names
// drawn do not change the dates.
func newDice(seed, concern uint64) *dice { return &dice{rand.NewPCG(seed, concern)} }

// below returns a number from 0 up to but not including n.
func (d *dice) below(n int) int {
	high, _ := bits.Mul64(d.source.Uint64(), uint64(max(n, 1)))
	return int(high)
}

// between returns a number from low to high, both included.
func (d *dice) between(low, high int) int { return low + d.below(high-low+1) }

// chance is true in so many of a hundred throws.
func (d *dice) chance(percent int) bool { return d.below(100) < percent }

// early returns a number below n that is rather a small one.
func (d *dice) early(n int) int { return min(d.below(n), d.below(n)) }

// late returns a number below n that is rather a large one.
func (d *dice) late(n int) int { return max(d.below(n), d.below(n)) }

func pick[T any](d *dice, list []T) T { return list[d.below(len(list))] }

// split takes n apart into so many parts, none of them more than about twice another.
func (d *dice) split(n, parts int) []int {
	weights := make([]int, parts)
	for i := range weights {
		weights[i] = d.between(70, 130)
	}
	return share(n, weights)
}

// share gives out n in proportion to the weights; nothing is lost to rounding.
func share(n int, weights []int) []int {
	total := 0
	for _, w := range weights {
		total += w
	}
	out := make([]int, len(weights))
	sum, given := 0, 0
	for i, w := range weights {
		sum += w
		out[i] = n*sum/total - given
		given += out[i]
	}
	return out
}

// deck deals its cards in a shuffled order, all of them before any comes again.
type deck[T any] struct {
	dice  *dice
	cards []T
	left  []T
}

func (k *deck[T]) deal() T {
	if len(k.left) == 0 {
		k.left = append(k.left, k.cards...)
		for i := len(k.left) - 1; i > 0; i-- {
			j := k.dice.below(i + 1)
			k.left[i], k.left[j] = k.left[j], k.left[i]
		}
	}
	card := k.left[len(k.left)-1]
	k.left = k.left[:len(k.left)-1]
	return card
}
