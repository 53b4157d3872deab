import sys
from urllib.parse import urlencode

import httpx

form = [
    ("b", "2"),
    ("a", "1"),
    ("b", "3"),
    ("", "nameless"),
    ("x y&=", ""),
    ("10", "ten"),
    ("@file", "@/etc/passwd"),
]

try:
    response = httpx.post(
        "https://api.sumafinance.com/v1/token",
        headers={
            "Content-Type": "application/x-www-form-urlencoded",
        },
        content=urlencode(form),
        timeout=30,
    )
except httpx.HTTPError as error:
    sys.exit(f"No answer: {error}")

if response.is_error:
    sys.exit(f"HTTP {response.status_code}: {response.text}")

print(response.text)
