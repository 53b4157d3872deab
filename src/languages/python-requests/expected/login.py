import sys

import requests

payload = {
    "email": "john.doe@example.com",
    "password": "S3cure!Pass'word$1",
    "remember_me": True,
    "device": None,
    "scopes": ["read", "write"],
    "gdpr_consent": {
        "terms_accepted": True,
        "marketing": False,
    },
}

try:
    response = requests.post(
        "https://api.sumafinance.com/v1/auth/login",
        json=payload,
        timeout=30,
    )
except requests.RequestException as error:
    sys.exit(f"No answer: {error}")

if not 200 <= response.status_code < 300:
    sys.exit(f"HTTP {response.status_code}: {response.text}")

print(response.text)
