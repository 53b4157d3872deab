import sys

import requests

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
    response = requests.post(
        "https://api.sumafinance.com/v1/echo",
        json=payload,
        timeout=30,
    )
except requests.RequestException as error:
    sys.exit(f"No answer: {error}")

if not 200 <= response.status_code < 300:
    sys.exit(f"HTTP {response.status_code}: {response.text}")

print(response.text)
