package testserver

import (
	"archive/zip"
	"context"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"time"
)

// BrowserVersion is that of Neo4j Browser, which has releases of its own.
const BrowserVersion = "5.24.0"

// ServeBrowser serves Neo4j Browser, the database's own page for Cypher, until ctx ends, and returns the address at
// which it is connected to the server. Its jar is fetched by Maven, once; port 0 is a free one.
func (s *Server) ServeBrowser(ctx context.Context, port int) (string, error) {
	name, err := browserJar(ctx)
	if err != nil {
		return "", err
	}
	jar, err := zip.OpenReader(name)
	if err != nil {
		return "", fmt.Errorf("Neo4j Browser cannot be read: %w", err)
	}
	listener, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", port))
	if err != nil {
		return "", fmt.Errorf("Neo4j Browser cannot be served: %w", err)
	}
	pages := &http.Server{Handler: http.FileServerFS(jar), ReadHeaderTimeout: 10 * time.Second}
	go func() { _ = pages.Serve(listener) }()
	context.AfterFunc(ctx, func() {
		_ = pages.Close()
		_ = jar.Close()
	})
	to := url.Values{"dbms": {"bolt://" + s.Address()}}
	if !s.options.Login {
		to.Set("preselectAuthMethod", "NO_AUTH")
	}
	return fmt.Sprintf("http://%s/browser/?%s", listener.Addr(), to.Encode()), nil
}

// browserJar returns the file that Neo4j Browser is in, and fetches it where it is not there.
func browserJar(ctx context.Context) (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("there is no place for Neo4j Browser: %w", err)
	}
	folder := filepath.Join(cache, "rung", "neo4j-browser-"+BrowserVersion)
	jar := filepath.Join(folder, "neo4j-browser-"+BrowserVersion+".jar")
	if _, err := os.Stat(jar); err == nil {
		return jar, nil
	}
	return jar, fetch(ctx, folder, "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy", "-Dartifact=org.neo4j.client:neo4j-browser:"+BrowserVersion)
}
