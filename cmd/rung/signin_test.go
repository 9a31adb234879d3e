package main

import (
	"bytes"
	"context"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/coder/websocket"
	"github.com/golang-jwt/jwt/v5"
	"github.com/oauth2-proxy/mockoidc"
)

// secured is a server with Acme's people, whose viewers sign in with an issuer that runs here.
type secured struct {
	*served
	issuer *mockoidc.MockOIDC
	store  string
}

const sessionKey = "c2l4dGVlbiBieXRlcyBhbmQgc2l4dGVlbiBieXRlcyE="

func serveSecured(t *testing.T, more ...string) *secured {
	t.Helper()
	issuer, err := mockoidc.Run()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { issuer.Shutdown() })
	acme := serveAcme(t)
	acme.stop()
	store := acme.store
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := free.Addr().String()
	free.Close()
	s := serve(t, append([]string{"--no-sample", "--store", store, "--listen", address, "--url", "http://" + address, "--session-key", sessionKey,
		"--oidc-issuer", issuer.Issuer(), "--oidc-client-id=" + issuer.ClientID, "--oidc-client-secret=" + issuer.ClientSecret, "--oidc-scopes", "email,profile,groups", "--oidc-role-claim", "groups"}, more...)...)
	return &secured{s, issuer, store}
}

// browser signs somebody in, as a browser would, and returns what asks in their name; the first page is to.
func (s *secured) browser(email, to string, groups ...string) (asks *served, first reply) {
	s.t.Helper()
	s.issuer.QueueUser(&mockoidc.MockUser{Subject: email, Email: email, EmailVerified: true, PreferredUsername: strings.Split(email, "@")[0], Groups: groups})
	jar, err := cookiejar.New(nil)
	if err != nil {
		s.t.Fatal(err)
	}
	one := *s.served
	one.client = &http.Client{Jar: jar, Timeout: 20 * time.Second}
	first = one.send("GET", to, nil, "Accept", "text/html")
	return &one, first
}

// bearer returns what asks with a token.
func (s *secured) bearer(token string) *served {
	one := *s.served
	one.headers = []string{"Authorization", "Bearer " + token}
	return &one
}

// claims of a program's token that the issuer gives.
func (s *secured) claims(change func(jwt.MapClaims)) jwt.MapClaims {
	c := jwt.MapClaims{
		"iss": s.issuer.Issuer(), "aud": s.issuer.ClientID, "sub": "nightly", "exp": time.Now().Add(time.Hour).Unix(),
		"iat": time.Now().Unix(), "groups": []string{"ANALYST"},
	}
	if change != nil {
		change(c)
	}
	return c
}

func (s *secured) signed(change func(jwt.MapClaims)) string {
	s.t.Helper()
	text, err := s.issuer.Keypair.SignJWT(s.claims(change))
	if err != nil {
		s.t.Fatal(err)
	}
	return text
}

const whoami = `{ viewer { name roles signedIn person { ref } } }`

func TestWhoHasNotSignedInSeesNothing(t *testing.T) {
	s := serveSecured(t)
	s.client = &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	for _, page := range []string{"/", "/people/ada", "/graphiql/"} {
		a := s.send("GET", page, nil, "Accept", "text/html")
		if want := "/sign-in?to=" + url.QueryEscape(page); a.status != http.StatusFound || a.header.Get("Location") != want {
			t.Errorf("%s answers %d, to %q, want a redirect to %q", page, a.status, a.header.Get("Location"), want)
		}
	}
	for _, query := range []string{`{ org { headcount } }`, `{ __schema { queryType { name } } }`, `mutation { apply(changes: []) { applied } }`, `nonsense`} {
		a := s.refuses(query, "UNAUTHENTICATED")
		if a.status != http.StatusUnauthorized || !strings.HasPrefix(a.header.Get("WWW-Authenticate"), "Bearer") || len(a.text) > 500 {
			t.Errorf("%s answers %d, %q, %d bytes", query, a.status, a.header.Get("WWW-Authenticate"), len(a.text))
		}
	}
	for _, path := range []string{"/healthz", "/readyz", "/metrics"} {
		if a := s.send("GET", path, nil); a.status != http.StatusOK {
			t.Errorf("%s answers %d", path, a.status)
		}
	}
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	c, _, err := websocket.Dial(ctx, s.url+"/graphql", &websocket.DialOptions{Subprotocols: []string{"graphql-transport-ws"}})
	if err != nil {
		t.Fatal(err)
	}
	c.Write(ctx, websocket.MessageText, []byte(`{"type": "connection_init"}`))
	if _, text, err := c.Read(ctx); websocket.CloseStatus(err) != 4403 {
		t.Errorf("a WebSocket without a token is told %s, %v, want it closed with 4403", text, err)
	}
}

