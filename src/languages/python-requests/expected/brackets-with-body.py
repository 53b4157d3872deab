import json
import sys
import urllib.error
import urllib.request

payload = {
    "a": 1,
}

request = urllib.request.Request(
    "https://api.sumafinance.com/v1/users?filter[name]=a&fields[x][]=b",
    data=json.dumps(payload).encode(),
    headers={
        "Content-Type": "application/json",
    },
    method="POST",
)

try:
    with urllib.request.urlopen(request, timeout=30) as response:
        answer = response.read().decode()
except urllib.error.HTTPError as error:
    sys.exit(f"HTTP {error.code}: {error.read().decode()}")
except OSError as error:
    sys.exit(f"No answer: {error}")

print(answer)
