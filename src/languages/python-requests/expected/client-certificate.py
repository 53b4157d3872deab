import os
import sys

import requests

payload = {
    "amount": 10,
}

try:
    response = requests.post(
        "https://api.sumafinance.com/v1/echo",
        json=payload,
        cert=(os.environ["CLIENT_CERT"], os.environ["CLIENT_KEY"]),
        timeout=30,
    )
except requests.RequestException as error:
    sys.exit(f"No answer: {error}")

if not 200 <= response.status_code < 300:
    sys.exit(f"HTTP {response.status_code}: {response.text}")

print(response.text)