func TestAPersonSignsInWithABrowser(t *testing.T) {
	s := serveSecured(t)
	bo, first := s.browser("bo@acme.example", "/people/bo-bang?date=2025-01-01", "EDITOR", "something else")
	if got := first.url.RequestURI(); got != "/people/bo-bang?date=2025-01-01" {
		t.Errorf("signing in leads to %s, want the page asked for: %s", got, shown(first.text))
	}
	bo.says(whoami, `{"viewer":{"name":"bo","roles":["VIEWER","ANALYST","EDITOR"],"signedIn":true,"person":{"ref":"person/bo-bang"}}}`)
	at, _ := url.Parse(s.url)
	cookies := bo.client.Jar.Cookies(at)
	if len(cookies) != 1 || cookies[0].Name != "rung" {
		t.Fatalf("the cookies are %v, want the session's alone", cookies)
	}
	if strings.Contains(cookies[0].Value, "bo") && strings.Contains(cookies[0].Value, "acme") {
		t.Error("the cookie can be read")
	}

	t.Run("the cookie is the browser's alone", func(t *testing.T) {
		s.issuer.QueueUser(&mockoidc.MockUser{Subject: "x", Email: "x@acme.example"})
		jar, _ := cookiejar.New(nil)
		c := &http.Client{Jar: jar, CheckRedirect: func(r *http.Request, via []*http.Request) error {
			if via[len(via)-1].URL.Path == "/sign-in/callback" {
				return http.ErrUseLastResponse
			}
			return nil
		}}
		a, err := c.Get(s.url + "/sign-in")
		if err != nil {
			t.Fatal(err)
		}
		a.Body.Close()
		for _, line := range a.Header.Values("Set-Cookie") {
			if !strings.Contains(line, "HttpOnly") || !strings.Contains(line, "SameSite=Lax") {
				t.Errorf("the cookie is set by %q", line)
			}
		}
	})
	t.Run("another site may not use it", func(t *testing.T) {
		mutation := `{"query": "mutation { apply(changes: [{closeOpening: \"x\"}], dryRun: true) { applied } }"}`
		for _, headers := range [][]string{
			{"Content-Type", "application/json", "Origin", "https://evil.example"},
			{"Content-Type", "application/json", "Sec-Fetch-Site", "cross-site"},
			{"Content-Type", "application/json", "Origin", "null"},
			{"Content-Type", "application/json", "Sec-Fetch-Site", "same-site"},
		} {
			if a := bo.send("POST", "/graphql", strings.NewReader(mutation), headers...); a.status != http.StatusForbidden || a.codes() != "FORBIDDEN" {
				t.Errorf("with %v it answers %d %s", headers, a.status, a.text)
			}
		}
		for _, kind := range []string{"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"} {
			if a := bo.send("POST", "/graphql", strings.NewReader(mutation), "Content-Type", kind); a.status < 400 {
				t.Errorf("as %s it answers %d %s", kind, a.status, a.text)
			}
		}
		if a := bo.send("POST", "/graphql", strings.NewReader(mutation), "Content-Type", "application/json", "Origin", s.url, "Sec-Fetch-Site", "same-origin"); a.status != http.StatusOK {
			t.Errorf("from its own page it answers %d %s", a.status, a.text)
		}
		h := http.Header{"Origin": {"https://evil.example"}, "Cookie": {cookies[0].String()}}
		if c, a, err := websocket.Dial(t.Context(), s.url+"/graphql", &websocket.DialOptions{HTTPHeader: h, Subprotocols: []string{"graphql-transport-ws"}}); err == nil || a.StatusCode != http.StatusForbidden {
			t.Errorf("a WebSocket of another site's page: %v, %v", c, err)
		}
		if a := bo.send("POST", "/sign-out", nil, "Sec-Fetch-Site", "cross-site"); a.status != http.StatusForbidden {
			t.Errorf("another site signs out: %d", a.status)
		}
	})
	t.Run("a changed cookie is nobody's", func(t *testing.T) {
		for _, value := range []string{cookies[0].Value[:len(cookies[0].Value)-2], "x" + cookies[0].Value, "", "AAAA"} {
			a := s.send("POST", "/graphql", strings.NewReader(`{"query": "{ viewer { name } }"}`), "Content-Type", "application/json", "Cookie", "rung="+value)
			if a.status != http.StatusUnauthorized {
				t.Errorf("the cookie %.20s… is answered %d %s", value, a.status, a.text)
			}
		}
	})
	t.Run("changes say who and from where", func(t *testing.T) {
		bo.headers = []string{"Rung-Page", "1"}
		bo.applied(`{update: {person: "fay-fox", title: "Lead Designer"}}`, "")
		bo.says(`{ org { revisions(first: 1) { nodes { by origin } } } }`, `{"org":{"revisions":{"nodes":[{"by":"bo","origin":"explorer from 127.0.0.1"}]}}}`)
	})
	t.Run("signing out ends it", func(t *testing.T) {
		if a := bo.send("POST", "/sign-out", nil, "Sec-Fetch-Site", "same-origin"); a.status != http.StatusOK || !strings.Contains(a.text, `"next":"/signed-out"`) {
			t.Errorf("it answers %d %s", a.status, a.text)
		}
		if a := bo.ask(whoami, nil); a.status != http.StatusUnauthorized {
			t.Errorf("afterwards: %d %s", a.status, a.text)
		}
	})
	if log := s.log.String(); !strings.Contains(log, `what="signed in" by=bo role=EDITOR address=127.0.0.1`) || !strings.Contains(log, `what="signed out" by=bo`) {
		t.Errorf("the log says nothing of it: %s", log)
	}
	for _, secret := range []string{s.issuer.ClientSecret, cookies[0].Value, sessionKey, "code="} {
		if strings.Contains(s.log.String(), secret) {
			t.Errorf("the log has the secret %.10s…", secret)
		}
	}
}

