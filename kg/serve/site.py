"""What ``kg serve`` offers over HTTP: a SPARQL endpoint that cannot write, a query page, the views."""

from __future__ import annotations

import http.client
import json
import re
import sys
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from urllib.parse import parse_qs, unquote, urlsplit

from kg.errors import KgError, NotFound
from kg.serve.engine import LOOPBACK, Engine
from kg.store import library
from kg.store.wording import keywords, misread
from kg.terms import DATA, PREFIXES

LARGEST = 1_000_000
"""Bytes of a request's body that are read at most; a longer query is refused."""

_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; "
    "img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)
_PASSED_ON = ("Accept", "Content-Type")

Page = Callable[[str, str | None], str]
"""The HTML page of a kind of view and of what it is about."""


class Site(ThreadingHTTPServer):
    """A read-only site over one engine.

    engine  the SPARQL server that answers
    page    makes the HTML views
    kinds   kinds of view that ``page`` makes
    names   what a Host header may call this machine; a page elsewhere that a browser was led to resolve
            to this machine is so kept out.  Empty: anything
    """

    daemon_threads = True

    def __init__(
        self,
        address: tuple[str, int],
        engine: Engine,
        page: Page,
        kinds: tuple[str, ...],
        names: frozenset[str],
    ) -> None:
        self.engine, self.page, self.kinds, self.names = engine, page, kinds, names
        super().__init__(address, Handler)


