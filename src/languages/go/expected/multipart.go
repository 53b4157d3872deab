package main

import (
	"bytes"
	"fmt"
	"io"
	"log"
	"mime/multipart"
	"net/http"
	"net/textproto"
	"os"
	"time"
)

func main() {
	log.SetFlags(0)

	body := &bytes.Buffer{}
	form := multipart.NewWriter(body)
	if err := form.WriteField("title", "Contract of sale"); err != nil {
		log.Fatal(err)
	}
	addPart(form, textproto.MIMEHeader{"Content-Disposition": {`form-data; name="document"; filename="contract.pdf"`}, "Content-Type": {"application/pdf"}}, openFile("contract.pdf"))
	if err := form.Close(); err != nil {
		log.Fatal(err)
	}
	request, err := http.NewRequest(http.MethodPost, "https://api.sumafinance.com/v1/echo", body)
	if err != nil {
		log.Fatal(err)
	}
	request.Header.Set("Authorization", "Bearer "+os.Getenv("ACCESS_TOKEN"))
	request.Header.Set("Content-Type", form.FormDataContentType())

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

func addPart(form *multipart.Writer, header textproto.MIMEHeader, content io.Reader) {
	part, err := form.CreatePart(header)
	if err != nil {
		log.Fatal(err)
	}
	if _, err := io.Copy(part, content); err != nil {
		log.Fatal(err)
	}
}

func openFile(name string) *os.File {
	file, err := os.Open(name)
	if err != nil {
		log.Fatal(err)
	}
	return file
}
