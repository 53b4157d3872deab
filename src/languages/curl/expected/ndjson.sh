#!/usr/bin/env bash
set -euo pipefail

curl --silent --show-error --fail-with-body \
  --request POST 'https://api.sumafinance.com/v1/echo' \
  --header 'Content-Type: application/x-ndjson' \
  --data-raw '{"a":1,"b":"é '\''"}
{"a":2}
'
