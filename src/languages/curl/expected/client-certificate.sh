#!/usr/bin/env bash
set -euo pipefail

curl --silent --show-error --fail-with-body \
  --request POST 'https://api.sumafinance.com/v1/echo' \
  --cert "$CLIENT_CERT" \
  --key "$CLIENT_KEY" \
  --header 'Content-Type: application/json' \
  --data-raw '{
  "amount": 10
}'
