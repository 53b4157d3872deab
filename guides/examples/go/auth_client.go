// Keeps a user of the SUMA Finance Authentication API logged in.
package main

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	mathrand "math/rand"
	"net/http"
	"os"
	"os/signal"
	"strconv"
	"strings"
	"sync"
	"time"
)

const (
	refreshAhead = time.Minute // before expiry
	longestWait  = time.Minute // whoever has to wait longer is told
	tries        = 4
)

// docs:start errors

// APIError says that the server refused a request. Decide by Status and Code.
type APIError struct {
	Status int    `json:"-"`
	Code   string `json:"code"`
	Detail string `json:"detail"`
}

func (e *APIError) Error() string { return fmt.Sprintf("%d %s: %s", e.Status, e.Code, e.Detail) }

// ErrLoginRequired says that the session is over. Nothing but a log-in helps.
var ErrLoginRequired = errors.New("log in again")

// docs:end errors

// Tokens are what a log-in or a refresh answers.
type Tokens struct {
	AccessToken  string `json:"access_token"`
	RefreshToken string `json:"refresh_token"`
	ExpiresIn    int    `json:"expires_in"`
}

type session struct {
	AccessToken  string    `json:"access_token"`
	RefreshToken string    `json:"refresh_token"`
	ExpiresAt    time.Time `json:"expires_at"`
}

// User is the account of whoever is logged in.
type User struct {
	ID            string `json:"id"`
	Email         string `json:"email"`
	Name          string `json:"name"`
	EmailVerified bool   `json:"email_verified"`
}

// AuthClient is one user's session. Goroutines may share it.
type AuthClient struct {
	BaseURL   string
	Store     string
	OnRefresh func(Tokens)

	http    *http.Client
	mutex   sync.Mutex
	session *session
}

// NewAuthClient goes on with the session in the file, if there is one.
func NewAuthClient(baseURL, store string) (*AuthClient, error) {
	client := &AuthClient{BaseURL: baseURL, Store: store, http: &http.Client{Timeout: 10 * time.Second}}
	text, err := os.ReadFile(store)
	if errors.Is(err, os.ErrNotExist) {
		return client, nil
	}
	if err != nil {
		return nil, err
	}
	return client, json.Unmarshal(text, &client.session)
}

// docs:start register

// Register opens an account; the server mails a token.
func (c *AuthClient) Register(ctx context.Context, email, password, name string) (User, error) {
	body := map[string]any{
		"email":    email,
		"password": password,
		"name":     name,
		"gdpr_consent": map[string]bool{
			"terms_accepted":     true,
			"privacy_accepted":   true,
			"marketing_accepted": false,
		},
	}
	// With a key the server recognises a repetition, so a lost answer does no harm.
	header := http.Header{"Idempotency-Key": {newKey()}}
	var answer struct{ Data User }
	err := c.send(ctx, "POST", "/auth/register", body, header, &answer)
	return answer.Data, err
}

// VerifyEmail proves that the address is the user's.
func (c *AuthClient) VerifyEmail(ctx context.Context, token string) error {
	return c.send(ctx, "POST", "/auth/verify-email", map[string]string{"token": token}, nil, nil)
}

// docs:end register

// docs:start login

// Login opens a session; askCode is called when the user has to send a second factor.
func (c *AuthClient) Login(
	ctx context.Context, email, password string, askCode func() (string, error),
) (User, error) {
	var answer struct {
		Data struct {
			Tokens
			User           User
			Requires2FA    bool   `json:"requires_2fa"`
			TemporaryToken string `json:"temporary_token"`
		}
	}
	body := map[string]string{"email": email, "password": password}
	if err := c.send(ctx, "POST", "/auth/login", body, nil, &answer); err != nil {
		return User{}, err
	}
	if answer.Data.Requires2FA {
		code, err := askCode()
		if err != nil {
			return User{}, err
		}
		proof := map[string]string{"temporary_token": answer.Data.TemporaryToken, "code": code}
		if err := c.send(ctx, "POST", "/auth/2fa/verify", proof, nil, &answer); err != nil {
			return User{}, err
		}
	}
	c.mutex.Lock()
	defer c.mutex.Unlock()
	return answer.Data.User, c.keep(answer.Data.Tokens)
}

// docs:end login

// docs:start logout

// Logout ends the session on the server first, then here.
func (c *AuthClient) Logout(ctx context.Context, allDevices bool) error {
	err := c.Call(ctx, "POST", "/auth/logout", map[string]bool{"all_devices": allDevices}, nil)
	if err != nil && !errors.Is(err, ErrLoginRequired) {
		return err
	}
	c.mutex.Lock()
	defer c.mutex.Unlock()
	return c.drop()
}

// docs:end logout

