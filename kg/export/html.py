"""HTML: the same dossiers as a page of its own, for the screen and for print, without scripts or network."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from importlib.resources import files
from string import Template

from kg.analyse.dossier import dossiers_of
from kg.analyse.phrasing import short
from kg.export.document import (
    Block,
    Code,
    Heading,
    Inline,
    Items,
    Line,
    Link,
    ListKind,
    Mark,
    Paragraph,
    Quote,
    Strong,
    Table,
    Verbatim,
)
from kg.export.dossier_pages import pages
from kg.export.format import Format, statements
from kg.store import View

_ADDRESS = re.compile(r"https?://\S+")
_TEMPLATE = "dossier.html"


def write(view: View, thing: str | None) -> Iterator[bytes]:
    """One page with a dossier a claim, best match first."""
    found = dossiers_of(view, statements(view, thing))
    title = f"Claim: {short(found[0].wording)}" if len(found) == 1 else f"{len(found)} claims"
    yield page(title, (pages(dossier) for dossier in found)).encode()


def page(title: str, documents: Iterable[Iterable[Block]]) -> str:
    """One self-contained page; the title and all texts come out as text, whatever they hold."""
    template = Template((files("kg.export") / _TEMPLATE).read_text(encoding="utf-8"))
    body = "\n".join(f"<article>\n{render(blocks)}\n</article>" for blocks in documents)
    return template.substitute(title=escape(title), body=body)


def render(blocks: Iterable[Block]) -> str:
    """The blocks as HTML elements."""
    return "\n".join(_block(block) for block in blocks)


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"<h{block.level}>{_line(block.line)}</h{block.level}>"
        case Paragraph():
            return f"<p>{_line(block.line)}</p>"
        case Quote():
            return f"<blockquote>{_line(block.line)}</blockquote>"
        case Items():
            return _items(block)
        case Table():
            head = "".join(f"<th>{escape(name)}</th>" for name in block.head)
            rows = "".join(
                f"<tr>{''.join(f'<td>{_line(cell)}</td>' for cell in row)}</tr>\n" for row in block.rows
            )
            return f'<div class="scroll"><table>\n<tr>{head}</tr>\n{rows}</table></div>'
        case Code():
            return f"<pre>{escape(chr(10).join(block.lines))}</pre>"


def _items(block: Items) -> str:
    if block.kind is ListKind.BOXES:
        items = [f'<label><input type="checkbox"> <span>{_line(line)}</span></label>' for line in block.lines]
        return f'<ul class="boxes">\n{_list(items)}</ul>'
    tag = "ol" if block.kind is ListKind.NUMBERS else "ul"
    return f"<{tag}>\n{_list(_line(line) for line in block.lines)}</{tag}>"


def _list(items: Iterable[str]) -> str:
    return "".join(f"<li>{item}</li>\n" for item in items)


def _line(line: Line) -> str:
    return "".join(_inline(part) for part in line)


def _inline(part: Inline) -> str:
    match part:
        case Strong():
            return f"<strong>{escape(part.text)}</strong>"
        case Mark():
            return f"<mark>{escape(part.text)}</mark>"
        case Verbatim():
            return f"<code>{escape(part.text)}</code>"
        case Link():
            shown = escape(part.address)
            return f'<a href="{shown}">{shown}</a>' if _ADDRESS.fullmatch(part.address) else shown
        case str():
            return escape(part)


FORMAT = Format(
    "html",
    ".html",
    "text/html",
    "The same dossiers as a page for the screen and for print; any browser reads it offline",
    write,
)
