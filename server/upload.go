package server

import (
	"encoding/json"
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"rung/org"
)

// preflightHeaders are headers that a browser sends to another origin only after asking that origin first. A form on
// somebody's page can post multipart/form-data without asking, so an upload carries one of them, with any value.
var preflightHeaders = []string{"X-Rung-Request", "Apollo-Require-Preflight", "GraphQL-Require-Preflight"}

const (
	uploadTime  = 5 * time.Minute // for a whole upload to arrive
	uploadsMost = 10              // files in one request
)

// readMultipart reads a request as the GraphQL multipart request specification says: operations, map, files.
// Files go to disk, so that an upload costs no memory; done removes them.
func (e *endpoint) readMultipart(w http.ResponseWriter, r *http.Request, boundary string) (params *graphql.RawParams, done func(), bad *badRequest) {
	files := &uploads{}
	fail := func(bad *badRequest) (*graphql.RawParams, func(), *badRequest) { return nil, files.remove, bad }

	if !preflighted(r) {
		return fail(&badRequest{http.StatusForbidden, coded(string(org.Forbidden), "an upload needs one of the headers %s, which forms on other pages cannot send", strings.Join(preflightHeaders, ", "))})
	}
	if r.ContentLength > e.limits.Upload {
		return fail(tooLarge("the upload", e.limits.Upload))
	}
	if boundary == "" {
		return fail(malformed("", "the multipart request names no boundary"))
	}
	_ = http.NewResponseController(w).SetReadDeadline(time.Now().Add(uploadTime)) // kept by default where it cannot be set
	parts := multipart.NewReader(http.MaxBytesReader(w, r.Body, e.limits.Upload), boundary)

	operations, bad := e.field(parts, "operations")
	if bad != nil {
		return fail(bad)
	}
	if params, bad = decodeParams(operations); bad != nil {
		return fail(bad)
	}
	text, bad := e.field(parts, "map")
	if bad != nil {
		return fail(bad)
	}
	var places map[string][]string
	if json.Unmarshal(text, &places) != nil {
		return fail(malformed("map", "map is no JSON object of lists of paths"))
	}
	if len(places) > uploadsMost {
		return fail(malformed("map", "map names %d files; at most %d are allowed", len(places), uploadsMost))
	}
	for {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return fail(unread(err, e.limits.Upload))
		}
		name := part.FormName()
		paths, wanted := places[name]
		if !wanted {
			return fail(malformed("map", "the file %q is not in the map", shorten(name, nameKept)))
		}
		delete(places, name)
		upload, err := files.keep(part)
		if err != nil {
			var large *http.MaxBytesError
			if errors.As(err, &large) || errors.Is(err, io.ErrUnexpectedEOF) {
				return fail(unread(err, e.limits.Upload))
			}
			e.engine.log.Error("an upload could not be kept", "error", err.Error())
			return fail(&badRequest{http.StatusInternalServerError, coded(string(org.Internal), "internal error")})
		}
		for _, path := range paths {
			if !fill(params.Variables, path, upload) {
				return fail(malformed("map", "the path %q leads to no null among the variables", shorten(path, nameKept)))
			}
		}
	}
	for name := range places {
		return fail(malformed("map", "the file %q of the map was not sent", shorten(name, nameKept)))
	}
	return params, files.remove, nil
}

func preflighted(r *http.Request) bool {
	for _, name := range preflightHeaders {
		if r.Header.Get(name) != "" {
			return true
		}
	}
	return false
}

// field reads the next part, which must be the one named, within the limit of a JSON body.
func (e *endpoint) field(parts *multipart.Reader, name string) ([]byte, *badRequest) {
	part, err := parts.NextPart()
	if err != nil || part.FormName() != name {
		return nil, malformed(name, "a multipart request has the parts operations, map and files, in this order; %s is missing", name)
	}
	text, err := io.ReadAll(io.LimitReader(part, e.limits.Body+1))
	if err != nil {
		return nil, unread(err, e.limits.Upload)
	}
	if int64(len(text)) > e.limits.Body {
		return nil, tooLarge(name, e.limits.Body)
	}
	return text, nil
}

// uploads are files kept on disk for the time of one request.
type uploads struct{ files []*os.File }

func (u *uploads) keep(part *multipart.Part) (graphql.Upload, error) {
	file, err := os.CreateTemp("", "rung-upload-")
	if err != nil {
		return graphql.Upload{}, err
	}
	u.files = append(u.files, file)
	size, err := io.Copy(file, part)
	if err != nil {
		return graphql.Upload{}, err
	}
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return graphql.Upload{}, err
	}
	return graphql.Upload{File: file, Filename: part.FileName(), Size: size, ContentType: part.Header.Get("Content-Type")}, nil
}

func (u *uploads) remove() {
	for _, file := range u.files {
		_ = file.Close()
		_ = os.Remove(file.Name())
	}
}

// fill puts an upload where a path such as variables.files.0 leads, which must be a null.
func fill(variables map[string]any, path string, upload graphql.Upload) bool {
	steps := strings.Split(path, ".")
	if len(steps) < 2 || steps[0] != "variables" {
		return false
	}
	var at any = variables
	for i, step := range steps[1:] {
		last := i == len(steps)-2
		switch in := at.(type) {
		case map[string]any:
			value, ok := in[step]
			if !ok || last && value != nil {
				return false
			}
			if last {
				in[step] = upload
			}
			at = value
		case []any:
			index, err := strconv.Atoi(step)
			if err != nil || index < 0 || index >= len(in) || last && in[index] != nil {
				return false
			}
			if last {
				in[index] = upload
				return true
			}
			at = in[index]
		default:
			return false
		}
	}
	return true
}
