import sys

import requests

payload = "first line\n  second 'line' with \\ and \"quotes\"\n\nlast\n"

try:
    response = requests.put(
        "https://api.sumafinance.com/v1/echo",
        headers={
            "Content-Type": "text/markdown; charset=utf-8",
        },
        data=payload,
        timeout=30,
    )
except requests.RequestException as error:
    sys.exit(f"No answer: {error}")

if not 200 <= response.status_code < 300:
    sys.exit(f"HTTP {response.status_code}: {response.text}")

print(response.text)
