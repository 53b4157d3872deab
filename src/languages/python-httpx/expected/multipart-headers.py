import sys
from pathlib import Path

import httpx

files = [
    (
        "meta",
        (
            None,
            "a",
            None,
            {
                "X-Kind": 'note "1"',
                "Content-Language": "de",
            },
        ),
    ),
    (
        "file",
        (
            "photo.png",
            Path("photo.png").read_bytes(),
            "image/png",
            {
                "X-Rate-Limit": '10; a="b"',
            },
        ),
    ),
]

try:
    response = httpx.post(
        "https://api.sumafinance.com/v1/echo",
        files=files,
        timeout=30,
    )
except httpx.HTTPError as error:
    sys.exit(f"No answer: {error}")

if response.is_error:
    sys.exit(f"HTTP {response.status_code}: {response.text}")

print(response.text)
