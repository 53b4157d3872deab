import os
import sys
from urllib.parse import quote

import httpx

try:
    response = httpx.delete(
        "https://api.sumafinance.com/v1/echo?a%5B%5D=1&partner%5Bkey%5D="
        + quote(os.environ["API_KEY_PARTNER"], safe="")
        + "&b=x%20y&api_key="
        + quote(os.environ["API_KEY"], safe="")
        + "&z",
        timeout=30,
    )
except httpx.HTTPError as error:
    sys.exit(f"No answer: {error}")

if response.is_error:
    sys.exit(f"HTTP {response.status_code}: {response.text}")

print(response.text)
