#!/usr/bin/env bash
set -euo pipefail

curl --silent --show-error --fail-with-body \
  'https://api.sumafinance.com/v1/echo' \
  --header "X-API-Key: $API_KEY" \
  --header 'X-Signed: `a` $B #{c} ${d} \ "e" '\''f'\'' %s {g} '"$SIGNATURE"
