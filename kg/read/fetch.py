"""Pages from the web, when a person asks for it: politely, within limits, and from public addresses only."""

from __future__ import annotations

import http.client
import ipaddress
import re
import socket
import ssl
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from kg.errors import UnreadableArticle
from kg.read.kinds import stem_of

AGENT = "attribution-kg"
_MOST_REDIRECTS = 5
_REDIRECTS = (301, 302, 303, 307, 308)
_CHUNK = 1 << 16
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_TYPES = ("text/html", "application/xhtml+xml", "text/plain")


def is_public(address: str) -> bool:
    """True for an IP address of the public internet; addresses that stand for private ones are not."""
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address):
        inner = (
            ip.ipv4_mapped
            or ip.sixtofour
            or (ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF) if ip in _NAT64 else None)
        )
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as its server sent it.

    address  where it came from in the end, after redirects
    charset  the encoding that the server named; None when it named none
    """

    address: str
    content: bytes
    charset: str | None


@dataclass(frozen=True, slots=True)
class Fetcher:
    """How pages are fetched.

    seconds  for one page in all, redirects included
    most     bytes of one page
    allowed  says whether a server's IP address may be asked; public ones only, if not told otherwise
    """

    seconds: float = 30.0
    most: int = 10_000_000
    allowed: Callable[[str], bool] = is_public

    def fetch(self, url: str) -> Fetched:
        """The page at ``url``, if its site's robots.txt lets programs read it.

        What is refused is named as it was asked for, wherever it led.
        """
        try:
            return self._follow(url)
        except UnreadableArticle as error:
            if error.what == url:
                raise
            raise UnreadableArticle(url, f"it leads to {error.what}: {error.wrong}", error.remedy) from error

    def _follow(self, url: str) -> Fetched:
        deadline = time.monotonic() + self.seconds
        for _ in range(_MOST_REDIRECTS + 1):
            _address(url)
            self._ask_robots(url, deadline)
            status, headers, content = self._get(url, self.most, deadline)
            if status in _REDIRECTS and headers.get("Location"):
                url = _joined(url, headers["Location"])
                continue
            if status != 200:
                raise UnreadableArticle(
                    url, f"the server answered {status}", "Open it in a browser and save it."
                )
            if headers.get_content_type() not in _TYPES:
                raise UnreadableArticle(
                    url, f"it is {headers.get_content_type()}, not a page", "Save it and give the file."
                )
            return Fetched(url, content, headers.get_content_charset())
        raise UnreadableArticle(
            url, f"more than {_MOST_REDIRECTS} redirects", "Open it in a browser and save it."
        )

    def _ask_robots(self, url: str, deadline: float) -> None:
        robots = urljoin(url, "/robots.txt")
        try:
            status, _, content = self._get(robots, 500_000, deadline)
        except UnreadableArticle as error:  # of the site: the same would be said of the page
            raise UnreadableArticle(url, error.wrong, error.remedy) from error
        rules = RobotFileParser(robots)
        rules.parse(content.decode("utf-8", "replace").splitlines() if status == 200 else [])
        # A site whose rules cannot be had now (5xx) may forbid everything: RFC 9309.
        if status >= 500 or not rules.can_fetch(AGENT, url):
            raise UnreadableArticle(
                url, "the site asks programs not to read it (robots.txt)", "Open it in a browser and save it."
            )

    def _get(self, url: str, limit: int, deadline: float) -> tuple[int, http.client.HTTPMessage, bytes]:
        """Status, headers and content of one request; redirects are the caller's."""
        parts = _address(url)
        connection = self._connect(url, parts, deadline)
        try:
            path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            headers = {"User-Agent": AGENT, "Accept": "text/html, text/plain", "Accept-Encoding": "identity"}
            connection.request("GET", path, headers=headers)
            # A server that closes leaves the socket to the response alone.
            with connection.getresponse() as response:
                return response.status, response.headers, _read(url, response, limit, deadline)
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise UnreadableArticle(
                url, f"cannot be fetched ({error})", "Try again later, or save it."
            ) from error
        finally:
            connection.close()

    def _connect(self, url: str, parts: SplitResult, deadline: float) -> http.client.HTTPConnection:
        """A connection to the address that was checked, so that a name cannot change its mind in between."""
        host = str(parts.hostname)
        port = parts.port or (443 if parts.scheme == "https" else 80)
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise UnreadableArticle(url, f"no such host ({host})", "Check the address.") from error
        addresses = [str(entry[4][0]) for entry in found]
        if not all(self.allowed(address) for address in addresses):
            raise UnreadableArticle(url, "it lies in a private network", "Save the page and give the file.")
        timeout = _left(url, deadline)
        connection: http.client.HTTPConnection
        try:
            plain = socket.create_connection((addresses[0], port), timeout=timeout)
            if parts.scheme == "https":
                connection = http.client.HTTPSConnection(host, port, timeout=timeout)
                with ExitStack() as on_failure:
                    on_failure.callback(plain.close)
                    secured = ssl.create_default_context().wrap_socket(plain, server_hostname=host)
                    on_failure.pop_all()
                connection.sock = secured
            else:
                connection = http.client.HTTPConnection(host, port, timeout=timeout)
                connection.sock = plain
        except OSError as error:
            raise UnreadableArticle(
                url, f"cannot be reached ({error})", "Try again later, or save it."
            ) from error
        return connection


def address_in(path: Path | str) -> str | None:
    """The web address that a command's argument is; None for a path.  A Path has lost one of its slashes."""
    match = re.match(r"(https?):/{1,2}(?=[^/])", str(path), re.IGNORECASE)
    return f"{match[1].lower()}://{str(path)[match.end() :]}" if match else None


def id_of(address: str) -> str:
    """An id for the article at ``address``: the last part of its path, else its host."""
    parts = urlsplit(address)
    last = parts.path.rstrip("/").rpartition("/")[2]
    return stem_of(last) if last else str(parts.hostname)


def _address(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018  (raises for a port that is no number)
    except ValueError as error:
        raise UnreadableArticle(url, "not a web address", "Check the address.") from error
    if parts.scheme not in ("http", "https") or not parts.hostname or any(c <= " " for c in url):
        raise UnreadableArticle(url, "not a web address", "Check the address.")
    return parts


def _joined(url: str, location: str) -> str:
    try:
        return urljoin(url, location)
    except ValueError as error:
        raise UnreadableArticle(url, "it leads to a broken address", "Check the address.") from error


def _left(url: str, deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise UnreadableArticle(url, "it takes too long", "Try again later, or save it in a browser.")
    return left


def _read(url: str, response: http.client.HTTPResponse, limit: int, deadline: float) -> bytes:
    content = b""
    while chunk := response.read1(_CHUNK):
        content += chunk
        if len(content) > limit:
            raise UnreadableArticle(
                url, f"larger than {limit / 1e6:g} MB", "Save the article's text as .txt."
            )
        _left(url, deadline)
    return content
