"""Dossiers as files, read back by a Markdown reader and an HTML parser."""

import hashlib
import re
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from kg.analyse.dissent import Stand
from kg.analyse.dossier import dossier, dossiers
from kg.claims import claims_of
from kg.export import export
from kg.export.document import Items, Link, Paragraph, Quote
from kg.export.dossier_pages import pages
from kg.export.html import page
from kg.export.html import render as html
from kg.export.markdown import escaped
from kg.export.markdown import render as markdown
from tests.invented import card, gazette, hand, lantern, statement
from tests.populate import readings

LEASE = dossier([gazette()[0], *lantern()])
SECTIONS = [
    "Summary",
    "Wordings",
    "Independent origins: 1 to 2",
    "What to be careful about",
    "Paths",
    "Timeline",
    "How this was decided",
    "To check by hand",
    "To replicate",
]
HOSTILE = "<script>alert(1)</script> **bold** [link](javascript:alert(1)) `code` | ![x](y) &amp; \u202e # \\"


class Reader(HTMLParser):
    """Tags with attributes, and the text."""

    def __init__(self, data):
        super().__init__()
        self.tags, self.text = [], ""
        self.feed(data)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data


def hostile():
    text = f"{HOSTILE} said it rains."
    article = card(HOSTILE, title=HOSTILE, author=HOSTILE, url='javascript:"alert(1)')
    return dossier([statement(article, text, "it rains", hand(text, HOSTILE, cue="said"))])


def test_the_sections_come_in_the_order_in_which_an_editor_asks():
    tokens = MarkdownIt().parse(markdown(pages(LEASE)))
    headings = [
        tokens[i + 1].content
        for i, token in enumerate(tokens)
        if token.type == "heading_open" and token.tag == "h2"
    ]
    assert headings == SECTIONS
    assert re.findall(r"<h2>(.*?)</h2>", html(pages(LEASE))) == SECTIONS


def test_a_path_shows_hands_words_and_characters():
    text = markdown(pages(LEASE))
    assert "### Path 2: Harbour Gazette → Norpress → The Tall City Post → a senior Velmark official" in text
    assert "1. **Norpress** (news outlet): “according to Norpress”, characters 163–175 and 176–184." in text
    assert (
        "“citing a senior Velmark official”, characters 129–135 and 136–161. The origin, not named." in text
    )
    assert "**Velmark may lease the north harbour to a foreign navy**, The Tall City Post" in text
    assert "The words stand at characters 45–98; in the reporter's words; statement s1." in text


def test_every_check_can_be_ticked():
    assert markdown(pages(LEASE)).count("- [ ] ") == len(LEASE.checks)
    boxes = [tag for tag, facts in Reader(html(pages(LEASE))).tags if facts.get("type") == "checkbox"]
    assert len(boxes) == len(LEASE.checks)


@pytest.mark.parametrize("thing", ["in Markdown", "in HTML"])
def test_hostile_text_comes_out_as_text(thing):
    shown = (
        html(pages(hostile()))
        if thing == "in HTML"
        else MarkdownIt("commonmark").enable("table").render(markdown(pages(hostile())))
    )
    reader = Reader(shown)
    assert not {"script", "a", "img"} & {tag for tag, _ in reader.tags}
    visible = HOSTILE.replace("\u202e", "<U+202E>")
    assert visible in reader.text
    assert "\u202e" not in shown


def test_a_page_needs_no_script_and_no_network():
    whole = page("Claim", [pages(LEASE)])
    assert "default-src 'none'" in whole
    assert not re.search(r"<script|<link|src=|@import|url\(", whole)
    assert page(HOSTILE, []).count("<script") == 0


def test_web_addresses_become_links_and_others_do_not():
    blocks = [Paragraph((Link("https://lantern.example/a?b=1&c=2"), " ", Link("javascript:alert(1)")))]
    assert markdown(blocks) == "<https://lantern.example/a?b=1&c=2> javascript:alert(1)\n"
    assert [facts["href"] for tag, facts in Reader(html(blocks)).tags if tag == "a"] == [
        "https://lantern.example/a?b=1&c=2"
    ]


