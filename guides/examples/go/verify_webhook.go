package main

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"regexp"
	"strconv"
	"time"
)

const tolerance = 5 * time.Minute

var signatureForm = regexp.MustCompile(`^t=(\d{1,12}),v1=([0-9a-f]{64})$`)

// verifyWebhook says why a delivery is refused, or nil; body is what came, before it is parsed.
func verifyWebhook(secret, signature string, body []byte, now time.Time) error {
	parts := signatureForm.FindStringSubmatch(signature)
	if parts == nil {
		return errors.New("malformed signature")
	}
	seconds, _ := strconv.ParseInt(parts[1], 10, 64) // at most twelve digits
	if age := now.Sub(time.Unix(seconds, 0)); age.Abs() > tolerance {
		return errors.New("too old")
	}
	given, _ := hex.DecodeString(parts[2]) // 64 digits
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write([]byte(parts[1] + "."))
	mac.Write(body)
	// An ordinary comparison would tell by its duration how much is right.
	if !hmac.Equal(mac.Sum(nil), given) {
		return errors.New("wrong signature")
	}
	return nil
}

func main() {
	secret, signature, body := os.Getenv("SECRET"), os.Getenv("SIGNATURE"), os.Getenv("BODY")
	seconds, err := strconv.ParseInt(os.Getenv("NOW"), 10, 64)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	now := time.Unix(seconds, 0)

	say(verifyWebhook(secret, signature, []byte(body), now))
	say(verifyWebhook(secret, signature, []byte(body+" "), now))
	say(verifyWebhook(secret, signature, []byte(body), now.Add(time.Hour)))
	say(verifyWebhook(secret, "v1=none", []byte(body), now))
}

func say(refusal error) {
	if refusal == nil {
		fmt.Println("genuine")
		return
	}
	fmt.Println(refusal)
}
