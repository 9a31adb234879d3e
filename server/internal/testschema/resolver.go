package testschema

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/99designs/gqlgen/graphql"

	"rung/org"
)

//go:generate go tool gqlgen generate

// New gives the schema with resolvers over a small invented organization.
func New() graphql.ExecutableSchema { return NewExecutableSchema(Config{Resolvers: resolver{}}) }

type momentKey struct{}

// WithMoment is a context that the field moment answers with.
func WithMoment(ctx context.Context, moment string) context.Context {
	return context.WithValue(ctx, momentKey{}, moment)
}

// Secret is part of every cause that no client may see.
const Secret = "bolt://secret.internal"

type (
	resolver     struct{}
	query        struct{}
	mutation     struct{}
	subscription struct{}
	person       struct{}
)

func (resolver) Query() QueryResolver               { return query{} }
func (resolver) Mutation() MutationResolver         { return mutation{} }
func (resolver) Subscription() SubscriptionResolver { return subscription{} }
func (resolver) Person() PersonResolver             { return person{} }

func named(i int) *Person {
	return &Person{ID: fmt.Sprintf("person/p%d", i), Name: fmt.Sprintf("Person %d", i), Aliases: []string{"p"}}
}

func some(n *int32) []*Person {
	list := []*Person{}
	for i := 0; n != nil && i < int(*n); i++ {
		list = append(list, named(i))
	}
	return list
}

func (query) Org(context.Context) (*Org, error) { return &Org{Name: "Acme", Headcount: 3}, nil }

func (query) People(_ context.Context, first, _ *int32, _ *string) (*PersonConnection, error) {
	if first != nil && *first < 0 {
		return nil, org.Errorf(org.Invalid, "first", "must not be negative, but is %d", *first)
	}
	c := &PersonConnection{Edges: []*PersonEdge{}, Nodes: some(first), Excluded: []*Person{}}
	for _, p := range c.Nodes {
		c.Edges = append(c.Edges, &PersonEdge{Cursor: p.ID, Node: p})
	}
	c.TotalCount = int32(len(c.Nodes))
	return c, nil
}

func (query) Person(_ context.Context, ref string) (*Person, error) {
	return &Person{ID: ref, Name: ref}, nil
}
func (query) Team(_ context.Context, first *int32) ([]*Person, error) { return some(first), nil }

func (query) Nodes(_ context.Context, ids []string) ([]*Person, error) {
	list := []*Person{}
	for _, id := range ids {
		list = append(list, &Person{ID: id})
	}
	return list, nil
}

func (query) Fail(_ context.Context, how string) (string, error) { return "", failure(how) }

func (query) Maybe(_ context.Context, how string) (*string, error) { return nil, failure(how) }

func failure(how string) error {
	switch how {
	case "unknown":
		return errors.New("dial " + Secret)
	case "panic":
		panic("index out of " + Secret)
	}
	return fmt.Errorf("asking the store: %w", &org.Error{Code: org.Code(how), Argument: "how", Message: "as asked for", Err: errors.New(Secret)})
}

func (query) Number(_ context.Context, n int32) (int32, error) { return n, nil }

func (query) Pick(_ context.Context, one Color, _ *Filter) (Color, error) { return one, nil }

func (query) Wait(ctx context.Context) (string, error) {
	<-ctx.Done()
	return "", ctx.Err()
}

func (query) Moment(ctx context.Context) (string, error) {
	moment, _ := ctx.Value(momentKey{}).(string)
	return moment, nil
}

func (person) Manager(context.Context, *Person) (*Person, error) { return named(0), nil }

func (person) Reports(_ context.Context, _ *Person, first *int32) ([]*Person, error) {
	return some(first), nil
}

func (mutation) Rename(_ context.Context, ref, name string) (*Person, error) {
	return &Person{ID: ref, Name: name}, nil
}

func (mutation) Read(_ context.Context, file graphql.Upload) (string, error) {
	text, err := io.ReadAll(file.File)
	return file.Filename + ": " + string(text), err
}

func (m mutation) ReadAll(ctx context.Context, files []*graphql.Upload) ([]string, error) {
	texts := []string{}
	for _, file := range files {
		text, err := m.Read(ctx, *file)
		if err != nil {
			return nil, err
		}
		texts = append(texts, text)
	}
	return texts, nil
}

func (subscription) Count(ctx context.Context, to *int32) (<-chan int32, error) {
	numbers := make(chan int32)
	go func() {
		defer close(numbers)
		for n := int32(1); *to == 0 || n <= *to; n++ {
			select {
			case numbers <- n:
			case <-ctx.Done():
				return
			}
			if *to == 0 {
				<-ctx.Done()
				return
			}
		}
	}()
	return numbers, nil
}

func (subscription) Broken(context.Context) (<-chan int32, error) {
	return nil, errors.New("dial " + Secret)
}
