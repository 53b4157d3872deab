import os
import sys

import requests

try:
    response = requests.post(
        "https://api.sumafinance.com/v1/auth/logout",
        headers={
            "Authorization": "Bearer " + os.environ["ACCESS_TOKEN"],
        },
        timeout=30,
    )
except requests.RequestException as error:
    sys.exit(f"No answer: {error}")

if not 200 <= response.status_code < 300:
    sys.exit(f"HTTP {response.status_code}: {response.text}")

print(response.text)
