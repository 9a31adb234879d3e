package org

// readAttribute returns a function that answers the value of an attribute of the person at a place, folded and
// as it is; both "" where the person has none. Name is folded; of several attributes of that name the first that
// has a value counts. The function is for one goroutine: it remembers what it folded, because attributes repeat.
func (s *Snapshot) readAttribute(name string) func(at int32) (folded, written string) {
	named := map[string]bool{}
	folds := map[string]string{}
	return func(at int32) (string, string) {
		for _, a := range (Person{s, at}).record().Attributes {
			is, ok := named[a.Name]
			if !ok {
				is = fold(a.Name) == name
				named[a.Name] = is
			}
			if !is {
				continue
			}
			folded, ok := folds[a.Value]
			if !ok {
				folded = fold(a.Value)
				folds[a.Value] = folded
			}
			if folded != "" {
				return folded, a.Value
			}
		}
		return "", ""
	}
}