func TestAnAttemptToSignInIsOneBrowsersAndLeadsNowhereElse(t *testing.T) {
	s := serveSecured(t)
	s.client = &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	begun := s.send("GET", "/sign-in?to=/people", nil)
	to, err := url.Parse(begun.header.Get("Location"))
	if err != nil || begun.status != http.StatusFound {
		t.Fatalf("it answers %d to %s", begun.status, begun.header.Get("Location"))
	}
	q := to.Query()
	for name, want := range map[string]string{"response_type": "code", "code_challenge_method": "S256", "redirect_uri": s.url + "/sign-in/callback", "client_id": s.issuer.ClientID} {
		if q.Get(name) != want {
			t.Errorf("the issuer is asked with %s=%q, want %q", name, q.Get(name), want)
		}
	}
	if len(q.Get("state")) < 20 || len(q.Get("nonce")) < 20 || len(q.Get("code_challenge")) < 40 {
		t.Errorf("the issuer is asked with %v", q)
	}
	cookie := strings.Split(begun.header.Get("Set-Cookie"), ";")[0]
	atIssuer, err := s.client.Get(to.String())
	if err != nil {
		t.Fatal(err)
	}
	atIssuer.Body.Close()
	back, _ := url.Parse(atIssuer.Header.Get("Location"))
	for name, ask := range map[string][2]string{
		"without the cookie":       {back.RequestURI(), ""},
		"with another state":       {"/sign-in/callback?code=" + back.Query().Get("code") + "&state=another", cookie},
		"with an error":            {"/sign-in/callback?error=access_denied&state=" + q.Get("state"), cookie},
		"with a code of nobody's":  {"/sign-in/callback?code=nobody&state=" + q.Get("state"), cookie},
		"with nothing":             {"/sign-in/callback", cookie},
		"with a cookie that is no": {back.RequestURI(), strings.Replace(cookie, "=", "=x", 1)},
	} {
		if a := s.send("GET", ask[0], nil, "Cookie", ask[1]); a.status != http.StatusForbidden || len(a.text) > 2000 || strings.Contains(a.header.Get("Set-Cookie"), "rung=") {
			t.Errorf("%s it answers %d %s", name, a.status, shown(a.text))
		}
	}
	a := s.send("GET", back.RequestURI(), nil, "Cookie", cookie)
	if a.status != http.StatusFound || a.header.Get("Location") != "/people" {
		t.Errorf("the attempt itself is answered %d to %q: %s", a.status, a.header.Get("Location"), a.text)
	}
	for _, to := range []string{"https://evil.example/", "//evil.example", `/\evil.example`, "/\t/evil.example", "javascript:alert(1)", "", "people"} {
		s.issuer.QueueUser(mockoidc.DefaultUser())
		jar, _ := cookiejar.New(nil)
		c := &http.Client{Jar: jar, CheckRedirect: func(r *http.Request, via []*http.Request) error {
			if via[len(via)-1].URL.Path == "/sign-in/callback" {
				return http.ErrUseLastResponse
			}
			return nil
		}}
		last, err := c.Get(s.url + "/sign-in?to=" + url.QueryEscape(to))
		if err != nil {
			t.Fatal(err)
		}
		last.Body.Close()
		if got := last.Header.Get("Location"); got != "/" {
			t.Errorf("to=%q leads to %q", to, got)
		}
	}
}

