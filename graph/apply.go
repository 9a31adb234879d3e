package graph

import (
	"context"
	"errors"
	"io"

	"github.com/99designs/gqlgen/graphql"

	"rung/graph/model"
	"rung/intake"
	"rung/org"
	"rung/store"
)

// apply checks changes and, without a dry run, commits them.
func (r *Resolver) apply(ctx context.Context, in []model.ChangeInput, q store.Request) (*model.ApplyResult, error) {
	list, problems, err := changes(in)
	if err != nil {
		return nil, err
	}
	if err := r.mayChange(ctx, list, q.Effective); err != nil {
		return nil, err
	}
	if len(problems) > 0 {
		m := r.live().Now()
		return model.NewApplyResult(store.Result{Revision: m.Revision(), Problems: problems, Snapshot: m.Today()}, m.Facts(), q.DryRun), nil
	}
	q.Changes = list
	q.By, q.Origin = author(ctx)
	before := r.live().Facts()
	done, err := r.live().Apply(ctx, q)
	if err != nil {
		return nil, err
	}
	return model.NewApplyResult(done, before, q.DryRun), nil
}

// most tries of an import whose organization others are changing meanwhile.
const importTries = 5

// importPeople reads a file and, without a dry run, applies what it comes to.
func (r *Resolver) importPeople(ctx context.Context, file graphql.Upload, in *model.ImportOptions, dryRun bool) (*model.ImportReport, error) {
	if err := pinned(ctx).viewer.MayImport(); err != nil {
		return nil, err
	}
	options, expected := importOptions(in)
	q := store.Request{Reason: file.Filename, ExpectedRevision: expected, DryRun: dryRun}
	q.By, q.Origin = author(ctx)
	return Import(ctx, r.live(), file.File, options, q)
}

// Import reads a file and, without a dry run, applies what it comes to as one revision. Where others change the
// organization in between, the file is compared anew.
func Import(ctx context.Context, live *store.Live, file io.ReadSeeker, options intake.Options, q store.Request) (*model.ImportReport, error) {
	for try := 1; ; try++ {
		m := live.Now()
		if q.ExpectedRevision != nil && *q.ExpectedRevision != m.Revision() {
			return nil, org.Errorf(org.Conflict, "options.expectedRevision", "revision %d is expected, but %d is the newest", *q.ExpectedRevision, m.Revision())
		}
		plan, err := intake.Prepare(file, options, m.Facts(), m.Today().Date())
		if err != nil {
			return nil, err
		}
		if plan.Report.Refused() {
			return model.NewImportReport(plan.Report, false, m.Revision(), nil, nil), nil
		}
		revision := m.Revision()
		request := q
		request.Changes, request.Effective, request.ExpectedRevision = plan.Changes, plan.Effective, &revision
		if len(plan.Changes) == 0 {
			return model.NewImportReport(plan.Report, !q.DryRun, revision, nil, m.Today()), nil
		}
		done, err := live.Apply(ctx, request)
		var e *org.Error
		if errors.As(err, &e) && e.Code == org.Conflict && try < importTries {
			continue // with a revision expected, it says so
		}
		if err != nil {
			return nil, err
		}
		report := plan.Report
		if len(done.Problems) > 0 {
			report.Problems = append(plan.Problems(done.Problems), report.Problems...)
			return model.NewImportReport(report, false, done.Revision, nil, nil), nil
		}
		after := done.Snapshot
		movements := func() []org.Movement {
			list := done.Delta.Movements(m.Facts(), after.Facts())
			for i := range list {
				list[i] = list[i].In(after)
			}
			return list
		}
		return model.NewImportReport(report, done.Applied, done.Revision, movements, after), nil
	}
}

func importOptions(in *model.ImportOptions) (o intake.Options, expected *int) {
	if in == nil {
		return o, nil
	}
	o = intake.Options{
		Format:       value(in.Format),
		MatchBy:      value(in.MatchBy),
		Effective:    value(in.Effective),
		LeaveMissing: value(in.LeaveMissing),
		Blanks:       value(in.Blanks),
		OnDuplicate:  value(in.OnDuplicate),
		Ladder:       value(in.Ladder),
	}
	for _, c := range in.Columns.Value() {
		o.Columns = append(o.Columns, intake.ColumnOption{Column: c.Column, UsedAs: c.UsedAs.Value()})
	}
	for _, g := range in.Grades.Value() {
		o.Grades = append(o.Grades, intake.GradeOption(g))
	}
	return o, intOf(in.ExpectedRevision.Value())
}
