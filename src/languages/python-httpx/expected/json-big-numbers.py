import sys

import httpx

payload = {
    "id": 9007199254740993,
    "ids": [12345678901234567890, -9223372036854775807],
    "max": 18446744073709551615,
    "ok": 1.5,
    "word": "12345678901234567890",
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
