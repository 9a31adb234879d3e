package neo4j_test

import (
	"crypto/tls"
	"encoding/pem"
	"io"
	"net"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rung/store"
	"rung/store/storetest"
)

// TestCertificatesAreChecked talks to the server through TLS, by a certificate that a file names (Go reads the
// variable once, so nothing else here may need certificates) and by one that nobody signed.
func TestCertificatesAreChecked(t *testing.T) {
	behind := server(t)
	empty(t, behind)
	example := httptest.NewUnstartedServer(nil)
	example.StartTLS()
	certificates, known := example.TLS.Certificates, example.Certificate()
	example.Close()
	file := filepath.Join(t.TempDir(), "authority.pem")
	if err := os.WriteFile(file, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: known.Raw}), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("SSL_CERT_FILE", file)
	l, err := tls.Listen("tcp", "127.0.0.1:0", &tls.Config{Certificates: certificates})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go join(c, behind)
		}
	}()
	_, port, _ := net.SplitHostPort(l.Addr().String())

	s := open(t, "bolt+s://127.0.0.1:"+port)
	f := load(t, s)
	commit(t, s, f.Revision, "", storetest.Delta(10))
	if _, err := store.Open(t.Context(), "bolt+s://localhost:"+port); err == nil || !strings.Contains(err.Error(), "certificate") {
		t.Errorf("a certificate of another host: %v, want it refused", err)
	}
	open(t, "bolt+ssc://localhost:"+port)
	if _, err := store.Open(t.Context(), "bolt://127.0.0.1:"+port); err == nil {
		t.Error("without TLS the server was reached all the same")
	}
}

// join hands on what comes from one end to the other.
func join(c net.Conn, address string) {
	defer c.Close()
	to, err := net.Dial("tcp", address)
	if err != nil {
		return
	}
	defer to.Close()
	go func() {
		defer to.Close()
		_, _ = io.Copy(to, c)
	}()
	_, _ = io.Copy(c, to)
}
