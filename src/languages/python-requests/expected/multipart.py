import os
import sys

import requests

files = [
    ("title", (None, "Contract of sale")),
    ("document", ("contract.pdf", open("contract.pdf", "rb"), "application/pdf")),
]

try:
    response = requests.post(
        "https://api.sumafinance.com/v1/echo",
        headers={
            "Authorization": "Bearer " + os.environ["ACCESS_TOKEN"],
        },
        files=files,
        timeout=30,
    )
except requests.RequestException as error:
    sys.exit(f"No answer: {error}")

if not 200 <= response.status_code < 300:
    sys.exit(f"HTTP {response.status_code}: {response.text}")

print(response.text)
