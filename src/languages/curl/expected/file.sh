#!/usr/bin/env bash
set -euo pipefail

curl --silent --show-error --fail-with-body \
  --request PUT 'https://api.sumafinance.com/v1/echo' \
  --header "Authorization: Bearer $ACCESS_TOKEN" \
  --header 'Content-Type: application/octet-stream' \
  --data-binary @- <photo.png
