#!/usr/bin/env bash
set -euo pipefail

curl --silent --show-error --fail-with-body \
  'https://api.sumafinance.com/v1/echo' \
  --header 'Cookie: theme=dark; session='"$API_KEY_SESSION"'; key='"$API_KEY"'; last="1"'
