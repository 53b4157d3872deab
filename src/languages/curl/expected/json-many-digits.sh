#!/usr/bin/env bash
set -euo pipefail

curl --silent --show-error --fail-with-body \
  --request POST 'https://api.sumafinance.com/v1/echo' \
  --header 'Content-Type: application/json' \
  --data-raw '{
  "pi": 3.14159265358979323846264338,
  "#1": "#",
  "tiny": 1e-400,
  "ünï": "\\\"'\''`$"
}'
