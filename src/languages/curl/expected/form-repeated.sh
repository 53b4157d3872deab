#!/usr/bin/env bash
set -euo pipefail

curl --silent --show-error --fail-with-body \
  --request POST 'https://api.sumafinance.com/v1/token' \
  --data-raw 'b=2&a=1&b=3&=nameless&x%20y%26%3D=&10=ten&%40file=%40%2Fetc%2Fpasswd'
