package main

import (
	"fmt"
	"io"
	"log"
	"net/http"
	"strings"
	"time"
)

func main() {
	log.SetFlags(0)

	body := strings.NewReader(`{
  "id": 9007199254740993,
  "ids": [
    12345678901234567890,
    -9223372036854775807
  ],
  "max": 18446744073709551615,
  "ok": 1.5,
  "word": "12345678901234567890"
}`)
	request, err := http.NewRequest(http.MethodPost, "https://api.sumafinance.com/v1/echo", body)
	if err != nil {
		log.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")

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
