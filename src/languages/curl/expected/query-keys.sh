#!/usr/bin/env bash
set -euo pipefail

curl --silent --show-error --fail-with-body \
  --request DELETE 'https://api.sumafinance.com/v1/echo?a%5B%5D=1' \
  --get \
  --data-urlencode "partner%5Bkey%5D=$API_KEY_PARTNER" \
  --data-raw 'b=x%20y' \
  --data-urlencode "api_key=$API_KEY" \
  --data-raw 'z'
