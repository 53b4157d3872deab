import os
import ssl
import sys

import httpx

payload = {
    "amount": 10,
}

context = ssl.create_default_context()
context.load_cert_chain(os.environ["CLIENT_CERT"], os.environ["CLIENT_KEY"])

try:
    response = httpx.post(
        "https://api.sumafinance.com/v1/echo",
        json=payload,
        verify=context,
        timeout=30,
    )
except httpx.HTTPError as error:
    sys.exit(f"No answer: {error}")

if response.is_error:
    sys.exit(f"HTTP {response.status_code}: {response.text}")

print(response.text)
