"""Keeps a user of the SUMA Finance Authentication API logged in."""

import json
import os
import random
import sys
import threading
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from email.utils import parsedate_to_datetime
from pathlib import Path

import requests

BASE_URL = os.environ.get("API_BASE_URL", "https://api.sumafinance.com/v2")
REFRESH_AHEAD = 60  # seconds before expiry
LONGEST_WAIT = 60  # seconds; whoever has to wait longer is told
TRIES = 4


# docs:start errors
class ApiError(Exception):
    """The server refused a request. Decide by `status` and `code`."""

    def __init__(self, answer):
        try:
            error = answer.json()["errors"][0]
        except (ValueError, KeyError, IndexError):
            error = {"code": "UNKNOWN", "detail": answer.reason}
        self.status = answer.status_code
        self.code = error["code"]
        super().__init__(f"{self.status} {self.code}: {error['detail']}")


class ValidationError(ApiError):
    """422: what was sent breaks a rule."""


class ConflictError(ApiError):
    """409: what was sent does not fit to what is there."""


class LoginRequired(Exception):
    """The session is over. Nothing but a log-in helps."""


# docs:end errors


class AuthClient:
    """One user's session. Threads may share it."""

    def __init__(self, base_url=BASE_URL, store="session.json", on_refresh=None):
        self.base_url = base_url
        self.store = Path(store)
        self.on_refresh = on_refresh
        self._lock = threading.Lock()
        self._session = (
            json.loads(self.store.read_text()) if self.store.exists() else None
        )

    # docs:start register
    def register(self, email, password, name, marketing=False):
        """Open an account; the server mails a token."""
        body = {
            "email": email,
            "password": password,
            "name": name,
            "gdpr_consent": {
                "terms_accepted": True,
                "privacy_accepted": True,
                "marketing_accepted": marketing,
            },
        }
        # With a key the server recognises a repetition, so a lost answer does no harm.
        key = {"Idempotency-Key": str(uuid.uuid4())}
        return self._send("POST", "/auth/register", body, key)["data"]

    def verify_email(self, token):
        """Prove that the address is the user's."""
        return self._send("POST", "/auth/verify-email", {"token": token})["data"]

    # docs:end register

    # docs:start login
    def login(self, email, password, ask_code=None):
        """Open a session; `ask_code` is called when the user has to send a second factor."""
        data = self._send(
            "POST", "/auth/login", {"email": email, "password": password}
        )["data"]
        if data.get("requires_2fa"):
            if ask_code is None:
                raise LoginRequired("The user has to send a code.")
            proof = {"temporary_token": data["temporary_token"], "code": ask_code()}
            data = self._send("POST", "/auth/2fa/verify", proof)["data"]
        self._keep(data)
        return data["user"]

    # docs:end login

    # docs:start logout
    def logout(self, all_devices=False):
        """End the session on the server first, then here."""
        try:
            self.call("POST", "/auth/logout", {"all_devices": all_devices})
        except LoginRequired:
            pass  # It was over already.
        self._drop()

    # docs:end logout

    def me(self):
        """Who is logged in."""
        return self.call("GET", "/users/me")["data"]

    # docs:start call
    def call(self, method, path, body=None):
        """Call an operation as the user."""
        token = self._access_token()
        try:
            return self._send(method, path, body, bearer(token))
        except ApiError as error:
            if error.code == "INVALID_TOKEN":
                self._drop()
                raise LoginRequired(str(error)) from error
            if error.code != "TOKEN_EXPIRED":
                raise
        return self._send(method, path, body, bearer(self._access_token(refused=token)))

    # docs:end call

    # docs:start refresh
    def _access_token(self, refused=None):
        """A token that lasts. One thread refreshes, the others wait and take what it got."""
        with self._lock:
            if self._session is None:
                raise LoginRequired("Nobody is logged in.")
            left = self._session["expires_at"] - time.time()
            if left < REFRESH_AHEAD or self._session["access_token"] == refused:
                self._refresh()
            return self._session["access_token"]

    def _refresh(self):
        body = {"refresh_token": self._session["refresh_token"]}
        try:
            data = self._send("POST", "/auth/refresh", body)["data"]
        except (ApiError, requests.RequestException) as error:
            if getattr(error, "status", None) == 429:
                raise  # The server did not look at the token.
            # The token may be used up. To send it again would look like a theft.
            self._drop()
            raise LoginRequired(str(error)) from error
        self._keep(data)
        if self.on_refresh:
            self.on_refresh(data)

    # docs:end refresh

    # docs:start store
    def _keep(self, data):
        """Replace the old pair once the new one is on the disk, for its owner's eyes alone."""
        session = {
            "access_token": data["access_token"],
            "refresh_token": data["refresh_token"],
            "expires_at": time.time() + data["expires_in"],
        }
        new = self.store.with_suffix(".new")
        new.unlink(missing_ok=True)
        with open(
            os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w"
        ) as file:
            json.dump(session, file)
        new.replace(self.store)
        self._session = session

    def _drop(self):
        self._session = None
        self.store.unlink(missing_ok=True)

    # docs:end store

    # docs:start send
    def _send(self, method, path, body=None, headers=None):
        """Send a request, and again when that is safe: after a 429, or when it changes nothing twice."""
        repeatable = method == "GET" or "Idempotency-Key" in (headers or {})
        for attempt in range(1, TRIES + 1):
            try:
                answer = requests.request(
                    method, self.base_url + path, json=body, headers=headers, timeout=10
                )
            except (requests.ConnectionError, requests.Timeout):
                if not repeatable or attempt == TRIES:
                    raise
                time.sleep(2**attempt * random.uniform(0.1, 0.2))
                continue
            if answer.ok:
                return answer.json() if answer.content else None
            wait = seconds_to_wait(answer)
            if answer.status_code != 429 or attempt == TRIES or wait > LONGEST_WAIT:
                errors = {409: ConflictError, 422: ValidationError}
                raise errors.get(answer.status_code, ApiError)(answer)
            # Clients that were refused together must not come back together.
            time.sleep(wait + random.random())

    # docs:end send


