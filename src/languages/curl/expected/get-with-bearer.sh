#!/usr/bin/env bash
set -euo pipefail

curl --silent --show-error --fail-with-body \
  'https://api.sumafinance.com/v1/users/me' \
  --header "Authorization: Bearer $ACCESS_TOKEN"
