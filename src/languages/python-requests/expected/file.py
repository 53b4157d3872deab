import os
import sys

import requests

with open("photo.png", "rb") as file:
    payload = file.read()

try:
    response = requests.put(
        "https://api.sumafinance.com/v1/echo",
        headers={
            "Authorization": "Bearer " + os.environ["ACCESS_TOKEN"],
            "Content-Type": "application/octet-stream",
        },
        data=payload,
        timeout=30,
    )
except requests.RequestException as error:
    sys.exit(f"No answer: {error}")

if not 200 <= response.status_code < 300:
    sys.exit(f"HTTP {response.status_code}: {response.text}")

print(response.text)
