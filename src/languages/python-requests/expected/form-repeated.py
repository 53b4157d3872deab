import sys

import requests

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
    response = requests.post(
        "https://api.sumafinance.com/v1/token",
        data=form,
        timeout=30,
    )
except requests.RequestException as error:
    sys.exit(f"No answer: {error}")

if not 200 <= response.status_code < 300:
    sys.exit(f"HTTP {response.status_code}: {response.text}")

print(response.text)
