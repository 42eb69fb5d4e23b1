"""Web archives: pages in them, packed or not, and nothing of the rest."""

import gzip

import pytest

from kg.errors import UnreadableArticle
from kg.model import Article
from kg.read import Limits

from .samples import STORY, read_bytes, read_file
from .test_page import page

PAGE = page().encode()


def record(
    payload: bytes = PAGE,
    uri: str = "https://courier.example/7",
    kind: str = "text/html; charset=utf-8",
    status: str = "200 OK",
    headers: str = "",
) -> bytes:
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{headers}\r\n".encode() + payload
    return (
        (
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:example:1>\r\n"
            f"WARC-Target-URI: {uri}\r\nWARC-Date: 2031-03-04T00:00:00Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        ).encode()
        + http
        + b"\r\n\r\n"
    )


def text_record(text: str) -> bytes:
    content = text.encode()
    return (
        (
            "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Record-ID: <urn:example:2>\r\n"
            "WARC-Target-URI: https://courier.example/8\r\nWARC-Date: 2031-03-04T00:00:00Z\r\n"
            f"Content-Type: text/plain\r\nContent-Length: {len(content)}\r\n\r\n"
        ).encode()
        + content
        + b"\r\n\r\n"
    )


def test_pages_are_articles_and_the_rest_is_passed_over(tmp_path):
    archive = (
        record(b"\x89PNG", kind="image/png")
        + record()
        + record(status="404 Not Found")
        + record(status="301 Moved", headers="Location: /7\r\n")
        + text_record(STORY)
    )
    one, two = read_file(tmp_path, "week.warc", archive)
    assert (one.id, one.url, one.outlet) == ("week-1", "https://courier.example/7", "Varnholt Courier")
    assert (two.id, two.url, two.text) == ("week-2", "https://courier.example/8", STORY)


def test_a_packed_archive_is_read_member_by_member(tmp_path):
    archive = gzip.compress(record()) + gzip.compress(record(uri="https://post.example/9"))
    one, two = read_file(tmp_path, "week.warc.gz", archive)
    assert (one.outlet, two.outlet) == ("Varnholt Courier", "The Lorne Valley Post")


@pytest.mark.parametrize(
    ("payload", "headers"),
    [
        (gzip.compress(PAGE), "Content-Encoding: gzip\r\n"),
        (PAGE, "Content-Encoding: gzip\r\n"),  # archivers that unpack the page and keep its header
        (f"{len(PAGE):x}\r\n".encode() + PAGE + b"\r\n0\r\n\r\n", "Transfer-Encoding: chunked\r\n"),
    ],
)
def test_encodings_of_http_are_taken_off(payload, headers):
    (article,) = read_bytes(record(payload, headers=headers))
    assert article.text.startswith("The bridge over the Lorne")


def test_a_record_that_unpacks_to_too_much_is_refused_and_the_next_is_read():
    bomb = record(gzip.compress(b" " * 3_000_000), headers="Content-Encoding: gzip\r\n")
    refused, read = read_bytes(bomb + record(), Limits(unpacked_bytes=1_000_000))
    assert "record 1: larger than 1 MB" in str(refused)
    assert isinstance(read, Article)


def test_a_packed_archive_that_unpacks_to_too_much_is_refused():
    (refused,) = read_bytes(gzip.compress(record(b" " * 3_000_000)), Limits(unpacked_bytes=1_000_000))
    assert "record 1: larger than 1 MB" in str(refused)


def test_what_was_read_before_the_damage_is_kept():
    read, refused = read_bytes(gzip.compress(record()) + b"\x1f\x8bdamage")
    assert isinstance(read, Article)
    assert isinstance(refused, UnreadableArticle)
    assert "damaged after 1 pages" in str(refused)


@pytest.mark.parametrize(
    "uri", ["file:///etc/passwd", "../../../etc/passwd", "javascript:alert(1)", "\\\\host\\share"]
)
def test_a_target_that_is_no_web_address_is_not_kept(uri):
    (article,) = read_bytes(record(uri=uri))
    assert article.url is None
    assert article.id == "stdin-1"


def test_an_archive_without_a_page_says_so():
    (refused,) = read_bytes(record(b"\x89PNG", kind="image/png"))
    assert "an archive without a page" in str(refused)
