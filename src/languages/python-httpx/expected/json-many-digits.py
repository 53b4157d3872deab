import sys

import httpx

payload = (
    '{"pi":3.14159265358979323846264338,"#1":"#","tiny":1e-400,"ünï":"\\\\\\"\'`$"}'
)

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
