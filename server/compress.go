package server

import (
	"bytes"
	"compress/gzip"
	"io/fs"
	"net/http"
	"path"
	"strconv"
	"strings"
	"sync"
)

// packed holds the files of a build compressed. They never change, so each is compressed once, when first asked for.
type packed struct {
	files fs.FS
	kept  sync.Map // name of a file → *packedFile
}

type packedFile struct {
	once sync.Once
	zip  []byte // nil where compressing gains nothing
}

// compressible has the media types of the files that compressing makes smaller; pictures and fonts of the web are
// compressed already.
var compressible = map[string]string{
	".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".json": "application/json",
	".svg": "image/svg+xml", ".ttf": "font/ttf",
}

// serve answers with the compressed file where there is one and the client takes it, and tells whether it did.
func (p *packed) serve(w http.ResponseWriter, r *http.Request, name string) bool {
	mediaType, known := compressible[path.Ext(name)]
	if !known {
		return false
	}
	w.Header().Add("Vary", "Accept-Encoding")
	if !takesGzip(r) || r.Header.Get("Range") != "" {
		return false
	}
	kept, _ := p.kept.LoadOrStore(name, &packedFile{})
	file := kept.(*packedFile)
	file.once.Do(func() { file.zip = compress(p.files, name) })
	if file.zip == nil {
		return false
	}
	w.Header().Set("Content-Type", mediaType)
	w.Header().Set("Content-Encoding", "gzip")
	w.Header().Set("Content-Length", strconv.Itoa(len(file.zip)))
	if r.Method != http.MethodHead {
		_, _ = w.Write(file.zip) // a client that went away needs no answer
	}
	return true
}

func compress(files fs.FS, name string) []byte {
	plain, err := fs.ReadFile(files, name)
	if err != nil {
		return nil
	}
	var zip bytes.Buffer
	writer, _ := gzip.NewWriterLevel(&zip, gzip.BestCompression) // the level is a valid one
	_, _ = writer.Write(plain)                                   // a buffer takes all
	_ = writer.Close()
	if zip.Len() >= len(plain) {
		return nil
	}
	return zip.Bytes()
}

// takesGzip tells whether the client names gzip, and not to refuse it.
func takesGzip(r *http.Request) bool {
	for part := range strings.SplitSeq(strings.Join(r.Header.Values("Accept-Encoding"), ","), ",") {
		coding, parameter, _ := strings.Cut(part, ";")
		if !strings.EqualFold(strings.TrimSpace(coding), "gzip") {
			continue
		}
		_, quality, found := strings.Cut(parameter, "=")
		q, err := strconv.ParseFloat(strings.TrimSpace(quality), 64)
		return !found || err != nil || q > 0
	}
	return false
}
