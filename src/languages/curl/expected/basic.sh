#!/usr/bin/env bash
set -euo pipefail

curl --silent --show-error --fail-with-body \
  'https://api.sumafinance.com/v1/echo' \
  --user "$API_USERNAME:$API_PASSWORD"