class Handler(BaseHTTPRequestHandler):
    """One request."""

    server: Site
    protocol_version = "HTTP/1.1"
    timeout = 60

    def do_GET(self) -> None:
        """Pages, views and queries in the address."""
        if not self._welcome():
            return
        asked = urlsplit(self.path)
        parts = [unquote(part) for part in asked.path.split("/") if part]
        if not parts:
            self._html(query_page())
        elif parts == ["query"]:
            self._query(None)
        elif parts[0] == "view" and len(parts) == 2:
            self._view(parts[1], parse_qs(asked.query).get("thing", [None])[0])
        else:
            self._refuse(HTTPStatus.NOT_FOUND, "There is no such page.")

    def do_POST(self) -> None:
        """Queries in the body."""
        if not self._welcome():
            return
        length = int(self.headers.get("Content-Length") or 0)
        if urlsplit(self.path).path != "/query":
            self._refuse(HTTPStatus.FORBIDDEN, "This endpoint is read-only: it answers queries at /query.")
        elif length > LARGEST:
            self._refuse(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"A query may have {LARGEST} bytes at most.")
        else:
            self._query(self.rfile.read(length))

    def do_PUT(self) -> None:
        """Nothing is written here."""
        self._refuse(HTTPStatus.FORBIDDEN, "This endpoint is read-only.")

    def do_DELETE(self) -> None:
        """Nothing is removed here."""
        self.do_PUT()

    def do_PATCH(self) -> None:
        """Nothing is changed here."""
        self.do_PUT()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that http.server calls
        """Say nothing: queries are nobody else's business."""

    def _welcome(self) -> bool:
        """True for a request that no other site's page has made the browser send."""
        host = self.headers.get("Host") or ""
        if self.server.names and host.rsplit(":", 1)[0] not in self.server.names:
            self._refuse(HTTPStatus.FORBIDDEN, "Ask by the name or address that kg serve has printed.")
            return False
        origin, site = self.headers.get("Origin"), self.headers.get("Sec-Fetch-Site", "none")
        if origin not in (None, f"http://{host}") or site not in ("none", "same-origin"):
            self._refuse(HTTPStatus.FORBIDDEN, "Pages of other sites may not ask here.")
            return False
        return True

    def _query(self, body: bytes | None) -> None:
        """Hand the query to the engine and its answer back."""
        engine = self.server.engine
        fields = self._fields(body)
        if "update" in fields:
            self._refuse(HTTPStatus.FORBIDDEN, "This endpoint is read-only: updates are refused.")
            return
        if any(changes(query) for query in fields.get("query", ())):
            self._refuse(HTTPStatus.FORBIDDEN, "This endpoint is read-only: updates are refused.")
            return
        if any(federates(query) for query in fields.get("query", ())):
            self._refuse(HTTPStatus.FORBIDDEN, "SERVICE would send data to other machines: it is refused.")
            return
        port = engine.port
        connection = http.client.HTTPConnection(LOOPBACK, port, timeout=engine.seconds + 1)
        try:
            headers = {name: self.headers[name] for name in _PASSED_ON if self.headers[name]}
            connection.request("GET" if body is None else "POST", self.path, body, headers)
            answer = connection.getresponse()
            told = answer.read()
            if answer.status == HTTPStatus.BAD_REQUEST:
                told = f"The query {misread(told.decode(errors='replace'))}.\n".encode()
            self._send(answer.status, told, answer.headers.get("Content-Type", "text/plain"))
        except TimeoutError:
            engine.restart(port)
            self._refuse(
                HTTPStatus.GATEWAY_TIMEOUT,
                f"The query took more than {engine.seconds} seconds: it was broken off.",
            )
        except (OSError, http.client.HTTPException):
            # Another query has just been broken off, and the engine with it.
            self._refuse(HTTPStatus.SERVICE_UNAVAILABLE, "The engine is starting anew: ask again.")
        finally:
            connection.close()

    def _fields(self, body: bytes | None) -> dict[str, list[str]]:
        """What is asked, under the names that the SPARQL protocol gives it, wherever it stands."""
        fields = parse_qs(urlsplit(self.path).query)
        kind = (self.headers.get("Content-Type") or "").partition(";")[0].strip().casefold()
        text = (body or b"").decode(errors="replace")
        if kind == "application/x-www-form-urlencoded":
            for name, values in parse_qs(text).items():
                fields.setdefault(name, []).extend(values)
        elif body is not None:
            named = "update" if kind == "application/sparql-update" else "query"
            fields.setdefault(named, []).append(text)
        return fields

    def _view(self, kind: str, thing: str | None) -> None:
        if kind not in self.server.kinds:
            self._refuse(
                HTTPStatus.NOT_FOUND, f"There is no such view; there are: {', '.join(self.server.kinds)}."
            )
            return
        try:
            self._html(self.server.page(kind, thing), policy=None)  # the page carries a policy of its own
        except NotFound as error:
            self._refuse(HTTPStatus.NOT_FOUND, str(error))
        except KgError as error:
            self._refuse(HTTPStatus.BAD_REQUEST, str(error))

    def _html(self, page: str, policy: str | None = _POLICY) -> None:
        self._send(HTTPStatus.OK, page.encode(), "text/html; charset=utf-8", policy)

    def _refuse(self, status: HTTPStatus, why: str) -> None:
        self.close_connection = True  # a body that was not read would be taken for the next request
        self._send(status, f"{why}\n".encode(), "text/plain; charset=utf-8")

    def _send(self, status: int, body: bytes, kind: str, policy: str | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("X-Content-Type-Options", "nosniff")
        if policy:
            self.send_header("Content-Security-Policy", policy)
        self.end_headers()
        self.wfile.write(body)


_ASKS = re.compile(r"\b(?:SELECT|ASK|CONSTRUCT|DESCRIBE)\b", re.IGNORECASE)
_CHANGES = re.compile(r"\b(?:INSERT|DELETE|DROP|CLEAR|LOAD|CREATE|COPY|MOVE|ADD)\b", re.IGNORECASE)
_CODE_POINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def federates(query: str) -> bool:
    """True when the query asks other endpoints by SERVICE; the word in a string or a comment does not."""
    plain = _CODE_POINT.sub(_character, query)
    return re.search(r"\bSERVICE\b", keywords(plain), re.IGNORECASE) is not None


def changes(query: str) -> bool:
    """True when the words are an update rather than a query."""
    plain = keywords(_CODE_POINT.sub(_character, query))
    return not _ASKS.search(plain) and _CHANGES.search(plain) is not None


def _character(found: re.Match[str]) -> str:
    code = int(found[1] or found[2], 16)
    return chr(code) if code <= sys.maxunicode else found[0]


def query_page() -> str:
    """The page to write queries on, with the shipped ones to start from; it loads nothing from elsewhere."""
    shipped = [
        {
            "name": query.name,
            "about": query.about,
            "notes": query.notes,
            "given": dict(query.given),
            "example": query.example,
            "text": query.text,
        }
        for query in map(library.load, library.names())
    ]
    # The longest namespaces first: an IRI of ours begins with several of them.
    prefixes = dict(sorted(({"id": DATA} | PREFIXES).items(), key=lambda each: (-len(each[1]), each[0])))
    data = json.dumps({"prefixes": prefixes, "queries": shipped}, ensure_ascii=False)
    for character in "<>&":
        data = data.replace(character, f"\\u{ord(character):04x}")
    template = (files("kg.serve") / "query.html").read_text(encoding="utf-8")
    return template.replace("{{data}}", data)
