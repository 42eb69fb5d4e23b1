"""Fetching pages: only when asked, only from public addresses, within limits, as robots.txt allows."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from kg.errors import UnreadableArticle
from kg.model import Article
from kg.read import Fetcher, read_paths
from kg.read.fetch import address_in, is_public

from .samples import STORY, Papers
from .test_page import page

HERE = Fetcher(seconds=20, most=100_000, allowed=lambda address: address.startswith("127."))


class Site(BaseHTTPRequestHandler):
    """A small site; a path says what happens."""

    def do_GET(self) -> None:
        answer = {
            "/robots.txt": (200, "text/plain", b"User-agent: *\nDisallow: /private\n"),
            "/news/bridge-7.html": (200, "text/html; charset=utf-8", page().encode()),
            "/text": (200, "text/plain", STORY.encode()),
            "/private/7": (200, "text/html", page().encode()),
            "/photo": (200, "image/png", b"\x89PNG"),
            "/huge": (200, "text/html", b"<p>" + b"a" * 200_000),
            "/moved": (301, "text/html", b""),
            "/inward": (301, "text/html", b""),
            "/round": (301, "text/html", b""),
        }.get(self.path, (404, "text/html", b""))
        if self.path == "/drip":
            self.drip()
            return
        status, kind, content = answer
        self.send_response(status)
        self.send_header("Content-Type", kind)
        where = {"/moved": "/news/bridge-7.html", "/inward": "http://10.0.0.1/", "/round": "/round"}.get(
            self.path
        )
        if where:
            self.send_header("Location", where)
        self.end_headers()
        self.wfile.write(content)

    def drip(self) -> None:
        """A page of which a little comes, again and again."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        with suppress(OSError):  # nobody reads any more
            for _ in range(400):
                self.wfile.write(b"<p>And then. ")
                time.sleep(0.05)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def read(address: str, fetcher: Fetcher | None = HERE) -> Article | UnreadableArticle:
    (result,) = read_paths([address], Papers(), fetcher=fetcher)
    return result


def test_a_page_is_fetched_when_asked_for(site):
    article = read(f"{site}/news/bridge-7.html")
    assert isinstance(article, Article), article
    assert (article.id, article.url) == ("bridge-7", f"{site}/news/bridge-7.html")
    assert article.text.startswith(STORY.strip())


def test_a_plain_text_is_fetched_too(site):
    assert read(f"{site}/text").text == STORY


def test_nothing_is_fetched_unless_asked_for(site):
    assert "Add --fetch" in str(read(f"{site}/text", fetcher=None))


def test_redirects_are_followed_and_the_last_address_kept(site):
    assert read(f"{site}/moved").url == f"{site}/news/bridge-7.html"


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        ("/private/7", "robots.txt"),
        ("/nothing", "answered 404"),
        ("/photo", "image/png, not a page"),
        ("/huge", "larger than 0.1 MB"),
        ("/inward", "private network"),
        ("/round", "more than 5 redirects"),
    ],
)
def test_what_is_refused(site, path, wrong):
    assert wrong in str(read(site + path))


def test_a_page_that_comes_drop_by_drop_is_not_waited_for(site):
    hasty = Fetcher(seconds=0.5, allowed=HERE.allowed)
    assert "it takes too long" in str(read(f"{site}/drip", hasty))


def test_a_name_is_resolved_once_a_request_and_connected_to_as_checked(site, monkeypatch):
    """Else a name could be public when it is checked and private when it is connected to."""
    resolved, reached = [], []
    resolve, connect = socket.getaddrinfo, socket.create_connection

    def resolving(host, port, *given, **named):
        resolved.append(host)
        return resolve("127.0.0.1" if host == "courier.example" else host, port, *given, **named)

    monkeypatch.setattr(socket, "getaddrinfo", resolving)
    monkeypatch.setattr(
        socket, "create_connection", lambda to, **named: (reached.append(to[0]), connect(to, **named))[1]
    )
    assert isinstance(read(f"http://courier.example:{site.rpartition(':')[2]}/news/bridge-7.html"), Article)
    assert resolved.count("courier.example") == 2  # for its robots.txt, then for the page
    assert reached == ["127.0.0.1", "127.0.0.1"]


def test_a_name_that_becomes_private_between_two_requests_is_refused(site, monkeypatch):
    resolve, answers = socket.getaddrinfo, iter(["127.0.0.1", "10.0.0.1"])

    def resolving(host, port, *given, **named):
        return resolve(next(answers) if host == "courier.example" else host, port, *given, **named)

    monkeypatch.setattr(socket, "getaddrinfo", resolving)
    address = f"http://courier.example:{site.rpartition(':')[2]}/news/bridge-7.html"
    assert "it lies in a private network" in str(read(address))


@pytest.mark.parametrize("path", ["/private/7", "/nothing", "/inward", "/round"])
def test_what_is_refused_is_named_as_it_was_asked_for(site, path):
    for fetcher in (HERE, Fetcher()):
        refused = read(f"{site}{path}", fetcher)
        assert isinstance(refused, UnreadableArticle)
        assert refused.what == f"{site}{path}"


def test_where_a_refused_address_led_is_told(site):
    assert "it leads to http://10.0.0.1/: it lies in a private network" in str(read(f"{site}/inward"))


def test_private_addresses_are_refused_by_default(site):
    assert "private network" in str(read(f"{site}/text", Fetcher()))
    assert "private network" in str(read("http://localhost/", Fetcher()))


@pytest.mark.parametrize(
    "address",
    (
        "127.0.0.1 10.1.2.3 192.168.0.1 169.254.169.254 0.0.0.0 100.64.0.1 224.0.0.1 ::1 fe80::1 fc00::1 "
        "::ffff:127.0.0.1 64:ff9b::7f00:1 2002:7f00:1::"
    ).split(),
)
def test_addresses_that_are_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["1.1.1.1", "2606:4700:4700::1111", "64:ff9b::101:101"])
def test_addresses_that_are_public(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "address", ["http://", "https://exa mple/", "http://[::1", "http://host:port/", "http://a..b/"]
)
def test_broken_addresses_are_refused(address):
    assert isinstance(read(address, Fetcher()), UnreadableArticle)


def test_an_address_is_told_from_a_path():
    assert address_in(Path("https://courier.example/7")) == "https://courier.example/7"
    assert address_in("HTTP://courier.example/7?a=b") == "http://courier.example/7?a=b"
    assert address_in("folder/http.txt") is None
