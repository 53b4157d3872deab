import sys

import httpx

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
    response = httpx.post(
        "https://api.sumafinance.com/v1/auth/login",
        json=payload,
        timeout=30,
    )
except httpx.HTTPError as error:
    sys.exit(f"No answer: {error}")

if response.is_error:
    sys.exit(f"HTTP {response.status_code}: {response.text}")

print(response.text)
