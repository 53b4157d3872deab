import sys

import httpx

form = {
    "grant_type": "password",
    "username": "john doe+x@example.com",
    "password": "p&=%'\"#;?",
}

try:
    response = httpx.post(
        "https://api.sumafinance.com/v1/token",
        data=form,
        timeout=30,
    )
except httpx.HTTPError as error:
    sys.exit(f"No answer: {error}")

if response.is_error:
    sys.exit(f"HTTP {response.status_code}: {response.text}")

print(response.text)