def test_markdown_that_is_escaped_reads_as_it_was():
    assert Reader(MarkdownIt().render(escaped(HOSTILE))).text.strip() == HOSTILE


@pytest.mark.parametrize(
    "name", ["1. FC Velmark", "- 30 -", "+ Plus", "7) Seven", "---", "# Hash", "> Sign", "= ="]
)
def test_no_name_at_the_start_of_a_line_starts_a_list_or_a_heading(name):
    for block, kind in ((Paragraph, "paragraph"), (Quote, "blockquote")):
        tokens = MarkdownIt().parse(markdown([block((name,))]))
        assert tokens[0].type == f"{kind}_open"
        assert {t.type for t in tokens} <= {
            "paragraph_open",
            "inline",
            "paragraph_close",
            "blockquote_open",
            "blockquote_close",
        }
        assert Reader(MarkdownIt().render(markdown([block((name,))]))).text.strip() == name
    items = markdown([Items(((name,), (name,)))])
    assert [t.type for t in MarkdownIt().parse(items)].count("bullet_list_open") == 1
    assert Reader(MarkdownIt().render(items)).text.split("\n").count(name) == 2


def test_the_command_without_this_program_prints_the_words(view, tmp_path):
    text = b"".join(export(view, "markdown", "its navy sought a lease")).decode()
    article = tmp_path / "ARTICLE.txt"
    article.write_bytes(readings.LEDGER.text.encode())
    (command,) = [line.strip() for line in text.splitlines() if line.startswith("    python3 -c")]
    code = re.fullmatch(r'python3 -c "(.*)"', command)[1]
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "its navy sought a lease"
    assert hashlib.sha256(article.read_bytes()).hexdigest() in text


def test_several_claims_are_several_dossiers_in_one_file(view):
    claims = len(claims_of(view).clusters)
    text = b"".join(export(view, "markdown")).decode()
    assert text.count("# Claim: ") == text.count("\n---\n\n# Claim: ") + 1 == claims > 5
    whole = b"".join(export(view, "html")).decode()
    assert whole.count("<article id=") == whole.count('<a href="#part-') == claims
    assert f"<title>{claims} claims</title>" in whole


def test_dissent_and_decisions_have_their_places(view):
    (packet,) = dossiers(view, "foreign navy")
    text = markdown(pages(packet))
    headings = re.findall(r"^## (.*)$", text, re.MULTILINE)
    assert headings.index("Who denies, doubts or confirms it") == headings.index("Paths") - 1
    decided = text.partition("## How this was decided")[2].partition("\n## ")[0]
    assert "Paths 1 and 2, by the program, 0.91: 89% of the weight of their words is shared" in decided
    assert "`kg decisions` lists all" in decided


def test_a_position_comes_with_the_words_that_carry_it_and_their_place(view):
    (packet,) = dossiers(view, "the deal as overdue")
    start = readings.LEDGER.text.index("praised the deal")
    assert (
        f"- **Bo Finch** supports this: “praised the deal” (The Ledger, 2031-05-06, characters "
        f"{start}–{start + len('praised the deal')})." in markdown(pages(packet))
    )


def test_a_denial_in_other_words_is_shown_as_one_and_warned_of():
    text = "Arvend denied that it hid the leak."
    denial = statement(card("B"), text, "it hid the leak", hand(text, "Arvend", "organization", "denied"))
    packet = replace(LEASE, stands=(Stand("denies", "Arvend", "", (denial,)),))
    assert "- **Arvend** denies it: “it hid the leak” (B, 2031-05-04, characters 19–34)." in markdown(
        pages(packet)
    )


def test_words_around_the_evidence_end_with_its_paragraph():
    text = "Navy could rent harbour\nThe harbour is shallow, a memo says.\nMore on page 4."
    told = statement(card("B"), text, "The harbour is shallow", hand(text, "a memo", "document", "says"))
    assert "> **The harbour is shallow**, a memo says.\n" in markdown(pages(dossier([told])))


def test_a_claim_is_disputed_where_a_proposal_is_opposed(view):
    (packet,) = dossiers(view, "its navy sought a lease")
    assert "- **Oslo** disputes this: “" in markdown(pages(packet))
