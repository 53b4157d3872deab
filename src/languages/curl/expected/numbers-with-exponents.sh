#!/usr/bin/env bash
set -euo pipefail

curl --silent --show-error --fail-with-body \
  --request POST 'https://api.sumafinance.com/v1/echo' \
  --header 'Content-Type: application/json' \
  --data-raw '{
  "huge": 1e+21,
  "tiny": 1e-7,
  "max": 1.7976931348623157e+308,
  "quarter": 0.00025,
  "note": "it'\''s"
}'
