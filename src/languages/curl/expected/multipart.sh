#!/usr/bin/env bash
set -euo pipefail

curl --silent --show-error --fail-with-body \
  --request POST 'https://api.sumafinance.com/v1/echo' \
  --header "Authorization: Bearer $ACCESS_TOKEN" \
  --form-string 'title=Contract of sale' \
  --form 'document=@contract.pdf;type=application/pdf'
