"""Saved HTML pages: what the page says of its article, and the article's text."""

import json
from datetime import date

import pytest

from kg.model import ZoneKind
from kg.read.limits import DEFAULT_LIMITS
from kg.read.outlets import is_same_house
from kg.read.page import parse_page, text_of_page

from .samples import STORY, read_file, read_one, refused, zones

PARAGRAPHS = "".join(f"<p>{p}</p>" for p in STORY.strip().split("\n\n"))
FILLER = "".join(
    f"<p>The council will meet again on day {n} to hear from the people of the river town.</p>"
    for n in range(5)
)


def page(head: str = "", body: str = f"<article>{PARAGRAPHS}{FILLER}</article>", attributes: str = "") -> str:
    return f"<!doctype html><html {attributes}><head>{head}</head><body>{body}</body></html>"


def linked(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


def test_json_ld_tells_the_whole_imprint():
    article = read_one(
        page(
            linked(
                headline="Cracks close the Lorne bridge",
                datePublished="2031-03-04T21:15:00-05:00",
                author=[{"@type": "Person", "name": "Ida Brandt"}, {"@type": "Person", "name": "Nils Aker"}],
                publisher={"@type": "Organization", "name": "Varnholt Courier"},
                mainEntityOfPage={"@id": "https://courier.example/7"},
            )
        )
    )
    assert (article.title, article.outlet) == ("Cracks close the Lorne bridge", "Varnholt Courier")
    assert (article.author, article.published) == ("Ida Brandt, Nils Aker", date(2031, 3, 4))
    assert article.url == "https://courier.example/7"
    assert article.text.startswith(STORY.strip())


def test_the_articles_own_data_is_told_from_that_of_teasers():
    graph = {
        "@graph": [{"@type": "NewsArticle", "headline": "Ten best bridges", "datePublished": "2030-01-01"}]
    }
    head = (
        '<meta property="og:title" content="Cracks close the Lorne bridge | Varnholt Courier">'
        f'<script type="application/ld+json">{json.dumps(graph)}</script>'
        + linked(headline="Cracks close the Lorne bridge", datePublished="2031-03-04")
    )
    assert read_one(page(head)).published == date(2031, 3, 4)


def test_meta_elements_serve_where_json_ld_is_absent_or_damaged():
    article = read_one(
        page(
            '<script type="application/ld+json">{"@type": "NewsArticle", "headline": </script>'
            '<meta property="og:title" content="Cracks close the Lorne bridge | Varnholt Courier">'
            '<meta property="og:site_name" content="Varnholt Courier">'
            '<meta property="article:published_time" content="2031-03-04T21:15:00Z">'
            '<meta name="author" content="By Ida Brandt and Nils Aker">'
            '<link rel="canonical" href="https://courier.example/7">'
        )
    )
    assert (article.title, article.outlet) == ("Cracks close the Lorne bridge", "Varnholt Courier")
    assert (article.author, article.published) == ("Ida Brandt, Nils Aker", date(2031, 3, 4))
    assert article.url == "https://courier.example/7"


def test_what_the_page_shows_serves_where_it_has_no_metadata():
    body = (
        "<header><h1>Cracks close the Lorne bridge</h1>"
        '<p class="byline">By <a rel="author" href="/p/1">Ida Brandt</a></p>'
        f'<time datetime="2031-03-04T10:00">yesterday</time></header><article>{PARAGRAPHS}{FILLER}</article>'
    )
    article = read_one(page("<title>Cracks close the Lorne bridge - Courier</title>", body))
    assert article.title == "Cracks close the Lorne bridge"
    assert (article.author, article.published) == ("Ida Brandt", date(2031, 3, 4))


def test_the_domain_names_the_outlet_through_the_registry():
    assert (
        read_one(page('<link rel="canonical" href="https://www.post.example/7">')).outlet
        == "The Lorne Valley Post"
    )
    assert (
        read_one(page('<link rel="canonical" href="https://www.elsewhere.example/7">')).outlet
        == "elsewhere.example"
    )


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (linked(headline="Bridge", author={"@type": "Organization", "name": "Northern Wire"}), PARAGRAPHS),
        (linked(headline="Bridge", sourceOrganization={"name": "NWA"}), PARAGRAPHS),
        ("", PARAGRAPHS.replace("<p>", "<p>VARNHOLT (NWA) — ", 1)),
        ("", f"{PARAGRAPHS}{FILLER}<p>Copyright 2031 Northern Wire. All rights reserved.</p>"),
    ],
)
def test_an_agency_wrote_what_a_papers_page_carries(head, body):
    site = '<meta property="og:site_name" content="Varnholt Courier">'
    article = read_one(page(site + head, f"<article>{body}{FILLER}</article>"))
    assert (article.outlet, article.republisher) == ("Northern Wire Agency", "Varnholt Courier")


