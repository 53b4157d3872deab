import os
import sys
from pathlib import Path

import httpx

try:
    response = httpx.put(
        "https://api.sumafinance.com/v1/echo",
        headers={
            "Authorization": "Bearer " + os.environ["ACCESS_TOKEN"],
            "Content-Type": "application/octet-stream",
        },
        content=Path("photo.png").read_bytes(),
        timeout=30,
    )
except httpx.HTTPError as error:
    sys.exit(f"No answer: {error}")

if response.is_error:
    sys.exit(f"HTTP {response.status_code}: {response.text}")

print(response.text)
