package server

import (
	"io/fs"
	"net/http"
	"path"
	"strings"
)

// What pages may load: only from this server, and no script but a file's.
const (
	policyExplorer = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
	// GraphiQL's editor sets styles from script, ships its font as data and starts workers.
	policyGraphiQL = "default-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; img-src 'self' data:; worker-src 'self' blob:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)

// pages serves the files of a built front end below prefix. A path that neither is a file nor looks like one gets
// index.html, because the front end reads the path itself. absent answers where there is no index.html.
func pages(prefix string, files fs.FS, policy string, absent http.Handler) http.Handler {
	if files == nil {
		return absent
	}
	if _, err := fs.Stat(files, "index.html"); err != nil {
		return absent
	}
	server := http.StripPrefix(strings.TrimSuffix(prefix, "/"), http.FileServerFS(files))
	small := &packed{files: files}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			http.Error(w, "only GET is served here", http.StatusMethodNotAllowed)
			return
		}
		header := w.Header()
		header.Set("Content-Security-Policy", policy)
		header.Set("X-Content-Type-Options", "nosniff")
		header.Set("Referrer-Policy", "no-referrer")

		name := strings.TrimPrefix(path.Clean(r.URL.Path), strings.TrimSuffix(prefix, "/"))
		name = strings.TrimPrefix(name, "/")
		info, err := fs.Stat(files, orIndex(name))
		switch {
		case err == nil && !info.IsDir() && strings.HasPrefix(name, "assets/"):
			header.Set("Cache-Control", "public, max-age=31536000, immutable") // a bundler puts a hash in these names
			if !small.serve(w, r, name) {
				server.ServeHTTP(w, r)
			}
		case err == nil && !info.IsDir() && name != "" && name != "index.html":
			header.Set("Cache-Control", "no-cache")
			server.ServeHTTP(w, r)
		case path.Ext(name) != "" && name != "index.html" && (!strings.Contains(name, "/") || strings.HasPrefix(name, "assets/")):
			http.NotFound(w, r) // deeper paths may end in an id with a dot, /people/ada.lovelace
		default:
			header.Set("Cache-Control", "no-cache")
			http.ServeFileFS(w, r, files, "index.html")
		}
	})
}

func orIndex(name string) string {
	if name == "" {
		return "index.html"
	}
	return name
}

// unbuilt says how to build a front end that this server was built without.
func unbuilt(what string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		http.Error(w, what+" is not part of this build. To add it: npm --prefix frontend ci && npm --prefix frontend run build, then build the server again", http.StatusNotFound)
	})
}
