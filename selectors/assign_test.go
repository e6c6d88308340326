package selectors

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// total is the sum of the scores of an assignment.
func total(score [][]float64, cols []int) float64 {
	sum := 0.0
	for r, c := range cols {
		if c >= 0 {
			sum += score[r][c]
		}
	}
	return sum
}

// brute tries every assignment.
func brute(score [][]float64, row int, taken []bool) float64 {
	if row == len(score) {
		return 0
	}
	top := brute(score, row+1, taken)
	for c, s := range score[row] {
		if !taken[c] && s > 0 {
			taken[c] = true
			top = max(top, s+brute(score, row+1, taken))
			taken[c] = false
		}
	}
	return top
}

func TestBestIsTheGreatestTotal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows, cols := rapid.IntRange(1, 5).Draw(t, "rows"), rapid.IntRange(0, 5).Draw(t, "cols")
		score := make([][]float64, rows)
		for r := range score {
			score[r] = make([]float64, cols)
			for c := range score[r] {
				// Ties and impossible pairs are the rule, not the exception.
				score[r][c] = float64(rapid.IntRange(-2, 8).Draw(t, "score")) / 8
			}
		}
		got := best(score)
		if len(got) != rows {
			t.Fatalf("%d rows, want %d", len(got), rows)
		}
		seen := map[int]bool{}
		for r, c := range got {
			switch {
			case c < 0:
			case seen[c]:
				t.Fatalf("column %d is given twice: %v", c, got)
			case score[r][c] <= 0:
				t.Fatalf("row %d got the impossible column %d", r, c)
			default:
				seen[c] = true
			}
		}
		if want := brute(score, 0, make([]bool, cols)); math.Abs(total(score, got)-want) > 1e-9 {
			t.Fatalf("total %v, want %v: %v of %v", total(score, got), want, got, score)
		}
	})
}

func TestBestOfNothing(t *testing.T) {
	if got := best(nil); got != nil {
		t.Errorf("got %v", got)
	}
	if got := best([][]float64{{}, {}}); !slices.Equal(got, []int{-1, -1}) {
		t.Errorf("got %v", got)
	}
}
