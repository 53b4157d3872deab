import sys

import requests

files = [
    ("meta", (None, "a", None, {"X-Kind": 'note "1"', "Content-Language": "de"})),
    (
        "file",
        (
            "photo.png",
            open("photo.png", "rb"),
            "image/png",
            {"X-Rate-Limit": '10; a="b"'},
        ),
    ),
]

try:
    response = requests.post(
        "https://api.sumafinance.com/v1/echo",
        files=files,
        timeout=30,
    )
except requests.RequestException as error:
    sys.exit(f"No answer: {error}")

if not 200 <= response.status_code < 300:
    sys.exit(f"HTTP {response.status_code}: {response.text}")

print(response.text)
