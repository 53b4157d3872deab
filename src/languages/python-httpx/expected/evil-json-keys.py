import sys

import httpx

payload = {
    "2": "two",
    "10": "ten",
    "__proto__": {
        "a": 1,
    },
    "constructor": 2,
    "a-b": 1,
    "class": 3,
    "if": True,
    "": "empty",
    "ünïcödé": 4,
    "A b": 5,
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
