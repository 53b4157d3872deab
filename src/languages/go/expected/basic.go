package main

import (
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"time"
)

func main() {
	log.SetFlags(0)

	request, err := http.NewRequest(http.MethodGet, "https://api.sumafinance.com/v1/echo", nil)
	if err != nil {
		log.Fatal(err)
	}
	request.SetBasicAuth(os.Getenv("API_USERNAME"), os.Getenv("API_PASSWORD"))

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
