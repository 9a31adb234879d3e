package main

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"net/netip"
	"time"

	"rung/access"
	"rung/org"
	"rung/server"
	"rung/store"
)

// signInFlags say how people and programs sign in to a server.
type signInFlags struct {
	OIDCIssuer       string        `name:"oidc-issuer" placeholder:"URL" help:"Issuer of OpenID Connect with which people sign in, such as https://login.example.com. None: nobody signs in, and the server listens on this machine alone."`
	OIDCClientID     string        `name:"oidc-client-id" placeholder:"ID" help:"What the issuer calls this server."`
	OIDCClientSecret string        `name:"oidc-client-secret" placeholder:"SECRET" help:"Secret that the issuer knows this server by; better given as RUNG_OIDC_CLIENT_SECRET. None for a public client."`
	OIDCAudience     string        `name:"oidc-audience" placeholder:"NAME" help:"Audience that tokens of programs must have; else the client's id."`
	OIDCScopes       []string      `name:"oidc-scopes" default:"email,profile" help:"What to ask the issuer for beside openid (${default})."`
	OIDCRoleClaim    string        `name:"oidc-role-claim" default:"roles" placeholder:"CLAIM" help:"Claim of a token whose values give roles, with dots into objects, such as realm_access.roles (${default})."`
	OIDCEmailClaim   string        `name:"oidc-email-claim" default:"email" placeholder:"CLAIM" help:"Claim with the e-mail address by which the viewer is found among the people (${default})."`
	OIDCViewer       []string      `name:"oidc-viewer" placeholder:"VALUE" help:"Value of the claim that makes somebody a VIEWER; may be repeated. Without one of these four flags the values are the roles' names."`
	OIDCAnalyst      []string      `name:"oidc-analyst" placeholder:"VALUE" help:"Value that makes somebody an ANALYST."`
	OIDCEditor       []string      `name:"oidc-editor" placeholder:"VALUE" help:"Value that makes somebody an EDITOR."`
	OIDCAdmin        []string      `name:"oidc-admin" placeholder:"VALUE" help:"Value that makes somebody an ADMIN."`
	DefaultRole      string        `enum:"none,VIEWER,ANALYST,EDITOR,ADMIN" default:"VIEWER" help:"Role of who signs in without such a value: none, VIEWER, ANALYST, EDITOR or ADMIN (${default})."`
	URL              string        `name:"url" placeholder:"URL" help:"Where browsers find this server, such as https://rung.example.com; the issuer must know URL/sign-in/callback."`
	Session          time.Duration `default:"12h" help:"How long a browser stays signed in (${default})."`
	SessionKey       string        `placeholder:"BASE64" help:"32 bytes that sign and encrypt cookies; better given as RUNG_SESSION_KEY. Servers of one address share it. None: made up, and who is signed in signs in anew when the server starts again."`
}

// config returns what a server needs of the flags; nil where nobody signs in.
func (f signInFlags) config() (*server.SignIn, error) {
	if f.OIDCIssuer == "" {
		if f.OIDCClientID != "" || f.URL != "" {
			return nil, errors.New("--oidc-client-id and --url need --oidc-issuer")
		}
		return nil, nil
	}
	if f.OIDCClientID == "" || f.URL == "" {
		return nil, errors.New("--oidc-issuer needs --oidc-client-id, and --url, where browsers find this server")
	}
	var role access.Role
	if f.DefaultRole != "none" {
		var err error
		if role, err = access.ParseRole(f.DefaultRole); err != nil {
			return nil, err
		}
	}
	var key []byte
	if f.SessionKey != "" {
		var err error
		if key, err = base64.StdEncoding.DecodeString(f.SessionKey); err != nil || len(key) != 32 {
			return nil, errors.New("the key of sessions is not 32 bytes in base64; make one by: openssl rand -base64 32")
		}
	}
	return &server.SignIn{
		Issuer: f.OIDCIssuer, ClientID: f.OIDCClientID, ClientSecret: f.OIDCClientSecret, URL: f.URL, Scopes: f.OIDCScopes, Audience: f.OIDCAudience,
		RoleClaim: f.OIDCRoleClaim, EmailClaim: f.OIDCEmailClaim, Role: role,
		RoleValues: map[access.Role][]string{
			access.RoleViewer: f.OIDCViewer, access.RoleAnalyst: f.OIDCAnalyst, access.RoleEditor: f.OIDCEditor, access.RoleAdmin: f.OIDCAdmin,
		},
		Session: f.Session, Key: key,
	}, nil
}

func prefixes(networks []string) (out []netip.Prefix, err error) {
	for _, n := range networks {
		p, err := netip.ParsePrefix(n)
		if ip, bare := netip.ParseAddr(n); bare == nil {
			p, err = netip.PrefixFrom(ip, ip.BitLen()), nil
		}
		if err != nil {
			return nil, fmt.Errorf("--trusted-proxy takes a network, such as 10.0.0.0/8, not %q", n)
		}
		out = append(out, p.Masked())
	}
	return out, nil
}

// identityOf returns whose a token of the store is.
func identityOf(ctx context.Context, live *store.Live, secret string) (access.Identity, bool, error) {
	if !store.IsToken(secret) {
		return access.Identity{}, false, nil
	}
	if live == nil {
		return access.Identity{}, false, org.Errorf(org.Unavailable, "", "the organization is still being loaded; try again in a moment")
	}
	t, ok, err := live.Token(ctx, secret)
	if !ok || err != nil {
		return access.Identity{}, false, err
	}
	role, err := access.ParseRole(t.Role)
	still := func(ctx context.Context) bool {
		_, ok, err := live.Token(ctx, secret)
		return ok || err != nil
	}
	return access.Identity{Name: t.Name, Role: role, Expires: t.Expires, Way: access.ByToken, Still: still}, err == nil, nil
}
