#!/usr/bin/env bash
set -euo pipefail

curl --silent --show-error --fail-with-body \
  --request POST 'https://api.sumafinance.com/v1/auth/login' \
  --header 'Content-Type: application/json' \
  --data-raw '{
  "email": "john.doe@example.com",
  "password": "S3cure!Pass'\''word$1",
  "remember_me": true,
  "device": null,
  "scopes": [
    "read",
    "write"
  ],
  "gdpr_consent": {
    "terms_accepted": true,
    "marketing": false
  }
}'
