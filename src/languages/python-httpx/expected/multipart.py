import os
import sys
from pathlib import Path

import httpx

files = [
    ("title", (None, "Contract of sale")),
    (
        "document",
        ("contract.pdf", Path("contract.pdf").read_bytes(), "application/pdf"),
    ),
]

try:
    response = httpx.post(
        "https://api.sumafinance.com/v1/echo",
        headers={
            "Authorization": "Bearer " + os.environ["ACCESS_TOKEN"],
        },
        files=files,
        timeout=30,
    )
except httpx.HTTPError as error:
    sys.exit(f"No answer: {error}")

if response.is_error:
    sys.exit(f"HTTP {response.status_code}: {response.text}")

print(response.text)
