import sys

import httpx

payload = {
    "text": "#{1+1} ${HOME} $(id) `id` $HOME %{a} %s %d%n {{x}} {{{y}}} <%= 1 %> 'single' \"double\" \\ \\n \\u0041 #$0 #@a !! ~ * ? [a] {b,c} & ; | < > #",
    "nested": [
        {
            "#{1+1} ${HOME} $(id) `id` $HOME %{a} %s %d%n {{x}} {{{y}}} <%= 1 %> 'single' \"double\" \\ \\n \\u0041 #$0 #@a !! ~ * ? [a] {b,c} & ; | < > #": "#{1+1} ${HOME} $(id) `id` $HOME %{a} %s %d%n {{x}} {{{y}}} <%= 1 %> 'single' \"double\" \\ \\n \\u0041 #$0 #@a !! ~ * ? [a] {b,c} & ; | < > #",
        },
    ],
}

try:
    response = httpx.post(
        "https://api.sumafinance.com/v1/echo",
        json=payload,
        timeout=30,
    )
except httpx.HTTPError as error:
    sys.exit(f"No answer: {error}")

if response.is_error:
    sys.exit(f"HTTP {response.status_code}: {response.text}")

print(response.text)