func TestAProgramAsksWithATokenOfTheIssuer(t *testing.T) {
	s := serveSecured(t)
	s.bearer(s.signed(nil)).says(whoami, `{"viewer":{"name":"nightly","roles":["VIEWER","ANALYST"],"signedIn":true,"person":null}}`)
	s.bearer(s.signed(func(c jwt.MapClaims) { c["email"], c["name"] = "CY@acme.example", "Cy"; delete(c, "groups") })).
		says(whoami, `{"viewer":{"name":"Cy","roles":["VIEWER"],"signedIn":true,"person":{"ref":"person/cy-carr"}}}`)
	s.bearer(s.signed(func(c jwt.MapClaims) { c["email"], c["email_verified"] = "cy@acme.example", false })).
		says(`{ viewer { person { ref } } }`, `{"viewer":{"person":null}}`)
	s.bearer(s.signed(func(c jwt.MapClaims) {
		c["aud"] = []string{"other", s.issuer.ClientID}
		c["groups"] = []string{"admin"}
	})).
		says(`{ viewer { roles } }`, `{"viewer":{"roles":["VIEWER","ANALYST","EDITOR","ADMIN"]}}`)

	strange, err := mockoidc.RandomKeypair(2048)
	if err != nil {
		t.Fatal(err)
	}
	strange.Kid, _ = s.issuer.Keypair.KeyID()
	forged, err := strange.SignJWT(s.claims(nil))
	if err != nil {
		t.Fatal(err)
	}
	kid, _ := s.issuer.Keypair.KeyID()
	by := func(method jwt.SigningMethod, key any) string {
		token := jwt.NewWithClaims(method, s.claims(func(c jwt.MapClaims) { c["groups"] = []string{"ADMIN"} }))
		token.Header["kid"] = kid
		text, err := token.SignedString(key)
		if err != nil {
			t.Fatal(err)
		}
		return text
	}
	public, err := x509.MarshalPKIXPublicKey(s.issuer.Keypair.PublicKey)
	if err != nil {
		t.Fatal(err)
	}
	good := s.signed(nil)
	for name, token := range map[string]string{
		"expired":                         s.signed(func(c jwt.MapClaims) { c["exp"] = time.Now().Add(-time.Minute).Unix() }),
		"not yet valid":                   s.signed(func(c jwt.MapClaims) { c["nbf"] = time.Now().Add(time.Hour).Unix() }),
		"for another audience":            s.signed(func(c jwt.MapClaims) { c["aud"] = "another" }),
		"for none":                        s.signed(func(c jwt.MapClaims) { delete(c, "aud") }),
		"of another issuer":               s.signed(func(c jwt.MapClaims) { c["iss"] = "https://evil.example" }),
		"without an end":                  s.signed(func(c jwt.MapClaims) { delete(c, "exp") }),
		"signed by another key":           forged,
		"not signed":                      by(jwt.SigningMethodNone, jwt.UnsafeAllowNoneSignatureType),
		"signed by the public key's text": by(jwt.SigningMethodHS256, pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: public})),
		"cut short":                       good[:len(good)-3],
		"no token":                        "nonsense",
		"nearly one of ours":              "rung_0123456789_" + strings.Repeat("A", 43),
		"long":                            strings.Repeat("a.", 10_000),
	} {
		a := s.bearer(token).ask(`{ org { headcount } }`, nil)
		if a.status != http.StatusUnauthorized || a.codes() != "UNAUTHENTICATED" || len(a.text) > 500 {
			t.Errorf("a token that is %s is answered %d %s", name, a.status, shown(a.text))
		}
	}
	for _, header := range []string{"Basic YWRtaW46YWRtaW4=", "Bearer", "Bearer ", "bearer", good} {
		if a := s.send("POST", "/graphql", strings.NewReader(`{"query": "{ viewer { name } }"}`), "Content-Type", "application/json", "Authorization", header); a.status != http.StatusUnauthorized {
			t.Errorf("the header %.20q is answered %d %s", header, a.status, a.text)
		}
	}
	if strings.Contains(s.log.String(), good[:40]) {
		t.Error("the log has a token")
	}
}

