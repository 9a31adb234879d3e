package neo4j

import (
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"rung/org"
	"rung/store"
)

// parameter returns a value as the driver sends it; a date is Neo4j's own.
func parameter(v store.Value) any {
	switch v.Kind {
	case store.Text:
		return v.Text()
	case store.Bool:
		return v.Bool()
	case store.Int:
		return int64(v.Int())
	case store.Float:
		return v.Float()
	case store.Day:
		return date(v.Day())
	case store.List:
		return v.List()
	}
	return nil
}

func date(d org.Date) any {
	if !d.Known() {
		return nil
	}
	return neo4j.DateOf(d.Time())
}

// parameters returns properties as a map that SET takes.
func parameters(p store.Properties, more int) map[string]any {
	m := make(map[string]any, len(p)+more)
	for _, x := range p {
		m[x.Name] = parameter(x.Value)
	}
	return m
}

// value returns what the driver read. What no property of ours is (points, durations, lists of numbers) is absent.
func value(x any) store.Value {
	switch x := x.(type) {
	case string:
		return store.TextValue(x)
	case bool:
		return store.BoolValue(x)
	case int64:
		return store.IntValue(int(x))
	case float64:
		return store.FloatValue(x)
	case neo4j.Date:
		return store.DayValue(org.DateOf(x.Time()))
	case neo4j.LocalDateTime:
		return dayOf(x.Time())
	case time.Time:
		return dayOf(x)
	case []any:
		l := make([]string, 0, len(x))
		for _, s := range x {
			if s, ok := s.(string); ok {
				l = append(l, s)
			}
		}
		return store.ListValue(l)
	}
	return store.Value{}
}

// dayOf returns the day of a point in time that somebody wrote by hand, as its own zone has it.
func dayOf(t time.Time) store.Value {
	year, month, day := t.Date()
	return store.DayValue(org.NewDate(year, int(month), day))
}

// appendProperties appends what the driver read to p.
func appendProperties(p store.Properties, m map[string]any) store.Properties {
	for name, x := range m {
		if v := value(x); v.Kind != store.Absent {
			p = append(p, store.Property{Name: name, Value: v})
		}
	}
	return p
}

// appendNamed appends what the driver read to p, the first value by the first name.
func appendNamed(p store.Properties, names []string, values []any) store.Properties {
	for i, name := range names {
		if v := value(values[i]); v.Kind != store.Absent {
			p = append(p, store.Property{Name: name, Value: v})
		}
	}
	return p
}
