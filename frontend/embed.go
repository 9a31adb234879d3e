// Package frontend holds the built pages, so that the server is one file. Go builds without them: dist then holds
// nothing but a placeholder, and the server says how they are built.
package frontend

import (
	"embed"
	"io/fs"
)

//go:embed all:dist
var dist embed.FS

// Explorer is the built explorer; without an index.html where it was not built.
func Explorer() fs.FS { return within("dist/explorer") }

// GraphiQL is the built GraphiQL; without an index.html where it was not built.
func GraphiQL() fs.FS { return within("dist/graphiql") }

func within(folder string) fs.FS {
	sub, err := fs.Sub(dist, folder)
	if err != nil {
		panic(err) // only for a folder's name that no file system could have
	}
	return sub
}
