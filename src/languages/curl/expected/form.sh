#!/usr/bin/env bash
set -euo pipefail

curl --silent --show-error --fail-with-body \
  --request POST 'https://api.sumafinance.com/v1/token' \
  --data-urlencode 'grant_type=password' \
  --data-urlencode 'username=john doe+x@example.com' \
  --data-urlencode 'password=p&=%'\''"#;?'