func TestTokensAreMadeUsedAndRevoked(t *testing.T) {
	s := serveSecured(t)
	made := strings.TrimSpace(exits(t, exitDone, "", "token", "create", "dashboard", "--role", "viewer", "--expires", "24h", "--store", s.store))
	brief := strings.TrimSpace(exits(t, exitDone, "", "token", "create", "brief", "--role", "ADMIN", "--expires", "3s", "--store", s.store))
	s.bearer(brief).says(whoami, `{"viewer":{"name":"brief","roles":["VIEWER","ANALYST","EDITOR","ADMIN"],"signedIn":true,"person":null}}`)
	s.bearer(made).says(whoami, `{"viewer":{"name":"dashboard","roles":["VIEWER"],"signedIn":true,"person":null}}`)
	if out := exits(t, exitDone, "", "query", write(t, "q.graphql", `{ viewer { name } }`), "--server", s.url, "--token", made); !strings.Contains(out, "dashboard") {
		t.Errorf("rung query answers %s", out)
	}
	if out := exits(t, exitDone, "", "ask", "who is Bo Bang", "--server", s.url, "--token", made); !strings.Contains(out, "Bo Bang") {
		t.Errorf("rung ask answers %s", out)
	}
	var list []struct {
		ID, Name, Role         string
		Expires, Used, Revoked *time.Time
	}
	listed := func() string {
		out := exits(t, exitDone, "", "token", "list", "--json", "--store", s.store)
		if err := json.Unmarshal([]byte(out), &list); err != nil {
			t.Fatal(err)
		}
		if len(list) == 2 && list[0].Name != "dashboard" { // those of one second stand in order of id
			list[0], list[1] = list[1], list[0]
		}
		return out
	}
	eventually(t, 5*time.Second, "the use is noted", func() bool { listed(); return list[0].Used != nil })
	if text := listed(); len(list) != 2 || list[0].Name != "dashboard" || list[0].Role != "VIEWER" || list[0].Expires == nil || strings.Contains(text, made) {
		t.Errorf("the list is %s", text)
	}
	begun, ended := make(chan bool), make(chan error, 1)
	go func() { ended <- listened(s.url, made, begun) }()
	<-begun
	exits(t, exitDone, "", "token", "revoke", list[0].ID, "--store", s.store)
	eventually(t, 5*time.Second, "the token is refused", func() bool { return s.bearer(made).ask(whoami, nil).status == http.StatusUnauthorized })
	select {
	case err := <-ended:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(15 * time.Second):
		t.Error("a subscription goes on after its token was revoked")
	}
	eventually(t, 5*time.Second, "the other has expired", func() bool { return s.bearer(brief).ask(whoami, nil).status == http.StatusUnauthorized })
	out := exits(t, exitDone, "", "token", "list", "--store", s.store)
	if !strings.Contains(out, "revoked 20") || !strings.Contains(out, "expired 20") {
		t.Errorf("the list is %s", out)
	}
	for _, secret := range []string{made, brief} {
		if strings.Contains(s.log.String(), secret) {
			t.Error("the log has a token")
		}
	}
	if code, _, err := rung(t, "token", "revoke", "nobody", "--store", s.store); code != exitFailed || !strings.Contains(err, "no token has the id") {
		t.Errorf("to revoke none exits with %d: %s", code, err)
	}
	if code, _, err := rung(t, "token", "create", "x", "--role", "KING", "--store", s.store); code != exitFailed || !strings.Contains(err, "is no role") {
		t.Errorf("a role that is none exits with %d: %s", code, err)
	}
}

