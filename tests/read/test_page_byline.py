"""Who wrote the article on a page: in its data, in its metadata, in the bylines it shows."""

import json

import pytest

from kg.read.author_names import may_be_a_person, names_in

from .samples import STORY, Papers, read_one

BODY = "".join(f"<p>{paragraph}</p>" for paragraph in STORY.strip().split("\n\n")) + "".join(
    f"<p>The council will meet again on day {n} to hear from the people of the river town.</p>"
    for n in range(5)
)
TITLE = "Cracks close the Lorne bridge"


def author(byline: str = "", head: str = "", after: str = "") -> str | None:
    shown = f"<article><h1>{TITLE}</h1>{byline}{BODY}</article>{after}"
    return read_one(f"<html><head><title>{TITLE}</title>{head}</head><body>{shown}</body></html>").author


def linked(*things: dict[str, object]) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@graph": things})}</script>'


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("By Ida Brandt and Nils Aker", ["Ida Brandt", "Nils Aker"]),
        ("by: IDA BRANDT & NILS AKER | 3/4/31 7:15 AM EDT", ["IDA BRANDT", "NILS AKER"]),
        ("Posted By: Ida Brandt on: March 04, 2031", ["Ida Brandt"]),
        ("Ida Brandt posted on Tuesday, March 4th, 2031", ["Ida Brandt"]),
        ("By Ida Brandt @idabrandt on March 4, 2031 at 9:00a", ["Ida Brandt"]),
        ("/ Ida Brandt / 10:08 am Tue Mar 4, 2031", ["Ida Brandt"]),
        ("View all posts by Ida Brandt", ["Ida Brandt"]),
        ("Ida Brandt, Bridges and Roads Reporter", ["Ida Brandt"]),
        ("Ida Brandt Senior Transport Correspondent", ["Ida Brandt"]),
        ("Ida V. Last", ["Ida V. Last"]),
        ("Ida Brandt Last updated 4 March 2031", ["Ida Brandt"]),
        ("Ida Brandt, Presenter, Sunday with Ida Brandt", ["Ida Brandt", "Ida Brandt"]),
        ("Dr Ida Brandt, PhD", ["Dr Ida Brandt"]),
        ("Ida (Idy) Brandt", ["Ida Brandt"]),
        ("Ida Brandt Transport Correspondent", ["Ida Brandt"]),
        ("Ida Brandt reporter", ["Ida Brandt"]),
        ("Ida van Brandt Reporter", ["Ida van Brandt"]),
        ("Ida Brandt, Chief Executive Officer", ["Ida Brandt"]),
        ("Ida Brandt, Jr., and Nils Aker", ["Ida Brandt Jr", "Nils Aker"]),
        ("By Ida Brandt, Varnholt Courier", ["Ida Brandt", "Varnholt Courier"]),
        ("By Ida Brandt Varnholt Courier", ["Ida Brandt", "Varnholt Courier"]),
        ("By Ida Brandt for the Varnholt Courier", ["Ida Brandt", "Varnholt Courier"]),
        ("Ida Brandt in Lorne Haven", ["Ida Brandt"]),
        ("Ida Brandt, Northern Wire, Varnholt", ["Ida Brandt", "Northern Wire"]),
        ("NWA in Lorne Haven", ["NWA in Lorne Haven"]),
        ("Northern Wire staff", ["Northern Wire staff"]),
        ("Evening Dispatch Reporter", ["Evening Dispatch Reporter"]),
        ("Ida Brandt (NWA)", ["Ida Brandt", "NWA"]),
        ("Ida Brandt (text), Nils Aker", ["Ida Brandt", "Nils Aker"]),
        ("Northern Wire", ["Northern Wire"]),
        ("9News Team", ["9News Team"]),
        ("Fund for River Towns", ["Fund for River Towns"]),
        ("Ida O&#039;Dell", ["Ida O'Dell"]),
        ("https://courier.example/staff/ida", []),
        ("@varnholtcourier", []),
    ],
)
def test_the_names_in_a_byline(words, names):
    assert names_in(words, Papers()) == names


@pytest.mark.parametrize("name", ["Ida Brandt", "Ida van der Brandt", "IDA BRANDT", "Aïda Brandt-Aker"])
def test_what_may_be_a_person(name):
    assert may_be_a_person(name)


