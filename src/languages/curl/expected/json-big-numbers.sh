#!/usr/bin/env bash
set -euo pipefail

curl --silent --show-error --fail-with-body \
  --request POST 'https://api.sumafinance.com/v1/echo' \
  --header 'Content-Type: application/json' \
  --data-raw '{
  "id": 9007199254740993,
  "ids": [
    12345678901234567890,
    -9223372036854775807
  ],
  "max": 18446744073709551615,
  "ok": 1.5,
  "word": "12345678901234567890"
}'