@pytest.mark.parametrize(
    ("masthead", "credited"),
    [
        ("VBC", "VBC News"),
        ("The Courier", "Courier.com"),
        ("Lorne News Online", "Lorne"),
        ("VBC", "VBC Sport"),
    ],
)
def test_a_house_is_no_second_hand_to_itself(masthead, credited):
    assert is_same_house(masthead, credited)
    assert is_same_house(credited, masthead)


@pytest.mark.parametrize(
    ("one", "other"), [("The Times", "The Times of Lorne"), ("VBC", "VB"), ("Varnholt Courier", "Courier")]
)
def test_likeness_makes_no_house(one, other):
    assert not is_same_house(one, other)


def test_a_copy_in_a_web_archive_is_the_papers():
    copy = "https://archive.example/web/20310304101500/https://www.post.example/7"
    article = read_one(page(f'<link rel="canonical" href="{copy}">'))
    assert (article.url, article.outlet) == ("https://www.post.example/7", "The Lorne Valley Post")


@pytest.mark.parametrize(
    ("title", "headings"),
    [
        ("Cracks close the Lorne bridge | Varnholt Courier", ["Cracks close the Lorne bridge"]),
        ("Varnholt Courier | Cracks close the Lorne bridge", ["Varnholt Courier"]),
        (
            "Cracks close the Lorne bridge - Varnholt Courier",
            ["Courier", "Cracks close the Lorne bridge", "More"],
        ),
        ("Bridge closed by cracks | Varnholt Courier", ["More", "Cracks close the Lorne bridge"]),
    ],
)
def test_the_headline_is_told_from_the_name_of_the_site(title, headings):
    head = f'<title>{title}</title><meta property="og:site_name" content="Varnholt Courier">'
    shown = "".join(f"<h1>{heading}</h1>" for heading in headings)
    article = read_one(page(head, f"{shown}<article>{PARAGRAPHS}{FILLER}</article>"))
    assert article.title == "Cracks close the Lorne bridge"


def test_the_title_tells_the_site_where_the_headline_stands_before_it():
    title = "<title>Cracks close the Lorne bridge | Lorne Dispatch</title>"
    heading = "<h1>Cracks close the Lorne bridge</h1>"
    assert (
        read_one(page(title, f"{heading}<article>{PARAGRAPHS}{FILLER}</article>")).outlet == "Lorne Dispatch"
    )


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<meta name="publish_date" content="Tue, 04 Mar 2031 08:10:27 EST">', ""),
        ('<meta name="parsely-pub-date" content="2031-03-04T21:15:00Z">', ""),
        ('<link rel="canonical" href="https://courier.example/2031/03/04/bridge.html">', ""),
        ("", '<p class="post-date">Tuesday, March 4, 2031</p>'),
        ("", '<time datetime="2031-03-04">a week ago</time>'),
        ('<meta property="article:modified_time" content="2031-06-01">', "<time>4 March 2031</time>"),
        ('<meta property="article:modified_time" content="2031-03-04">', ""),
    ],
)
def test_a_page_may_tell_its_date_in_many_places(head, body):
    article = read_one(page(head, f"<article><h1>Bridge</h1>{body}{PARAGRAPHS}{FILLER}</article>"))
    assert article.published == date(2031, 3, 4)


def test_text_in_json_ld_without_paragraphs_serves_where_the_page_shows_next_to_none():
    whole = " ".join(f"The engineers found a crack in pier {n} and closed its lane." for n in range(40))
    body = "<article><p>The bridge is closed, said Mayor Ida Brandt. Subscribe to read on.</p></article>"
    assert "crack in pier 39" in read_one(page(linked(headline="Bridge", articleBody=whole), body)).text


def test_text_after_a_comment_is_not_lost():
    sentence = "<p>The mayor said <a href='/x'>on Monday</a><!-- --> that the bridge is closed.</p>"
    body = f"<article>{sentence}{FILLER}</article>"
    assert "The mayor said on Monday that the bridge is closed." in read_one(page(body=body)).text


def test_text_that_the_page_shows_in_pieces_is_taken_from_json_ld():
    whole = "\n".join(
        f"Paragraph {n}: the engineers found a crack in pier {n} and closed its lane." for n in range(40)
    )
    article = read_one(page(linked(headline="Bridge", articleBody=whole)))
    assert "crack in pier 39" in article.text


