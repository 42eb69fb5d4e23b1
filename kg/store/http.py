"""Requests to a SPARQL server, tried again when the server or the way to it fails for a moment.

A server that wants a password finds it in the variables KG_SERVER_USER and KG_SERVER_PASSWORD (HTTP Basic or
Digest): on a command line other users of the machine could read it.
"""

from __future__ import annotations

import os
import time
import urllib.error
import urllib.request
from dataclasses import dataclass

from kg.errors import StoreError

_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Status codes that may be gone when asked again."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How often a request is tried, and how long one may take.

    waits    seconds between the tries
    timeout  seconds that one try may take
    """

    waits: tuple[float, ...] = (0.2, 0.5, 1, 2, 4)
    timeout: float = 120


class Refused(Exception):
    """The server's answer to a request that trying again will not help."""

    def __init__(self, status: int, told: str) -> None:
        self.status, self.told = status, told
        super().__init__(f"{status}: {told}" if told else str(status))


def send(method: str, url: str, body: bytes | None, headers: dict[str, str], patience: Patience) -> bytes:
    """The body of the server's answer.  Every request sent here may be sent twice without harm."""
    opener = _opener(url)
    for wait in (*patience.waits, None):
        try:
            request = urllib.request.Request(url, body, headers, method=method)
            with opener.open(request, timeout=patience.timeout) as answer:
                told: bytes = answer.read()
                return told
        except urllib.error.HTTPError as error:
            told = error.read()
            if error.code not in _PASSING or wait is None:
                raise Refused(error.code, told.decode(errors="replace").strip().split("\n")[0]) from error
        except OSError as error:
            if wait is None:
                raise StoreError(
                    url.partition("?")[0],
                    f"the server does not answer ({getattr(error, 'reason', error)})",
                    "See that it runs, then give the same command again: what is written stays written.",
                ) from error
        time.sleep(wait)
    raise AssertionError("the last try returns or raises")


def _opener(url: str) -> urllib.request.OpenerDirector:
    """What asks the server, with the user's name and password where they are set."""
    user = os.environ.get("KG_SERVER_USER")
    if not user:
        return urllib.request.build_opener()
    known = urllib.request.HTTPPasswordMgrWithDefaultRealm()
    known.add_password(None, url, user, os.environ.get("KG_SERVER_PASSWORD", ""))
    return urllib.request.build_opener(
        urllib.request.HTTPBasicAuthHandler(known), urllib.request.HTTPDigestAuthHandler(known)
    )
