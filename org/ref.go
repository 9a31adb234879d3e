package org

import "strings"

// bareRef returns an id without the suffix that tells another moment: person/ada@2025-01-01 and
// person/ada@preview are person/ada.
func bareRef(id string) string {
	bare, _ := splitMoment(id)
	return bare
}

// splitMoment takes an id apart into the bare one and what follows its last @, where that is a moment.
func splitMoment(id string) (bare, moment string) {
	i := strings.LastIndexByte(id, '@')
	if i < 0 {
		return id, ""
	}
	if m := id[i+1:]; m == previewSuffix || isDate(m) {
		return id[:i], m
	}
	return id, ""
}

const previewSuffix = "preview"

func isDate(s string) bool {
	if len(s) != len(isoDate) || s[4] != '-' || s[7] != '-' {
		return false
	}
	_, err := ParseDate(s)
	return err == nil
}

// personByRef returns the record that an id, a ref, an e-mail address or an id's last part names, or nil.
func (f *Facts) personByRef(ref string) *PersonRecord {
	ref = bareRef(strings.TrimSpace(ref))
	if p := f.Person(ref); p != nil {
		return p
	}
	if strings.Contains(ref, "@") {
		if p := f.PersonByEmail(ref); p != nil {
			return p
		}
	}
	return f.Person("person/" + ref)
}

// openingByRef returns the record that an id, a ref or an id's last part names, or nil.
func (f *Facts) openingByRef(ref string) *OpeningRecord {
	ref = bareRef(strings.TrimSpace(ref))
	if o := f.Opening(ref); o != nil {
		return o
	}
	return f.Opening("opening/" + ref)
}

// Knows reports whether a reference names a person or an opening, of whatever day.
func (f *Facts) Knows(ref string) bool {
	return f.personByRef(ref) != nil || f.openingByRef(ref) != nil
}

// teamByRef returns the record that an id or its last part names, or nil.
func (f *Facts) teamByRef(ref string) *TeamRecord {
	ref = bareRef(strings.TrimSpace(ref))
	if t := f.Team(ref); t != nil {
		return t
	}
	return f.Team("team/" + ref)
}

// ladderByRef returns the record that an id or its last part names, or nil.
func (f *Facts) ladderByRef(ref string) *LadderRecord {
	ref = bareRef(strings.TrimSpace(ref))
	if l := f.Ladder(ref); l != nil {
		return l
	}
	return f.Ladder("ladder/" + ref)
}
