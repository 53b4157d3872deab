#!/usr/bin/env bash
set -euo pipefail

curl --silent --show-error --fail-with-body \
  'https://api.sumafinance.com/v1/echo' \
  --header 'X-Tag: a' \
  --header 'x-tag: b'
