import sys

import httpx

payload = '{"huge":1e+21,"tiny":1e-7,"max":1.7976931348623157e+308,"quarter":0.00025,"note":"it\'s"}'

try:
    response = httpx.post(
        "https://api.sumafinance.com/v1/echo",
        headers={
            "Content-Type": "application/json",
        },
        content=payload,
        timeout=30,
    )
except httpx.HTTPError as error:
    sys.exit(f"No answer: {error}")

if response.is_error:
    sys.exit(f"HTTP {response.status_code}: {response.text}")

print(response.text)
