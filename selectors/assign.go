package selectors

import (
	"math"
)

// best assigns rows to columns so that the total is the greatest: one field,
// one control. Pairs of score 0 or less are never assigned. It returns the
// column of every row, or -1. This is the Hungarian method on a padded square,
// O(n³) for at most some dozens of fields and some hundreds of controls.
func best(score [][]float64) []int {
	rows := len(score)
	if rows == 0 {
		return nil
	}
	cols := len(score[0]) + rows // one extra column per row: "no control"
	u, v := make([]float64, rows+1), make([]float64, cols+1)
	match := make([]int, cols+1) // column → row, 1-based
	way := make([]int, cols+1)
	cost := func(r, c int) float64 {
		if c < len(score[0]) {
			if s := score[r][c]; s > 0 {
				return -s
			}
			return 1e6
		}
		return 0
	}
	for r := 1; r <= rows; r++ {
		match[0] = r
		low := make([]float64, cols+1)
		used := make([]bool, cols+1)
		for i := range low {
			low[i] = math.Inf(1)
		}
		j := 0
		for match[j] != 0 {
			used[j] = true
			row, next, delta := match[j], 0, math.Inf(1)
			for c := 1; c <= cols; c++ {
				if used[c] {
					continue
				}
				if d := cost(row-1, c-1) - u[row] - v[c]; d < low[c] {
					low[c], way[c] = d, j
				}
				if low[c] < delta {
					delta, next = low[c], c
				}
			}
			for c := 0; c <= cols; c++ {
				if used[c] {
					u[match[c]] += delta
					v[c] -= delta
				} else {
					low[c] -= delta
				}
			}
			j = next
		}
		for j != 0 {
			match[j] = match[way[j]]
			j = way[j]
		}
	}
	out := make([]int, rows)
	for i := range out {
		out[i] = -1
	}
	for c := 1; c <= len(score[0]); c++ {
		if r := match[c]; r > 0 && score[r-1][c-1] > 0 {
			out[r-1] = c - 1
		}
	}
	return out
}
