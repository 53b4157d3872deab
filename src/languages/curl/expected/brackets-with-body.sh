#!/usr/bin/env bash
set -euo pipefail

curl --silent --show-error --fail-with-body --globoff \
  --request POST 'https://api.sumafinance.com/v1/users?filter[name]=a&fields[x][]=b' \
  --header 'Content-Type: application/json' \
  --data-raw '{
  "a": 1
}'
