package server

import (
	"html/template"
	"net/http"
)

// saying is a page of a few words, without script.
var saying = template.Must(template.New("").Parse(`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>{{.Title}}</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; max-width: 32rem; margin: 20vh auto; padding: 0 1.5rem }
h1 { font-size: 1.25rem }
</style>
<main>
<h1>{{.Title}}</h1>
<p>{{.Words}}</p>
<p><a href="{{.Next}}">Sign in</a></p>
</main>
</html>
`))

const policySaying = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// say answers with a page that says a few words, and leads on to signing in.
func say(w http.ResponseWriter, status int, title, words, next string) {
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Security-Policy", policySaying)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	w.WriteHeader(status)
	_ = saying.Execute(w, map[string]string{"Title": title, "Words": words, "Next": next}) // a client that went away needs no answer
}
