import sys

import requests
from urllib3._collections import HTTPHeaderDict

session = requests.Session()
request = session.prepare_request(
    requests.Request(
        "GET",
        "https://api.sumafinance.com/v1/echo",
    )
)
request.headers = HTTPHeaderDict(request.headers)
request.headers.add("X-Tag", "a")
request.headers.add("x-tag", "b")

try:
    settings = session.merge_environment_settings(request.url, {}, None, None, None)
    response = session.send(request, timeout=30, **settings)
except requests.RequestException as error:
    sys.exit(f"No answer: {error}")

if not 200 <= response.status_code < 300:
    sys.exit(f"HTTP {response.status_code}: {response.text}")

print(response.text)
