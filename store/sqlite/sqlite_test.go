package sqlite_test

import (
	"path/filepath"
	"testing"

	"rung/store/storetest"
)

func TestConformance(t *testing.T) {
	storetest.Run(t, storetest.Adapter{
		URL: func(t *testing.T) string { return "sqlite:" + filepath.Join(t.TempDir(), "new", "rung.db") },
	})
}
