import sys

import httpx

payload = "first line\n  second 'line' with \\ and \"quotes\"\n\nlast\n"

try:
    response = httpx.put(
        "https://api.sumafinance.com/v1/echo",
        headers={
            "Content-Type": "text/markdown; charset=utf-8",
        },
        content=payload,
        timeout=30,
    )
except httpx.HTTPError as error:
    sys.exit(f"No answer: {error}")

if response.is_error:
    sys.exit(f"HTTP {response.status_code}: {response.text}")

print(response.text)
