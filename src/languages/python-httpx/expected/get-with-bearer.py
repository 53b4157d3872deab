import os
import sys

import httpx

try:
    response = httpx.get(
        "https://api.sumafinance.com/v1/users/me",
        headers={
            "Authorization": "Bearer " + os.environ["ACCESS_TOKEN"],
        },
        timeout=30,
    )
except httpx.HTTPError as error:
    sys.exit(f"No answer: {error}")

if response.is_error:
    sys.exit(f"HTTP {response.status_code}: {response.text}")

print(response.text)
