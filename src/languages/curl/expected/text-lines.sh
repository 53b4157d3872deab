#!/usr/bin/env bash
set -euo pipefail

curl --silent --show-error --fail-with-body \
  --request PUT 'https://api.sumafinance.com/v1/echo' \
  --header 'Content-Type: text/markdown; charset=utf-8' \
  --data-raw 'first line
  second '\''line'\'' with \ and "quotes"

last
'
