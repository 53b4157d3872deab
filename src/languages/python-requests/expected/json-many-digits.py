import sys

import requests

payload = '{"pi":3.14159265358979323846264338,"#1":"#","tiny":1e-400,"ünï":"\\\\\\"\'`$"}'.encode()

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
