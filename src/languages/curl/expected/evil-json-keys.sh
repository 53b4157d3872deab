#!/usr/bin/env bash
set -euo pipefail

curl --silent --show-error --fail-with-body \
  --request POST 'https://api.sumafinance.com/v1/echo' \
  --header 'Content-Type: application/json' \
  --data-raw '{
  "2": "two",
  "10": "ten",
  "__proto__": {
    "a": 1
  },
  "constructor": 2,
  "a-b": 1,
  "class": 3,
  "if": true,
  "": "empty",
  "ünïcödé": 4,
  "A b": 5
}'
