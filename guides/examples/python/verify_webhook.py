import hashlib
import hmac
import os
import re

TOLERANCE = 300  # seconds


def verify_webhook(secret, signature, body, now):
    """Return why a delivery is refused, or None; `body` are the bytes as they came."""
    match = re.fullmatch(r"t=(\d{1,12}),v1=([0-9a-f]{64})", signature)
    if not match:
        return "malformed signature"
    time, given = match.groups()
    if abs(now - int(time)) > TOLERANCE:
        return "too old"
    signed = time.encode() + b"." + body
    expected = hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()
    # An ordinary comparison would tell by its duration how much is right.
    return None if hmac.compare_digest(expected, given) else "wrong signature"


secret, signature = os.environ["SECRET"], os.environ["SIGNATURE"]
body, now = os.environb[b"BODY"], int(os.environ["NOW"])

print(verify_webhook(secret, signature, body, now) or "genuine")
print(verify_webhook(secret, signature, body + b" ", now) or "genuine")
print(verify_webhook(secret, signature, body, now + 3600) or "genuine")
print(verify_webhook(secret, "v1=none", body, now) or "genuine")