// Me says who is logged in.
func (c *AuthClient) Me(ctx context.Context) (User, error) {
	var answer struct{ Data User }
	err := c.Call(ctx, "GET", "/users/me", nil, &answer)
	return answer.Data, err
}

// docs:start call

// Call calls an operation as the user, and reads the answer into `into`.
func (c *AuthClient) Call(ctx context.Context, method, path string, body, into any) error {
	token, err := c.accessToken(ctx, "")
	if err != nil {
		return err
	}
	err = c.send(ctx, method, path, body, bearer(token), into)
	var refused *APIError
	if !errors.As(err, &refused) {
		return err
	}
	switch refused.Code {
	case "INVALID_TOKEN":
		c.mutex.Lock()
		defer c.mutex.Unlock()
		return errors.Join(ErrLoginRequired, err, c.drop())
	case "TOKEN_EXPIRED":
		if token, err = c.accessToken(ctx, token); err != nil {
			return err
		}
		return c.send(ctx, method, path, body, bearer(token), into)
	}
	return err
}

// docs:end call

// docs:start refresh

// accessToken returns a token that lasts. One goroutine refreshes, the others wait and take what it got.
func (c *AuthClient) accessToken(ctx context.Context, refused string) (string, error) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if c.session == nil {
		return "", ErrLoginRequired
	}
	if time.Until(c.session.ExpiresAt) < refreshAhead || c.session.AccessToken == refused {
		if err := c.refresh(ctx); err != nil {
			return "", err
		}
	}
	return c.session.AccessToken, nil
}

func (c *AuthClient) refresh(ctx context.Context) error {
	var answer struct{ Data Tokens }
	body := map[string]string{"refresh_token": c.session.RefreshToken}
	if err := c.send(ctx, "POST", "/auth/refresh", body, nil, &answer); err != nil {
		var refused *APIError
		if errors.As(err, &refused) && refused.Status == http.StatusTooManyRequests {
			return err // The server did not look at the token.
		}
		// The token may be used up. To send it again would look like a theft.
		return errors.Join(ErrLoginRequired, err, c.drop())
	}
	if err := c.keep(answer.Data); err != nil {
		return err
	}
	if c.OnRefresh != nil {
		c.OnRefresh(answer.Data)
	}
	return nil
}

// docs:end refresh

// docs:start store

// keep replaces the old pair once the new one is on the disk, for its owner's eyes alone.
func (c *AuthClient) keep(tokens Tokens) error {
	lasts := time.Duration(tokens.ExpiresIn) * time.Second
	fresh := &session{tokens.AccessToken, tokens.RefreshToken, time.Now().Add(lasts)}
	text, err := json.Marshal(fresh)
	if err != nil {
		return err
	}
	if err := os.RemoveAll(c.Store + ".new"); err != nil {
		return err
	}
	if err := os.WriteFile(c.Store+".new", text, 0o600); err != nil {
		return err
	}
	if err := os.Rename(c.Store+".new", c.Store); err != nil {
		return err
	}
	c.session = fresh
	return nil
}

func (c *AuthClient) drop() error {
	c.session = nil
	return os.RemoveAll(c.Store)
}

// docs:end store

// docs:start send

