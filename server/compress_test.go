package server_test

import (
	"compress/gzip"
	"io"
	"net/http"
	"strings"
	"testing"
	"testing/fstest"

	"rung/server"
)

func TestAssetsAreSentCompressedToWhoeverTakesThem(t *testing.T) {
	t.Parallel()
	script := strings.Repeat("export const again = 'and again';\n", 200)
	files := fstest.MapFS{
		"index.html":         {Data: []byte("the index")},
		"assets/a-123.js":    {Data: []byte(script)},
		"assets/tiny-1.js":   {Data: []byte("1")},
		"assets/inter.woff2": {Data: []byte(strings.Repeat("font", 200))},
	}
	web := start(t, func(c *server.Config) { c.Explorer, c.GraphiQL = files, files })
	get := func(path string, headers ...string) *http.Response {
		t.Helper()
		r := request(t, "GET", web.URL+path, "", headers...)
		if r.Header.Get("Accept-Encoding") == "" {
			r.Header.Set("Accept-Encoding", "identity") // or Go would ask for gzip and unpack it
		}
		response, err := http.DefaultTransport.RoundTrip(r)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = response.Body.Close() })
		return response
	}

	for _, prefix := range []string{"/", "/graphiql/"} {
		for range 2 { // packed, and kept
			a := get(prefix+"assets/a-123.js", "Accept-Encoding", "br, gzip")
			if a.Header.Get("Content-Encoding") != "gzip" || a.Header.Get("Vary") != "Accept-Encoding" || !strings.HasPrefix(a.Header.Get("Content-Type"), "text/javascript") || !strings.Contains(a.Header.Get("Cache-Control"), "immutable") {
				t.Errorf("%s: got the headers %v, want a compressed script", prefix, a.Header)
			}
			if a.ContentLength <= 0 || a.ContentLength >= int64(len(script)) {
				t.Errorf("%s: got %d bytes of %d, want fewer", prefix, a.ContentLength, len(script))
			}
			unpacked, err := gzip.NewReader(a.Body)
			if err != nil {
				t.Fatal(err)
			}
			if got, err := io.ReadAll(unpacked); string(got) != script || err != nil {
				t.Errorf("%s: got %d bytes (%v), want the script's %d", prefix, len(got), err, len(script))
			}
		}
	}
	for _, c := range []struct{ path, accept string }{
		{"/assets/a-123.js", "identity"},
		{"/assets/a-123.js", "gzip;q=0"},
		{"/assets/tiny-1.js", "gzip"},
		{"/assets/inter.woff2", "gzip"},
	} {
		a := get(c.path, "Accept-Encoding", c.accept)
		got, err := io.ReadAll(a.Body)
		if want := string(files[c.path[1:]].Data); a.Header.Get("Content-Encoding") != "" || string(got) != want || err != nil {
			t.Errorf("%s for %q: got %d bytes as %q (%v), want the %d of the file as they are", c.path, c.accept, len(got), a.Header.Get("Content-Encoding"), err, len(want))
		}
	}
	part := get("/assets/a-123.js", "Accept-Encoding", "gzip", "Range", "bytes=0-5")
	if got, _ := io.ReadAll(part.Body); part.StatusCode != http.StatusPartialContent || string(got) != script[:6] {
		t.Errorf("a range: got %d %q, want the first bytes of the file", part.StatusCode, got)
	}
}
