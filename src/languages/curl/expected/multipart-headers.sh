#!/usr/bin/env bash
set -euo pipefail

curl --silent --show-error --fail-with-body \
  --request POST 'https://api.sumafinance.com/v1/echo' \
  --form 'meta="a";headers="X-Kind: note \"1\"";headers="Content-Language: de"' \
  --form 'file=@photo.png;headers="X-Rate-Limit: 10; a=\"b\"";type=image/png'