// send sends a request, and again when that is safe: after a 429, or when it changes nothing twice.
func (c *AuthClient) send(
	ctx context.Context, method, path string, body any, header http.Header, into any,
) error {
	repeatable := method == "GET" || header.Get("Idempotency-Key") != ""
	for attempt := 1; ; attempt++ {
		answer, text, err := c.exchange(ctx, method, path, body, header)
		var pause time.Duration
		switch {
		case err != nil:
			if !repeatable || attempt == tries {
				return err
			}
			pause = time.Duration((1 + mathrand.Float64()) * float64(100*time.Millisecond<<attempt))
		case answer.StatusCode < 300:
			if into == nil {
				return nil
			}
			return json.Unmarshal(text, into)
		default:
			wait := timeToWait(answer.Header.Get("Retry-After"))
			if answer.StatusCode != http.StatusTooManyRequests || attempt == tries || wait > longestWait {
				return toError(answer.StatusCode, text)
			}
			// Clients that were refused together must not come back together.
			pause = wait + time.Duration(mathrand.Int63n(int64(time.Second)))
		}
		select {
		case <-time.After(pause):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

func (c *AuthClient) exchange(
	ctx context.Context, method, path string, body any, header http.Header,
) (*http.Response, []byte, error) {
	var content io.Reader
	if body != nil {
		text, err := json.Marshal(body)
		if err != nil {
			return nil, nil, err
		}
		content = bytes.NewReader(text)
	}
	request, err := http.NewRequestWithContext(ctx, method, c.BaseURL+path, content)
	if err != nil {
		return nil, nil, err
	}
	for name, values := range header {
		request.Header[name] = values
	}
	if body != nil {
		request.Header.Set("Content-Type", "application/json")
	}
	answer, err := c.http.Do(request)
	if err != nil {
		return nil, nil, err
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	return answer, text, err
}

// docs:end send

// docs:start wait

// timeToWait reads Retry-After: a number of seconds or a date.
func timeToWait(text string) time.Duration {
	if seconds, err := strconv.Atoi(text); err == nil {
		return time.Duration(seconds) * time.Second
	}
	if moment, err := http.ParseTime(text); err == nil {
		return max(0, time.Until(moment))
	}
	return time.Second
}

// docs:end wait

func toError(status int, text []byte) error {
	var answer struct{ Errors []APIError }
	if json.Unmarshal(text, &answer) != nil || len(answer.Errors) == 0 {
		return &APIError{status, "UNKNOWN", http.StatusText(status)}
	}
	first := answer.Errors[0]
	first.Status = status
	return &first
}

func bearer(token string) http.Header {
	return http.Header{"Authorization": {"Bearer " + token}}
}

func newKey() string {
	key := make([]byte, 16)
	rand.Read(key) // never fails
	return fmt.Sprintf("%x", key)
}

// docs:start main

// ask takes an answer out of the environment, else of the reader.
func ask(variable, question string) (string, error) {
	if answer, ok := os.LookupEnv(variable); ok {
		return answer, nil
	}
	fmt.Fprint(os.Stderr, question, " ")
	answer, err := reader.ReadString('\n')
	return strings.TrimSpace(answer), err
}

var reader = bufio.NewReader(os.Stdin)

func register(ctx context.Context, client *AuthClient) error {
	email := os.Getenv("EMAIL")
	_, err := client.Register(ctx, email, os.Getenv("PASSWORD"), cmp.Or(os.Getenv("FULL_NAME"), "John Doe"))
	var refused *APIError
	if errors.As(err, &refused) && refused.Status == http.StatusConflict {
		fmt.Println("The address is registered already.")
		return nil
	}
	if err != nil {
		return err
	}
	token, err := ask("VERIFICATION_TOKEN", "Token in the mail:")
	if err != nil {
		return err
	}
	if err := client.VerifyEmail(ctx, token); err != nil {
		return err
	}
	fmt.Printf("Registered %s.\n", email)
	return nil
}

func login(ctx context.Context, client *AuthClient) error {
	user, err := client.Login(ctx, os.Getenv("EMAIL"), os.Getenv("PASSWORD"), func() (string, error) {
		return ask("TWO_FACTOR_CODE", "Code in the mail:")
	})
	if err == nil {
		fmt.Printf("Logged in as %s.\n", user.Name)
	}
	return err
}

func me(ctx context.Context, client *AuthClient) error {
	user, err := client.Me(ctx)
	if err == nil {
		fmt.Println(user.Email)
	}
	return err
}

func sessions(ctx context.Context, client *AuthClient) error {
	var answer struct{ Data []json.RawMessage }
	err := client.Call(ctx, "GET", "/auth/sessions", nil, &answer)
	if err == nil {
		fmt.Println("Sessions:", len(answer.Data))
	}
	return err
}

func overview(ctx context.Context, client *AuthClient) error {
	paths := []string{"/users/me", "/auth/sessions", "/security/devices"}
	failures := make([]error, len(paths))
	var group sync.WaitGroup
	for index, path := range paths {
		group.Add(1)
		go func(index int, path string) {
			defer group.Done()
			failures[index] = client.Call(ctx, "GET", path, nil, nil)
		}(index, path)
	}
	group.Wait()
	err := errors.Join(failures...)
	if err == nil {
		fmt.Println("Answers:", len(paths))
	}
	return err
}

func logout(ctx context.Context, client *AuthClient) error {
	err := client.Logout(ctx, false)
	if err == nil {
		fmt.Println("Logged out.")
	}
	return err
}

func run(ctx context.Context, names []string) error {
	baseURL := cmp.Or(os.Getenv("API_BASE_URL"), "https://api.sumafinance.com/v2")
	client, err := NewAuthClient(baseURL, "session.json")
	if err != nil {
		return err
	}
	client.OnRefresh = func(Tokens) { fmt.Println("Refreshed the tokens.") }
	commands := map[string]func(context.Context, *AuthClient) error{
		"register": register, "login": login, "me": me,
		"sessions": sessions, "overview": overview, "logout": logout,
	}
	for _, name := range names {
		command, ok := commands[name]
		if !ok {
			return fmt.Errorf("there is no command %q", name)
		}
		err := command(ctx, client)
		if errors.Is(err, ErrLoginRequired) {
			fmt.Fprintln(os.Stderr, err)
			if err = login(ctx, client); err == nil {
				err = command(ctx, client)
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	names := os.Args[1:]
	if len(names) == 0 {
		names = []string{"register", "login", "me", "sessions", "logout"}
	}
	if err := run(ctx, names); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// docs:end main
