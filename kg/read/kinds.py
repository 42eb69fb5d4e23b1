"""What kind of input a file is: by its first bytes where they tell, else by its name."""

from __future__ import annotations

import codecs
import re
from enum import StrEnum
from pathlib import PurePath

from kg.read.source import GZIP_MAGIC, gunzip_head


class Kind(StrEnum):
    """The kinds of input that can be read."""

    TEXT = "text"
    JSON = "json"
    JSON_LINES = "json lines"
    HTML = "html"
    WARC = "warc"
    FEED = "feed"
    MAIL = "mail"
    PDF = "pdf"


_BY_SUFFIX = {
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".json": Kind.JSON,
    ".jsonl": Kind.JSON_LINES,
    ".ndjson": Kind.JSON_LINES,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".warc": Kind.WARC,
    ".xml": Kind.FEED,
    ".rss": Kind.FEED,
    ".atom": Kind.FEED,
    ".eml": Kind.MAIL,
    ".pdf": Kind.PDF,
}
_SIDE_FILES = (".gold.json", ".gold.jsonl")
_PAGE = re.compile(rb"<!doctype html|<html[\s>]", re.IGNORECASE)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]")
_MAIL = re.compile(rb"(?:(?:[A-Z][A-Za-z0-9-]+: [^\r\n]*|[ \t][^\r\n]*)\r?\n){3,}")
_MAIL_FIELD = re.compile(
    rb"^(?:Received|Return-Path|Message-ID|MIME-Version|From|Delivered-To): ", re.IGNORECASE | re.M
)


def suffix_of(name: str) -> str:
    """The suffix that tells the kind, ".gz" taken off, in small letters."""
    path = PurePath(name.lower())
    return PurePath(path.stem).suffix if path.suffix == ".gz" else path.suffix


def stem_of(name: str) -> str:
    """The file's name without the suffixes that tell its kind: "story.html.gz" gives "story"."""
    stem = PurePath(name)
    if stem.suffix.lower() == ".gz":
        stem = PurePath(stem.stem)
    return stem.stem or stem.name


def is_article_file(name: str) -> bool:
    """True for a file that is read when its folder is named: articles, not the gold beside them."""
    return not name.lower().endswith(_SIDE_FILES) and suffix_of(name) in _BY_SUFFIX


def kind_of(name: str, head: bytes) -> Kind:
    """The kind of the input called ``name`` that begins with ``head``."""
    if head.startswith(GZIP_MAGIC):
        head = gunzip_head(head)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        head = head.decode("utf-16", "ignore").encode("utf-8", "ignore")
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"%PDF-"):
        return Kind.PDF
    if start.startswith(b"WARC/"):
        return Kind.WARC
    if kind := _BY_SUFFIX.get(suffix_of(name)):
        return Kind.JSON if kind is Kind.JSON_LINES and start.startswith(b"[") else kind
    if _FEED.search(start[:1000]):
        return Kind.FEED
    if start.startswith(b"<") and _PAGE.search(start):
        return Kind.HTML
    if start.startswith(b"{"):
        return Kind.JSON_LINES
    if start.startswith(b"[{"):
        return Kind.JSON
    if _MAIL.match(start) and _MAIL_FIELD.search(start):
        return Kind.MAIL
    return Kind.TEXT
