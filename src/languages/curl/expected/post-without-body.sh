#!/usr/bin/env bash
set -euo pipefail

curl --silent --show-error --fail-with-body \
  --request POST 'https://api.sumafinance.com/v1/auth/logout' \
  --header "Authorization: Bearer $ACCESS_TOKEN"
