package ask

import "rung/org"

// AllSuggestions returns the questions of all rules that the organization has names for, with the view of each.
func AllSuggestions(n *Names, s *org.Snapshot) map[string]View {
	out := map[string]View{}
	for _, r := range rules {
		for _, example := range append([]string{r.example}, r.also...) {
			if filled, ok := n.filled(example, s); ok {
				out[filled] = r.view
			}
		}
	}
	return out
}
