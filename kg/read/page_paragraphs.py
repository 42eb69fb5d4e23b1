"""The paragraphs of a text found on a page, where the finder ran them together or broke them up."""

from __future__ import annotations

from lxml.html import HtmlElement

from kg.read.fragment import paragraphs_of


def paragraphs(found: str, page: HtmlElement) -> str:
    """The words ``found`` on ``page``, one blank line between paragraphs.

    Of short texts finders give the words alone.  The page's own blocks tell where a paragraph ends, as far
    as they are the same words.
    """
    lines = [line for line in (" ".join(line.split()) for line in found.splitlines()) if line]
    blocks = [" ".join(line.split()) for line in paragraphs_of(page).splitlines()]
    known = set(blocks)
    if not all(line.removeprefix("- ") in known for line in lines):
        lines = _parted(" ".join(lines), blocks) or lines
    return "\n\n".join(lines)


def _parted(words: str, blocks: list[str]) -> list[str]:
    """``words`` as those of ``blocks`` that they are made of, in order; empty where they are not."""
    parts: list[str] = []
    at = 0
    for block in blocks:
        if (
            block
            and words.startswith(block, at)
            and words[at + len(block) : at + len(block) + 1] in ("", " ")
        ):
            parts.append(block)
            at += len(block) + 1
    return parts if at > len(words) else []
