import sys

import requests

payload = '{"a":1,"b":"é \'"}\n{"a":2}\n'.encode()

try:
    response = requests.post(
        "https://api.sumafinance.com/v1/echo",
        headers={
            "Content-Type": "application/x-ndjson",
        },
        data=payload,
        timeout=30,
    )
except requests.RequestException as error:
    sys.exit(f"No answer: {error}")

if not 200 <= response.status_code < 300:
    sys.exit(f"HTTP {response.status_code}: {response.text}")

print(response.text)
