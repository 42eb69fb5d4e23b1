"""RSS and Atom feeds with whole articles."""

from datetime import date

from .samples import STORY, read_bytes, read_file, read_one, zones

MARKUP = "".join(f"<p>{p}</p>" for p in STORY.strip().split("\n\n"))
ESCAPED = MARKUP.replace("<", "&lt;")


def rss(items: str) -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<channel><title>Varnholt Courier</title>{items}</channel></rss>"
    )


def test_an_rss_entry_with_its_whole_text_is_an_article():
    article = read_one(
        rss(
            "<item><title>Bridge closed</title><link>https://courier.example/7</link>"
            "<dc:creator>Ida Brandt</dc:creator><pubDate>Tue, 04 Mar 2031 21:15:00 GMT</pubDate>"
            "<description>The bridge is closed.</description>"
            f"<content:encoded><![CDATA[{MARKUP}]]></content:encoded></item>"
        )
    )
    assert article.text == STORY.strip()
    assert (article.title, article.outlet, article.author) == (
        "Bridge closed",
        "Varnholt Courier",
        "Ida Brandt",
    )
    assert (article.published, article.url) == (date(2031, 3, 4), "https://courier.example/7")


def test_an_atom_entry_is_an_article():
    article = read_one(
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Some Blog</title>'
        "<entry><title>Bridge closed</title>"
        '<link rel="alternate" href="https://post.example/7"/><author><name>Nils Aker</name></author>'
        f'<published>2031-03-04T21:15:00Z</published><content type="html">{ESCAPED}</content></entry></feed>'
    )
    assert article.text == STORY.strip()
    assert (article.outlet, article.author) == ("The Lorne Valley Post", "Nils Aker")
    assert article.published == date(2031, 3, 4)


def test_a_teaser_is_refused_and_its_neighbour_read(tmp_path):
    teaser = "<item><title>x</title><description>The bridge is closed.</description></item>"
    whole = f"<item><title>Bridge closed</title><description>{ESCAPED}</description></item>"
    refused, article = read_file(tmp_path, "feed.xml", rss(teaser + whole))
    assert "feed.xml entry 1: only a teaser of 4 words" in str(refused)
    assert article.id == "feed-2"


def test_an_agency_in_the_feed_of_a_paper():
    item = f"<item><title>Bridge closed</title><description>VARNHOLT (NWA) - {ESCAPED}</description></item>"
    (article,) = read_bytes(rss(item).encode())
    assert (article.outlet, article.republisher) == ("Northern Wire Agency", "Varnholt Courier")


def test_names_are_told_from_their_labels_and_a_sections_feed_is_the_papers():
    feed = (
        "<rss><channel><title>The Lantern » News</title><item><title>Cracks &amp;amp; costs</title>"
        f"<author>By Uma Sten</author><description>{STORY} {STORY}</description></item></channel></rss>"
    )
    article = read_one(feed)
    assert (article.title, article.author, article.outlet) == ("Cracks & costs", "Uma Sten", "The Lantern")


def test_what_blogs_put_around_an_entry_is_not_the_storys():
    figure = '<figure><img src="a"><figcaption>The mayor said it would hold.</figcaption></figure>'
    post = '<blockquote class="twitter-tweet"><p>It was never safe, they said.</p></blockquote>'
    end = (
        '<p>The post <a href="/7">Cracks close the bridge</a> appeared first on <a href="/">The Tide</a>.</p>'
    )
    article = read_one(
        rss(
            "<item><title>Bridge closed</title>"
            f"<content:encoded><![CDATA[{figure}{MARKUP}{post}{end}]]></content:encoded></item>"
        )
    )
    assert article.text.startswith(STORY.strip())
    (note,) = zones(article)
    assert note[1] == article.text.removeprefix(STORY.strip()).strip()
    assert note[1] == "The post Cracks close the bridge appeared first on The Tide."
