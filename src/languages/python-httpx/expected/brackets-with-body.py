import sys

import httpx

payload = {
    "a": 1,
}

try:
    response = httpx.post(
        "https://api.sumafinance.com/v1/users?filter[name]=a&fields[x][]=b",
        json=payload,
        timeout=30,
    )
except httpx.HTTPError as error:
    sys.exit(f"No answer: {error}")

if response.is_error:
    sys.exit(f"HTTP {response.status_code}: {response.text}")

print(response.text)