# docs:start wait
def seconds_to_wait(answer):
    """What Retry-After says: a number of seconds or a date."""
    text = answer.headers.get("Retry-After", "1")
    if text.isdigit():
        return int(text)
    return max(0, parsedate_to_datetime(text).timestamp() - time.time())


# docs:end wait


def bearer(token):
    return {"Authorization": f"Bearer {token}"}


# docs:start main
def ask(variable, question):
    """An answer out of the environment, else of the reader."""
    if variable in os.environ:
        return os.environ[variable]
    print(question, end=" ", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip()


def main():
    email, password = os.environ["EMAIL"], os.environ["PASSWORD"]
    client = AuthClient(on_refresh=lambda tokens: print("Refreshed the tokens."))

    def register():
        try:
            client.register(email, password, os.environ.get("FULL_NAME", "John Doe"))
        except ConflictError:
            print("The address is registered already.")
            return
        client.verify_email(ask("VERIFICATION_TOKEN", "Token in the mail:"))
        print(f"Registered {email}.")

    def login():
        user = client.login(
            email, password, lambda: ask("TWO_FACTOR_CODE", "Code in the mail:")
        )
        print(f"Logged in as {user['name']}.")

    def me():
        print(client.me()["email"])

    def sessions():
        print(f"Sessions: {len(client.call('GET', '/auth/sessions')['data'])}")

    def overview():
        paths = ["/users/me", "/auth/sessions", "/security/devices"]
        with ThreadPoolExecutor() as threads:
            answers = list(threads.map(lambda path: client.call("GET", path), paths))
        print(f"Answers: {len(answers)}")

    def logout():
        client.logout()
        print("Logged out.")

    commands = {
        each.__name__: each
        for each in (register, login, me, sessions, overview, logout)
    }
    for name in sys.argv[1:] or ["register", "login", "me", "sessions", "logout"]:
        try:
            commands[name]()
        except LoginRequired as error:
            print(f"Log in again: {error}", file=sys.stderr)
            login()
            commands[name]()


# docs:end main

if __name__ == "__main__":
    try:
        main()
    except (ApiError, requests.RequestException) as error:
        sys.exit(str(error))
