package main

import (
	"fmt"
	"io"
	"log"
	"net/http"
	"net/url"
	"strings"
	"time"
)

func main() {
	log.SetFlags(0)

	form := []string{
		"b=" + url.QueryEscape("2"),
		"a=" + url.QueryEscape("1"),
		"b=" + url.QueryEscape("3"),
		"=" + url.QueryEscape("nameless"),
		"x%20y%26%3D=" + url.QueryEscape(""),
		"10=" + url.QueryEscape("ten"),
		"%40file=" + url.QueryEscape("@/etc/passwd"),
	}
	body := strings.NewReader(strings.Join(form, "&"))
	request, err := http.NewRequest(http.MethodPost, "https://api.sumafinance.com/v1/token", body)
	if err != nil {
		log.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")

	client := &http.Client{Timeout: 30 * time.Second}
	response, err := client.Do(request)
	if err != nil {
		log.Fatal(err)
	}
	defer response.Body.Close()

	answer, err := io.ReadAll(response.Body)
	if err != nil {
		log.Fatal(err)
	}
	if response.StatusCode < 200 || response.StatusCode > 299 {
		log.Fatalf("HTTP %d: %s", response.StatusCode, answer)
	}
	fmt.Println(string(answer))
}