def test_scripts_styles_and_menus_are_no_text():
    no_text = "<script>alert('x')</script><style>p{}</style>"
    body = f"<nav>Home Sport</nav><article>{no_text}{PARAGRAPHS}{FILLER}</article>"
    text = read_one(page(body=body)).text
    assert "alert" not in text
    assert "Sport" not in text


@pytest.mark.parametrize(
    ("charset", "declared"),
    [("utf-8", ""), ("cp1252", '<meta charset="iso-8859-1">'), ("cp1252", ""), ("utf-16", "")],
)
def test_the_encoding_is_the_one_that_the_page_names(charset, declared):
    markup = page(declared, f"<article><p>“Café by the bridge closes,” the owner said.</p>{FILLER}</article>")
    assert "“Café by the bridge closes,”" in read_one(markup.encode(charset)).text


def test_an_encoding_that_no_page_has_is_not_tried():
    markup = page('<meta charset="rot13">', f"<article><p>Café closes.</p>{FILLER}</article>")
    assert "Café closes." in read_one(markup).text


def test_a_page_that_cannot_be_decoded_is_refused():
    markup = page('<meta charset="utf-8">').encode() + b"\xff\xfe\xfa" * 200
    assert "neither the one it names nor UTF-8" in refused(markup)


def test_the_text_decides_the_language_not_the_template():
    assert read_one(page(attributes='lang="de"')).language == "en"
    german = (
        "<p>Die Brücke über die Lorne wird im Mai für Reparaturen geschlossen.</p>"
        "<p>Das sagte der Bürgermeister der Stadt am Montag nach einer Sitzung des Rates.</p>"
        "<p>Die Ingenieure haben in zwei Pfeilern Risse gefunden, die nicht mehr zu halten sind.</p>"
    )
    assert "German" in refused(page(body=f"<article>{german}</article>", attributes='lang="en"').encode())


@pytest.mark.parametrize("address", ["http://[::1", "javascript:alert(1)", "/7", "http://", "http://a b/"])
def test_an_address_that_is_none_is_not_kept(address):
    article = read_one(page(f'<link rel="canonical" href="{address}">'))
    assert (article.url, article.outlet) == (None, None)


def test_a_packed_page_is_read(tmp_path):
    import gzip

    (article,) = read_file(tmp_path, "bridge.html.gz", gzip.compress(page().encode()))
    assert article.id == "bridge"
    assert article.text.startswith("The bridge over the Lorne")


def test_paragraphs_stand_apart():
    text = text_of_page(parse_page("x", page(), DEFAULT_LIMITS))
    assert text.split("\n\n")[:3] == STORY.strip().split("\n\n")


@pytest.mark.parametrize(
    ("publisher", "site", "address", "outlet"),
    [
        ("Medium", "The Tide", "https://medium.com/the-tide/bridge-7", "The Tide"),
        ("Substack", "The Tide", "https://tide.substack.com/p/bridge", "The Tide"),
        ("Medium", "Medium", "https://medium.com/@brandt/bridge-7", None),
        ("Substack", "Substack", "https://tide.substack.com/p/bridge", "tide.substack.com"),
        ("WordPress.com", "WordPress.com", "https://tide.wordpress.com/7", "tide.wordpress.com"),
        ("Blogger", "Varnholt Courier", "https://courier.blogspot.com/7", "Varnholt Courier"),
    ],
)
def test_a_blog_platform_is_not_the_outlet_of_what_it_carries(publisher, site, address, outlet):
    head = (
        linked(headline="Cracks close the Lorne bridge", publisher={"name": publisher}, url=address)
        + f'<meta property="og:site_name" content="{site}">'
    )
    assert read_one(page(head)).outlet == outlet


def test_a_paragraph_of_links_without_end_is_not_searched_for_an_article():
    links = "<p>" + "<a href=x>one word</a> " * 19_000 + "</p>"
    crowded = page(body=f"<article>{PARAGRAPHS}{FILLER}{links}</article>")
    assert "no article text found" in refused(crowded.encode())
    told = page(linked(headline="Bridge", articleBody=STORY), f"<article>{PARAGRAPHS}{links}</article>")
    assert read_one(told).text == STORY.strip()


def test_the_section_above_the_headline_is_no_part_of_the_story():
    body = f"<article><p>World</p><h1>Cracks close the Lorne bridge</h1>{PARAGRAPHS}{FILLER}</article>"
    article = read_one(page('<meta property="og:title" content="Cracks close the Lorne bridge">', body))
    assert zones(article) == [
        (ZoneKind.BYLINE, "World"),
        (ZoneKind.HEADLINE, "Cracks close the Lorne bridge"),
    ]
