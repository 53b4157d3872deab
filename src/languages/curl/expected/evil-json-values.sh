#!/usr/bin/env bash
set -euo pipefail

curl --silent --show-error --fail-with-body \
  --request POST 'https://api.sumafinance.com/v1/echo' \
  --header 'Content-Type: application/json' \
  --data-raw '{
  "text": "#{1+1} ${HOME} $(id) `id` $HOME %{a} %s %d%n {{x}} {{{y}}} <%= 1 %> '\''single'\'' \"double\" \\ \\n \\u0041 #$0 #@a !! ~ * ? [a] {b,c} & ; | < > #",
  "nested": [
    {
      "#{1+1} ${HOME} $(id) `id` $HOME %{a} %s %d%n {{x}} {{{y}}} <%= 1 %> '\''single'\'' \"double\" \\ \\n \\u0041 #$0 #@a !! ~ * ? [a] {b,c} & ; | < > #": "#{1+1} ${HOME} $(id) `id` $HOME %{a} %s %d%n {{x}} {{{y}}} <%= 1 %> '\''single'\'' \"double\" \\ \\n \\u0041 #$0 #@a !! ~ * ? [a] {b,c} & ; | < > #"
    }
  ]
}'
