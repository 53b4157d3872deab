import sys

import requests

form = {
    "grant_type": "password",
    "username": "john doe+x@example.com",
    "password": "p&=%'\"#;?",
}

try:
    response = requests.post(
        "https://api.sumafinance.com/v1/token",
        data=form,
        timeout=30,
    )
except requests.RequestException as error:
    sys.exit(f"No answer: {error}")

if not 200 <= response.status_code < 300:
    sys.exit(f"HTTP {response.status_code}: {response.text}")

print(response.text)
