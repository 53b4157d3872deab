package main

import (
	"fmt"
	"io"
	"log"
	"net/http"
	"net/url"
	"os"
	"time"
)

func main() {
	log.SetFlags(0)

	request, err := http.NewRequest(http.MethodDelete, "https://api.sumafinance.com/v1/echo?a%5B%5D=1&partner%5Bkey%5D="+url.QueryEscape(os.Getenv("API_KEY_PARTNER"))+"&b=x%20y&api_key="+url.QueryEscape(os.Getenv("API_KEY"))+"&z", nil)
	if err != nil {
		log.Fatal(err)
	}

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
