import sys

import httpx

payload = {
    "numbers": [
        0,
        1000,
        2000,
        3000,
        4000,
        5000,
        6000,
        7000,
        8000,
        9000,
        10000,
        11000,
        12000,
        13000,
        14000,
        15000,
        16000,
        17000,
        18000,
        19000,
        20000,
        21000,
        22000,
        23000,
        24000,
        25000,
        26000,
        27000,
        28000,
        29000,
        30000,
        31000,
        32000,
        33000,
        34000,
        35000,
        36000,
        37000,
        38000,
        39000,
    ],
    "words": [
        "word number 0",
        "word number 1",
        "word number 2",
        "word number 3",
        "word number 4",
        "word number 5",
        "word number 6",
        "word number 7",
        "word number 8",
        "word number 9",
        "word number 10",
        "word number 11",
        "word number 12",
        "word number 13",
    ],
    "rows": [
        [1, 2],
        [3, 4],
    ],
    "objects": [
        {
            "a": 1,
        },
        {
            "b": [],
        },
    ],
    "long_text": "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt.",
}

try:
    response = httpx.post(
        "https://api.sumafinance.com/v1/echo",
        json=payload,
        timeout=30,
    )
except httpx.HTTPError as error:
    sys.exit(f"No answer: {error}")

if response.is_error:
    sys.exit(f"HTTP {response.status_code}: {response.text}")

print(response.text)
