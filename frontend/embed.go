// Package frontend holds the built pages, so that the server is one file. Go builds without them: dist then holds
// nothing but a placeholder, and what is missing says how it is built.
package frontend

import (
	"embed"
	"io/fs"
)

//go:embed all:dist
var dist embed.FS

//go:embed home
var home embed.FS

// Home is a small page in place of an explorer: what the server holds, and where to ask.
func Home() fs.FS { return within(home, "home") }

// GraphiQL is the built GraphiQL; without an index.html where it was not built.
func GraphiQL() fs.FS { return within(dist, "dist/graphiql") }

func within(files embed.FS, folder string) fs.FS {
	sub, err := fs.Sub(files, folder)
	if err != nil {
		panic(err) // only for a folder's name that no file system could have
	}
	return sub
}