// listened subscribes with a token, closes begun when it is answered, and returns when the server ends that.
func listened(url, token string, begun chan<- bool) error {
	r, err := http.NewRequest("POST", url+"/graphql", strings.NewReader(`{"query": "subscription { revisions { number } }"}`))
	if err != nil {
		return err
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", "text/event-stream")
	r.Header.Set("Authorization", "Bearer "+token)
	a, err := http.DefaultClient.Do(r)
	close(begun)
	if err != nil {
		return err
	}
	defer a.Body.Close()
	text, err := io.ReadAll(a.Body)
	if err == nil && !strings.Contains(string(text), "event: complete") {
		err = fmt.Errorf("it is answered %d %s", a.StatusCode, text)
	}
	return err
}

func TestRolesAndPlacesInTheTreeSayWhoMayChangeWhat(t *testing.T) {
	s := serveSecured(t, "--default-role", "none")
	as := func(email string, groups ...string) *served {
		return s.bearer(s.signed(func(c jwt.MapClaims) { c["email"], c["name"], c["groups"] = email, email, groups }))
	}
	nobody, viewer, bo := as("x@y.example", "strangers"), as("x@y.example", "VIEWER"), as("bo@acme.example", "VIEWER")
	editor, admin := as("e@y.example", "EDITOR"), as("a@y.example", "ADMIN")
	nobody.refuses(`{ org { headcount } }`, "FORBIDDEN")
	nobody.refuses(whoami, "FORBIDDEN")
	change := func(c string) string {
		return `mutation { apply(changes: [` + c + `], dryRun: true) { problems { code } } }`
	}
	const fine = `{"apply":{"problems":[]}}`
	ladder := `{saveLadder: "id: x\nname: X\n"}`
	for _, x := range []struct {
		change        string
		byBo, byOther bool // by a people manager without the role, by an editor
	}{
		{`{update: {person: "dee-dahl", title: "T"}}`, true, true},
		{`{update: {person: "bo-bang", title: "T"}}`, false, true},
		{`{update: {person: "ada-abel", title: "T"}}`, false, true},
		{`{update: {person: "cy-carr", title: "T"}}`, false, true},
		{`{hire: {name: "New", title: "T", manager: "bo-bang"}}`, true, true},
		{`{hire: {name: "New", title: "T", manager: "dee-dahl"}}`, true, true},
		{`{hire: {name: "New", title: "T", manager: "cy-carr"}}`, false, true},
		{`{hire: {name: "New", title: "T"}}`, false, true},
		{`{hire: {id: "new", name: "New", title: "T", manager: "bo-bang"}}, {placeAtLevel: {person: "new", level: "L1"}}`, true, true},
		{`{hire: {id: "new", name: "New", title: "T", manager: "cy-carr"}}, {placeAtLevel: {person: "new", level: "L1"}}`, false, true},
		{`{move: {person: "dee-dahl", to: "eli-ek"}}`, true, true},
		{`{move: {person: "dee-dahl", to: "cy-carr"}}`, false, true},
		{`{move: {person: "fay-fox", to: "bo-bang"}}`, false, true},
		{`{move: {person: "dee-dahl", toTop: true}}`, false, true},
		{`{leave: {person: "dee-dahl"}}`, true, true},
		{`{leave: {person: "fay-fox"}}`, false, true},
		{`{placeAtLevel: {person: "eli-ek", level: "L2"}}`, true, true},
		{`{placeAtLevel: {person: "bo-bang", level: "L5"}}`, false, true},
		{`{addDottedLine: {person: "dee-dahl", to: "cy-carr"}}`, true, true},
		{`{addDottedLine: {person: "cy-carr", to: "dee-dahl"}}`, false, true},
		{`{saveTeam: {name: "Growth"}}`, false, true},
		{`{saveOpening: {title: "Open", manager: "bo-bang"}}`, true, true},
		{`{saveOpening: {title: "Open", manager: "ada-abel"}}`, false, true},
		{`{saveOpening: {title: "Open"}}`, false, true},
		{`{startMentorship: {mentor: "cy-carr", mentee: "dee-dahl"}}`, true, true},
		{`{startMentorship: {mentor: "dee-dahl", mentee: "fay-fox"}}`, false, true},
		{`{update: {person: "dee-dahl", title: "T"}}, {update: {person: "cy-carr", title: "T"}}`, false, true},
		{ladder, false, false},
	} {
		check := func(who string, by *served, may bool) {
			t.Helper()
			a := by.ask(change(x.change), nil)
			switch {
			case may && string(a.Data) != fine:
				t.Errorf("%s may not %s: %s", who, x.change, shown(a.text))
			case !may && !strings.HasPrefix(a.codes(), "FORBIDDEN(changes["):
				t.Errorf("%s may %s: %s", who, x.change, shown(a.text))
			}
		}
		check("a stranger", viewer, false)
		check("Bo", bo, x.byBo)
		check("an editor", editor, x.byOther)
	}
	if a := admin.ask(change(ladder), nil); len(a.Errors) > 0 {
		t.Errorf("an admin may not change ladders: %s", a.text)
	}
	// Who was below somebody is no more, and the day from which a change holds counts too.
	editor.applied(`{move: {person: "dee-dahl", to: "cy-carr"}}`, "")
	bo.refuses(change(`{update: {person: "dee-dahl", title: "T"}}`), "FORBIDDEN(changes[0])")
	bo.refuses(`mutation { apply(changes: [{update: {person: "dee-dahl", title: "T"}}], effective: "2021-01-01", dryRun: true) { problems { code } } }`, "FORBIDDEN(changes[0])")
	editor.applied(`{move: {person: "eli-ek", to: "cy-carr"}}`, `effective: "2090-01-01"`)
	bo.refuses(`mutation { apply(changes: [{update: {person: "eli-ek", title: "T"}}], effective: "2090-02-01", dryRun: true) { problems { code } } }`, "FORBIDDEN(changes[0])")
	admin.applied(ladderX, "")
	number := ""
	var log struct {
		Org struct {
			Revisions struct{ Nodes []struct{ Number int } }
		}
	}
	admin.ask(`{ org { revisions(first: 1) { nodes { number } } } }`, nil).read(t, &log)
	number = fmt.Sprint(log.Org.Revisions.Nodes[0].Number)
	editor.refuses(change(`{withdraw: `+number+`}`), "FORBIDDEN(changes[0])")
	admin.says(change(`{withdraw: `+number+`}`), fine)

	file := func(by *served) reply {
		var body bytes.Buffer
		body.WriteString("--x\r\nContent-Disposition: form-data; name=\"operations\"\r\n\r\n{\"query\": \"mutation ($f: Upload!) { importPeople(file: $f) { rows } }\", \"variables\": {\"f\": null}}\r\n" +
			"--x\r\nContent-Disposition: form-data; name=\"map\"\r\n\r\n{\"0\": [\"variables.f\"]}\r\n" +
			"--x\r\nContent-Disposition: form-data; name=\"0\"; filename=\"a.csv\"\r\n\r\nname,title\nBea,Designer\n\r\n--x--\r\n")
		return by.send("POST", "/graphql", io.Reader(&body), "Content-Type", "multipart/form-data; boundary=x", "GraphQL-Require-Preflight", "1")
	}
	if a := file(bo); a.codes() != "FORBIDDEN" {
		t.Errorf("Bo may import: %s", a.text)
	}
	if a := file(editor); len(a.Errors) > 0 {
		t.Errorf("an editor may not import: %s", a.text)
	}
	wide := `{ org { people(first: 1000) { nodes { name title email location timeZone depth level { code } manager { name } team: teams { team { name } } } } } }`
	viewer.refuses(wide, "FORBIDDEN")
	if a := as("n@y.example", "ANALYST").ask(wide, nil); len(a.Errors) > 0 {
		t.Errorf("an analyst may not ask widely: %s", a.text)
	}
	export := `mutation { noteExport(name: "people.csv", rows: 6) }`
	viewer.refuses(export, "FORBIDDEN")
	as("n@y.example", "ANALYST").says(export, `{"noteExport":true}`)
	if !strings.Contains(s.log.String(), `what="took away" by=n@y.example name=people.csv address=127.0.0.1 rows=6`) {
		t.Error("the log does not say who took a table away")
	}
	if !strings.Contains(s.log.String(), `what="asked widely" by=n@y.example`) {
		t.Error("the log does not say who asked widely")
	}
}

const ladderX = `{saveLadder: """
id: x
name: X
tracks:
  - key: ic
    name: IC
    kind: individual-contributor
levels:
  - code: X1
    title: Maker
    track: ic
    bands: {low: 1, high: 1}
"""}`

func TestAnswersNeverCrossViewersOfDifferentRights(t *testing.T) {
	s := serveSecured(t)
	as := func(email, role string) *served {
		return s.bearer(s.signed(func(c jwt.MapClaims) { c["email"], c["name"], c["groups"] = email, "one", []string{role} }))
	}
	as("e@y.example", "EDITOR").applied(`{update: {person: "dee-dahl", employeeNumber: "4711", attributes: [{name: "Desk", value: "7"}]}}`, "")
	query := "/graphql?query=" + url.QueryEscape(`{ org { person(ref: "dee-dahl") { name employeeNumber attributes { name value } } } }`)
	all := `{"org":{"person":{"name":"Dee Dahl","employeeNumber":"4711","attributes":[{"name":"Desk","value":"7"}]}}}`
	little := `{"org":{"person":{"name":"Dee Dahl","employeeNumber":null,"attributes":[]}}}`
	tags := map[string]string{}
	for _, x := range []struct{ email, role, want string }{
		{"a@y.example", "ANALYST", all}, {"x@y.example", "VIEWER", little}, {"bo@acme.example", "VIEWER", all},
		{"ada@acme.example", "VIEWER", all}, {"cy@acme.example", "VIEWER", little},
	} {
		by := as(x.email, x.role)
		a := by.send("GET", query, nil)
		if string(a.Data) != x.want {
			t.Errorf("%s (%s) is answered %s, want %s", x.email, x.role, a.text, x.want)
		}
		tag := a.header.Get("ETag")
		if tag == "" || !strings.Contains(a.header.Get("Cache-Control"), "private") || !strings.Contains(strings.Join(a.header.Values("Vary"), " "), "Authorization, Cookie") {
			t.Errorf("the answer's headers are %v", a.header)
		}
		for other, text := range tags {
			if other == tag && text != string(a.Data) {
				t.Errorf("two answers have the tag %s: %s and %s", tag, text, a.Data)
			}
			if back := by.send("GET", query, nil, "If-None-Match", other); other != tag && back.status != http.StatusOK {
				t.Errorf("somebody else's tag is answered %d", back.status)
			}
		}
		tags[tag] = string(a.Data)
	}
	viewer := as("x@y.example", "VIEWER")
	viewer.refuses(`{ org { people(where: {attribute: {name: "Desk", value: {eq: "7"}}}) { totalCount } } }`, "FORBIDDEN(attribute)")
	viewer.refuses(`{ org { breakdown(by: [{attribute: "Desk"}]) { headcount } } }`, "FORBIDDEN(attribute)")
	if a := viewer.ask(`query ($f: PersonFilter) { org { people(where: $f) { totalCount } } }`, map[string]any{"f": map[string]any{"not": map[string]any{"attribute": map[string]any{"name": "Desk", "value": map[string]any{"eq": "7"}}}}}); a.codes() != "FORBIDDEN(attribute)" {
		t.Errorf("by a variable: %s", a.text)
	}
}

func TestWhereNobodySignsInOtherNamesAreNotAnswered(t *testing.T) {
	s := serveAcme(t)
	for host, want := range map[string]int{"localhost:1": 200, "127.0.0.1": 200, "[::1]:80": 200, "evil.example": 403, "localhost.evil.example": 403, "127.0.0.1.evil.example:80": 403} {
		r, err := http.NewRequest("POST", s.url+"/graphql", strings.NewReader(`{"query": "{ org { headcount } }"}`))
		if err != nil {
			t.Fatal(err)
		}
		r.Host = host
		r.Header.Set("Content-Type", "application/json")
		a, err := client.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		a.Body.Close()
		if a.StatusCode != want {
			t.Errorf("under %s it answers %d, want %d", host, a.StatusCode, want)
		}
	}
	for _, args := range [][]string{
		{"--listen", "0.0.0.0:0"}, {"--oidc-issuer", "https://x.example"}, {"--oidc-client-id", "x"}, {"--listen", ":0"},
		{"--oidc-issuer", "https://x.example", "--oidc-client-id", "x", "--url", "rung.example.com"},
		{"--oidc-issuer", "https://x.example", "--oidc-client-id", "x", "--url", "https://rung.example.com", "--session-key", "short"},
	} {
		if code, _, err := rung(t, append([]string{"serve", "--store", newStore(t)}, args...)...); code != exitFailed || err == "" {
			t.Errorf("serve %v exits with %d: %s", args, code, err)
		}
	}
}

func TestAnIssuerThatIsAwayKeepsTokensOfOursWorking(t *testing.T) {
	s := serveSecured(t)
	made := strings.TrimSpace(exits(t, exitDone, "", "token", "create", "x", "--role", "VIEWER", "--store", s.store))
	jwtBefore := s.signed(nil)
	s.issuer.Shutdown()
	s.client = &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	if a := s.send("GET", "/sign-in", nil); a.status != http.StatusServiceUnavailable || !strings.Contains(a.text, "cannot be reached") {
		t.Errorf("signing in is answered %d %s", a.status, shown(a.text))
	}
	if a := s.bearer(jwtBefore).ask(whoami, nil); a.status != http.StatusServiceUnavailable || a.codes() != "UNAVAILABLE" {
		t.Errorf("a token of the issuer is answered %d %s", a.status, a.text)
	}
	s.bearer(made).says(`{ viewer { name } }`, `{"viewer":{"name":"x"}}`)
}