@pytest.mark.parametrize("words", ["Follow Us", "Read More", "Latest Stories", "seven bridges", "Ida"])
def test_what_is_no_person(words):
    assert not may_be_a_person(words)


@pytest.mark.parametrize(
    "byline",
    [
        '<a rel="author" href="/p/1">Ida Brandt</a> | <a rel="author" href="/p/2">Nils Aker</a>',
        '<p itemprop="author"><b itemprop="name">Ida Brandt</b></p><p itemprop="author">Nils Aker</p>',
        '<div class="StoryByline">By <span>Ida Brandt</span><span>and</span><span>Nils Aker</span></div>',
        '<p class="article__authors">Ida Brandt, Nils Aker<time>4 March 2031</time></p>',
        "<p>By Ida Brandt and Nils Aker</p>",
        "<div>Photo: the bridge<br>By Ida Brandt and Nils Aker<br>Varnholt</div>",
        "<ul><li><b>Author</b> Ida Brandt, Nils Aker</li></ul>",
        "<div>by <!-- --><a href='/p/1'>Ida Brandt and Nils Aker</a></div>",
    ],
)
def test_bylines_that_a_page_shows(byline):
    assert author(byline) == "Ida Brandt, Nils Aker"


@pytest.mark.parametrize(
    "after",
    [
        '<div class="comments"><p class="comment-author">Nils Aker</p></div>',
        '<ul class="related-stories"><li><p class="byline">By Nils Aker</p></li></ul>',
        '<figure><figcaption class="author">Nils Aker</figcaption></figure>',
        '<footer><p class="author">By Nils Aker</p></footer>',
        "<p>By Monday the bridge was closed, and by Nils Aker's account it will stay so for a year.</p>",
        '<a class="author" href="/follow">Follow Us</a>',
    ],
)
def test_names_beside_the_article_are_not_its_authors(after):
    assert author(after=after) is None
    assert author('<p class="byline">By Ida Brandt</p>', after=after) == "Ida Brandt"


def test_a_graph_names_its_persons_under_their_ids():
    head = linked(
        {
            "@type": "NewsArticle",
            "headline": TITLE,
            "author": {"@id": "#ida"},
            "publisher": {"@id": "#paper"},
        },
        {"@type": "Person", "@id": "#ida", "name": "Ida Brandt"},
        {"@type": "Organization", "@id": "#paper", "name": "Varnholt Courier"},
    )
    assert author(head=head) == "Ida Brandt"


def test_where_data_name_only_the_paper_its_byline_names_the_person():
    paper = {"@type": "Organization", "name": "Varnholt Courier"}
    head = linked({"@type": "NewsArticle", "headline": TITLE, "author": paper, "publisher": paper})
    assert author("<p>By Ida Brandt</p>", head) == "Ida Brandt"
    assert author("", head) == "Varnholt Courier"


@pytest.mark.parametrize(
    "name", ["author", "parsely-author", "dc.creator", "search.byline", "cse_author", "article:author"]
)
def test_metadata_of_many_names_tell_the_author(name):
    assert author(head=f'<meta name="{name}" content="By Ida Brandt">') == "Ida Brandt"


@pytest.mark.parametrize("handle", ["@idabrandt", "idabrandt"])
def test_an_account_is_no_name(handle):
    assert author(head=f'<meta name="twitter:creator" content="{handle}">') is None
    assert author(head='<meta name="twitter:creator" content="Ida Brandt">') == "Ida Brandt"


@pytest.mark.parametrize("name", ["NWA", "NWA in Lorne Haven", "Northern Wire staff", "By Ida Brandt, NWA"])
def test_an_agency_that_signs_wrote_what_the_paper_carries(name):
    paper = {"@type": "Organization", "name": "Varnholt Courier"}
    head = linked({"@type": "NewsArticle", "headline": TITLE, "author": {"name": name}, "publisher": paper})
    article = read_one(f"<html><head>{head}</head><body><article>{BODY}</article></body></html>")
    assert (article.outlet, article.republisher) == ("Northern Wire Agency", "Varnholt Courier")
    assert article.author == name.removeprefix("By ").removesuffix(", NWA")
