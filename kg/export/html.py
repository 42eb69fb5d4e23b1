"""HTML: the same dossiers as a page of its own, for the screen and for print, without scripts or network."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from importlib.resources import files
from string import Template

from kg.analyse.dossier import Dossier
from kg.analyse.phrasing import short
from kg.export import document as d
from kg.export.dossier_format import of_dossiers
from kg.export.dossier_pages import pages
from kg.export.format import Format

_ADDRESS = re.compile(r"https?://\S+")
_TEMPLATE = "dossier.html"


def written(found: Sequence[Dossier]) -> Iterator[bytes]:
    """One page with all dossiers."""
    title = f"Claim: {short(found[0].wording)}" if len(found) == 1 else f"{len(found)} claims"
    yield page(title, (pages(dossier) for dossier in found)).encode()


def page(title: str, documents: Iterable[Iterable[d.Block]]) -> str:
    """One self-contained page; the title and all texts come out as text, whatever they hold."""
    template = Template((files("kg.export") / _TEMPLATE).read_text(encoding="utf-8"))
    listed = [list(blocks) for blocks in documents]
    body = "\n".join(
        f'<article id="part-{n}">\n{render(blocks)}\n</article>' for n, blocks in enumerate(listed, start=1)
    )
    return template.substitute(title=escape(title), body=_contents(listed) + body)


def _contents(documents: Sequence[Sequence[d.Block]]) -> str:
    """A list that leads to each of several documents, by its title; nothing for one alone."""
    titles = [
        next((_line(block.line) for block in blocks if isinstance(block, d.Heading)), "")
        for blocks in documents
    ]
    links = (f'<a href="#part-{n}">{title}</a>' for n, title in enumerate(titles, start=1))
    return f"<nav>\n<ol>\n{_list(links)}</ol>\n</nav>\n" if len(titles) > 1 else ""


def render(blocks: Iterable[d.Block]) -> str:
    """The blocks as HTML elements."""
    return "\n".join(_block(block) for block in blocks)


def is_address(text: str) -> bool:
    """True for what may become a link: an address of the web, whole."""
    return bool(_ADDRESS.fullmatch(text))


def _block(block: d.Block) -> str:
    match block:
        case d.Heading():
            return f"<h{block.level}>{_line(block.line)}</h{block.level}>"
        case d.Paragraph():
            return f"<p>{_line(block.line)}</p>"
        case d.Quote():
            return f"<blockquote>{_line(block.line)}</blockquote>"
        case d.Items():
            return _items(block)
        case d.Table():
            head = "".join(f"<th>{escape(name)}</th>" for name in block.head)
            rows = "".join(
                f"<tr>{''.join(f'<td>{_line(cell)}</td>' for cell in row)}</tr>\n" for row in block.rows
            )
            return f'<div class="scroll"><table>\n<tr>{head}</tr>\n{rows}</table></div>'
        case d.Code():
            return f"<pre>{escape(chr(10).join(block.lines))}</pre>"


def _items(block: d.Items) -> str:
    if block.kind is d.ListKind.BOXES:
        items = [f'<label><input type="checkbox"> <span>{_line(line)}</span></label>' for line in block.lines]
        return f'<ul class="boxes">\n{_list(items)}</ul>'
    tag = "ol" if block.kind is d.ListKind.NUMBERS else "ul"
    return f"<{tag}>\n{_list(_line(line) for line in block.lines)}</{tag}>"


def _list(items: Iterable[str]) -> str:
    return "".join(f"<li>{item}</li>\n" for item in items)


def _line(line: d.Line) -> str:
    return "".join(_inline(part) for part in line)


def _inline(part: d.Inline) -> str:
    match part:
        case d.Strong():
            return f"<strong>{escape(part.text)}</strong>"
        case d.Mark():
            return f"<mark>{escape(part.text)}</mark>"
        case d.Verbatim():
            return f"<code>{escape(part.text)}</code>"
        case d.Link():
            shown = escape(part.address)
            return f'<a href="{shown}">{shown}</a>' if is_address(part.address) else shown
        case str():
            return escape(part)


FORMAT = Format(
    "html",
    ".html",
    "text/html",
    "The same dossiers as a page for the screen and for print; any browser reads it offline",
    of_dossiers(written),
)
