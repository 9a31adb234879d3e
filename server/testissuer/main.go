// Command testissuer is an OpenID Connect issuer for tests and for trying sign-in out: it asks for no password. Who signs
// in next is told to it by a request to the address that it prints last, with email and group; it prints what rung serve needs, and ends on an interrupt.
package main

import (
	"flag"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/oauth2-proxy/mockoidc"
)

func main() {
	listen := flag.String("listen", "127.0.0.1:0", "address to listen on")
	flag.Parse()
	if err := run(*listen); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(listen string) error {
	issuer, err := mockoidc.NewServer(nil)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", listen)
	if err != nil {
		return err
	}
	control, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	if err := issuer.Start(listener, nil); err != nil {
		return err
	}
	go func() {
		_ = http.Serve(control, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			email := r.URL.Query().Get("email")
			issuer.QueueUser(&mockoidc.MockUser{
				Subject: email, Email: email, EmailVerified: true, Groups: r.URL.Query()["group"],
				PreferredUsername: strings.Split(email, "@")[0],
			})
			w.WriteHeader(http.StatusNoContent)
		}))
	}()
	fmt.Printf("--oidc-issuer=%s\n--oidc-client-id=%s\n--oidc-client-secret=%s\n--oidc-scopes=email,profile,groups\n--oidc-role-claim=groups\nnext: http://%s/as\n",
		issuer.Issuer(), issuer.ClientID, issuer.ClientSecret, control.Addr())
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, os.Interrupt, syscall.SIGTERM)
	<-stop
	return issuer.Shutdown()
}
