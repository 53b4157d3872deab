import os
import sys

import requests

try:
    response = requests.get(
        "https://api.sumafinance.com/v1/echo",
        headers={
            "Cookie": "theme=dark; session="
            + os.environ["API_KEY_SESSION"]
            + "; key="
            + os.environ["API_KEY"]
            + '; last="1"',
        },
        timeout=30,
    )
except requests.RequestException as error:
    sys.exit(f"No answer: {error}")

if not 200 <= response.status_code < 300:
    sys.exit(f"HTTP {response.status_code}: {response.text}")

print(response.text)
