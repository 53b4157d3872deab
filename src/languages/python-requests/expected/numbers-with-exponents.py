import sys

import requests

payload = '{"huge":1e+21,"tiny":1e-7,"max":1.7976931348623157e+308,"quarter":0.00025,"note":"it\'s"}'

try:
    response = requests.post(
        "https://api.sumafinance.com/v1/echo",
        headers={
            "Content-Type": "application/json",
        },
        data=payload,
        timeout=30,
    )
except requests.RequestException as error:
    sys.exit(f"No answer: {error}")

if not 200 <= response.status_code < 300:
    sys.exit(f"HTTP {response.status_code}: {response.text}")

print(response.text)
