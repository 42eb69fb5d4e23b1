"""What of a page is the story, and what stands beside it: captions, posts, links, sign-ups; no word lost."""

import pytest

from kg.model import ZoneKind
from kg.read.limits import DEFAULT_LIMITS
from kg.read.page import parse_page, text_of_page
from kg.read.page_posts import introduces
from kg.read.page_story import story_tree

from .samples import STORY, read_one, zones
from .test_page import FILLER, linked, page

LINES = STORY.strip().split("\n\n")
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in LINES)


LINKED = '<li><a href="/1">Ferry to run until June</a></li><li><a href="/2">Who pays for the piers?</a></li>'
CARDS = (
    '<div><h3><a href="/1">Ferry to run until June</a></h3>'
    "<p>The mayor said that it will cost the town dearly, and that it must be so.</p></div>"
    '<div><h3><a href="/2">Who pays for the piers?</a></h3><p>The council does not know it.</p></div>'
)


def text(body: str) -> str:
    return text_of_page(parse_page("x", page(body=body), DEFAULT_LIMITS))


def beside(markup: str) -> str:
    """The text of a story with ``markup`` amid it."""
    return text(f"<article>{PARAGRAPHS}{markup}{FILLER}</article>")


WHOLE = beside("")


def tweet(words: str, name: str = "Ida Brandt (@brandt)") -> str:
    return (
        f'<blockquote class="twitter-tweet"><p lang="en">{words} <a href="https://t.co/x">pic.example/x</a></p>'
        f'&mdash; {name} <a href="https://x.com/brandt/status/123?ref=a">March 4, 2031</a></blockquote>'
        "<script>load()</script>"
    )


def test_without_anything_beside_it_the_story_is_all_of_its_paragraphs():
    assert WHOLE.split("\n\n")[:3] == LINES
    assert WHOLE.count("The council will meet again") == 5


@pytest.mark.parametrize(
    "caption",
    [
        '<figure><img src="a.jpg"><figcaption>Mayor Brandt said it would run. Roe/NWA</figcaption></figure>',
        "<figcaption>Mayor Brandt said the ferry would run.</figcaption>",
        '<p class="wp-caption-text">Mayor Brandt said the ferry would run.</p>',
        '<div class="ImageCaption"><p>Mayor Brandt said the ferry would run.</p></div>',
        '<span class="photo-credit">Mayor Brandt said. Ida Roe/NWA</span>',
        '<p itemprop="caption">Mayor Brandt said the ferry would run.</p>',
        '<p><img src="a.jpg"><br><em>Mayor Brandt said the ferry would run.</em></p>',
        '<div itemscope itemtype="https://schema.org/ImageObject"><p>Mayor Brandt said it.</p></div>',
    ],
)
def test_the_words_under_a_picture_are_not_the_storys(caption):
    assert beside(caption) == WHOLE


@pytest.mark.parametrize(
    "paragraph",
    [
        '<p><img src="bar.gif" alt="">Mayor Brandt <em>said</em> the ferry would run until June.</p>',
        "<p><em>Mayor Brandt said the ferry would run until June.</em></p>",
        '<p><a href="/ferry">Mayor Brandt said the ferry would run until June.</a></p>',
        '<p>The ferry is <a href="/ferry">to run until June, Mayor Brandt said</a></p>',
        "<ul><li>The ferry runs until June, the mayor said.</li><li>Cracks were found.</li></ul>",
        "<blockquote><p>The ferry will run until June, and not a day longer.</p></blockquote>",
    ],
)
def test_a_paragraph_that_looks_a_little_like_something_else_stays(paragraph):
    assert "until June" in beside(paragraph)


def test_a_page_of_pictures_is_told_by_its_captions():
    figures = "".join(
        f"<figure><img><figcaption>On day {n} divers took the old bridge over the Lorne down, piece by piece,"
        f" the mayor of Varnholt said. Ida Roe/NWA</figcaption></figure>"
        for n in range(6)
    )
    shown = text(f"<article><h1>The bridge in pictures</h1>{figures}</article>").split("\n\n")
    assert [line for line in shown if line.startswith("On day 3 divers")]
    assert len(shown) == 7
    assert "On day 5 divers" in text(f"<article><p>{LINES[0]}</p>{figures}</article>")
    boxes = figures.replace("<figure><img><figcaption>", '<div><img><div class="caption">')
    boxes = boxes.replace("</figcaption></figure>", "</div></div>")
    assert "On day 5 divers" in text(f"<article><p>{LINES[0]}</p>{boxes}{FILLER}</article>")


def test_a_post_that_nobody_introduces_is_not_the_storys():
    assert beside(tweet("The bridge was never safe, engineers said.")) == WHOLE
    assert (
        beside(f"<div>{tweet('It was never safe.')}</div>{tweet('They said it was.', 'Nils (@aker)')}")
        == WHOLE
    )


@pytest.mark.parametrize(
    "before",
    [
        "<p>She wrote on X:</p>",
        "<p>Mayor Brandt posted a picture of the pier.</p>",
        "<p>The council was told. The mayor was quick to reply in a tweet.</p>",
        "<p>Mayor Brandt said on Twitter that the bridge had been safe.</p>",
        "<p>Nils Aker took to Facebook.</p>",
        "<p>Then came this:</p><figure><img><figcaption>The pier.</figcaption></figure><p>Advertisement</p>",
        "She wrote on X:<br>",
    ],
)
def test_a_post_that_the_story_introduces_is_kept_to_the_character(before):
    shown = beside(f"<div>{before}{tweet('The bridge was never safe, engineers said.')}</div>")
    assert "The bridge was never safe, engineers said. pic.example/x" in shown
    assert "— Ida Brandt (@brandt) March 4, 2031" in shown


@pytest.mark.parametrize(
    ("words", "introduced"),
    [
        ("The mayor answered:", True),
        ("In a post on X, the mayor denied it.", True),
        ("“It is safe,” he wrote.", True),
        ("He wrote a book in May. The bridge was closed in June.", False),
        ("The bridge is closed.", False),
        ("", False),
    ],
)
def test_a_colon_or_a_verb_of_writing_in_the_last_sentence_introduces(words, introduced):
    assert introduces(words) is introduced


def test_a_colon_introduces_all_posts_side_by_side_and_a_verb_the_next_one():
    two = tweet("It was never safe.") + tweet("It was as safe as a house.", "Nils Aker (@aker)")
    assert "as safe as a house" in beside(f"<p>These were the answers:</p>{two}")
    shown = beside(f"<p>The mayor tweeted on Monday.</p>{two}")
    assert "never safe" in shown
    assert "as safe as a house" not in shown


def test_a_label_introduces_nothing():
    assert "never safe" not in beside(f"<p>Read more:</p>{tweet('It was never safe.')}")


@pytest.mark.parametrize(
    "post",
    [
        '<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">{}</div></figure>',
        '<div class="embed-twitter">{}</div>',
        "{}",
    ],
)
def test_a_quoted_post_is_found_in_whatever_box_it_stands(post):
    markup = post.format(tweet("It was never safe, and they knew."))
    assert "It was never safe, and they knew." in beside(f"<p>She wrote:</p>{markup}")
    assert beside(markup) == WHOLE


@pytest.mark.parametrize(
    "address",
    [
        "https://bsky.app/profile/brandt.example/post/3kx7",
        "https://www.instagram.com/p/Cx7/",
        "https://www.facebook.com/brandt/posts/123",
        "https://social.example/@brandt/112233445566778899",
        "https://truthsocial.com/@brandt/posts/112233",
    ],
)
def test_a_post_without_a_known_class_is_told_by_the_address_at_its_end(address):
    post = f"<blockquote><p>It was never safe.</p>Ida Brandt <a href='{address}'>March 4</a></blockquote>"
    assert beside(post) == WHOLE
    quoted = f"<blockquote><p>It was never safe, <a href='{address}'>she wrote</a> in May.</p></blockquote>"
    assert "It was never safe, she wrote in May." in beside(quoted)


def test_a_page_of_posts_keeps_them():
    posts = "".join(
        tweet(f"Number {n}: the bridge is closed and I am late for work again.") for n in range(12)
    )
    assert "Number 7: the bridge" in text(f"<article><p>{LINES[0]}</p>{posts}</article>")


def test_a_story_that_is_all_one_quotation_is_read():
    assert text(f"<main><blockquote>{PARAGRAPHS}{FILLER}</blockquote></main>") == WHOLE


@pytest.mark.parametrize(
    "links",
    [
        f"<ul>{LINKED}</ul>",
        f"<ol><li>Advertisement</li>{LINKED}</ol>",
        f"<ol>{LINKED.replace('June', '<h3>June</h3>')}</ol>",
        '<p><a href="/1"><strong>FERRY TO RUN UNTIL JUNE</strong></a></p>',
        '<p>Related: <a href="/1">Ferry to run until June.</a></p>',
        '<p><strong>Read more:</strong> <a href="/1">Ferry to run until June</a></p>',
        f"<section><h2>More from the Courier</h2>{CARDS}</section>",
        '<div role="complementary"><p>Ferry to run until June, the mayor said on Monday evening.</p></div>',
    ],
)
def test_links_to_other_stories_are_not_the_storys(links):
    assert beside(links) == WHOLE


def test_a_story_below_links_to_others_is_not_taken_for_them():
    shown = text(f"<article><div><h3>Related</h3><ul>{LINKED}</ul>{PARAGRAPHS}{FILLER}</div></article>")
    assert all(line in shown for line in LINES)
    assert "Ferry to run" not in shown


def test_a_sign_up_is_not_the_storys_and_its_neighbour_is():
    sign_up = (
        "<div><h3>Get the Courier every morning</h3><p>What the town talks about, in five minutes.</p>"
        '<form><input type="email" name="a"><button>Join</button></form></div>'
    )
    assert beside(sign_up) == WHOLE
    comments = '<form><p>Your words</p><input name="email"></form>'
    assert LINES[1] in text(f"<div><h1>Bridge</h1>{PARAGRAPHS}{comments}</div>")


def test_who_the_author_is_is_not_the_storys():
    note = "<p>Ida Roe covers bridges for the Courier, and said so in a book that was read by few.</p>"
    assert beside(f'<div class="author-bio">{note}</div>') == WHOLE


def test_a_sentence_is_whole_whatever_elements_are_in_it():
    sentence = (
        'The mayor said on <time datetime="2031-03-04">Monday</time> that <label>the ferry</label> runs.'
    )
    assert "The mayor said on Monday that the ferry runs." in beside(f"<p>{sentence}</p>")


def test_text_laid_out_with_tables_is_text_and_data_are_not():
    rows = "".join(f"<tr><td>{line}</td></tr>" for line in LINES)
    old = f'<table role="presentation">{rows}</table>'
    assert text(f"<article>{old}{FILLER}</article>") == WHOLE
    nested = f"<table><tr><td>Menu</td><td><table>{rows}</table></td></tr></table>"
    assert all(line in text(f"<body>{nested}</body>") for line in LINES)
    data = "<table><tr><th>Pier</th><th>Cracks</th></tr><tr><td>1</td><td>2</td></tr></table>"
    assert beside(data) == WHOLE


def test_where_readers_pay_the_start_of_the_story_is_no_teaser():
    shown = text(
        f'<article><div class="teaser-content"><div class="body"><p>{LINES[0]} {LINES[1]}</p></div></div>'
        f'<div class="body"><p>{LINES[2]}</p>{FILLER}</div></article>'
    )
    assert shown.startswith(LINES[0])
    other = f'<div class="teaser"><h3><a href="/1">Ferry</a></h3><p>{LINES[1]} {LINES[2]}</p></div>'
    assert LINES[1] not in text(f"<article><p>{LINES[0]}</p>{other}{FILLER}{FILLER}</article>")


def test_a_short_page_keeps_its_paragraphs_and_what_asks_for_money_is_boilerplate():
    wall = (
        '<div class="paywall"><h3>Subscribe to continue reading</h3>'
        "<p>This article is for subscribers only.</p>"
        '<p>Already a subscriber? <a href="/l">Log in</a></p></div>'
    )
    article = read_one(page(body=f"<article><p>{LINES[0]}</p><p>{LINES[1]}</p>{wall}</article>"))
    assert article.text.split("\n\n")[:2] == LINES[:2]
    ((kind, words),) = zones(article)
    assert kind is ZoneKind.BOILERPLATE
    assert words.startswith("Subscribe to continue reading")
    assert words.endswith("Log in")


def test_a_live_blog_keeps_every_entry():
    entries = "".join(
        f"<article><time>1{n}:00</time><h3>Pier {n}</h3>"
        f"<p>Pier {n} must be closed for {n} days, the engineers said at noon.</p>"
        f"<p>Mayor Brandt told reporters that the ferry would run {n} hours longer.</p></article>"
        for n in range(1, 8)
    )
    shown = text(f"<main><h1>Live: the bridge</h1>{entries}</main>")
    assert [n for n in range(1, 8) if f"Pier {n} must be closed for {n} days" not in shown] == []
    assert [n for n in range(1, 8) if f"the ferry would run {n} hours longer" not in shown] == []


def test_text_that_stands_in_json_ld_alone_is_read_in_paragraphs_without_markup():
    markup = PARAGRAPHS.replace("“", "&ldquo;") + "<figure><figcaption>The pier.</figcaption></figure>"
    assert (
        read_one(page(linked(headline="Bridge", articleBody=markup), "<div id=app></div>")).text
        == STORY.strip()
    )
    assert read_one(page(linked(articleBody=STORY), "<div id=app></div>")).text == STORY.strip()


def test_what_stands_beside_the_story_is_not_missed_where_json_ld_has_it_too():
    posts = [
        f"The {thing} was never safe, and all of them knew it for years."
        for thing in ("pier", "town", "bank")
    ]
    shown = f"<article>{PARAGRAPHS}{FILLER}{''.join(map(tweet, posts))}</article>"
    body = "\n".join([*WHOLE.split("\n\n"), *posts])
    article = read_one(page(linked(headline="Bridge", articleBody=body), shown))
    assert article.text == WHOLE


@pytest.mark.parametrize(
    "code",
    [
        '[caption id="7" align="left"]<img src="a"> The pier in May.[/caption]',
        '[gallery ids="1,2"]',
        "[#image: /photos/7]|||The pier in May.|||",
        "\n+++dropcap\n",
        '{: type="small"}',
    ],
)
def test_codes_of_editing_systems_are_no_text(code):
    body = STORY.strip().replace("\n\n", f"\n\n{code}", 1)
    assert (
        read_one(page(linked(headline="Bridge", articleBody=body), "<div id=app></div>")).text
        == STORY.strip()
    )


def test_what_an_editor_puts_into_a_quotation_is_no_code():
    body = STORY.replace("We will", "We [the council] will")
    assert (
        "“We [the council] will not wait"
        in read_one(page(linked(headline="B", articleBody=body), "<p></p>")).text
    )


def test_the_page_itself_is_not_changed():
    tree = parse_page("x", page(body=f"<article>{tweet('Never safe.')}{FILLER}</article>"), DEFAULT_LIMITS)
    before = tree.text_content()
    story_tree(tree)
    assert tree.text_content() == before


def test_pages_made_to_be_looked_at_again_and_again_are_read():
    for markup in (
        "<p>He wrote:</p>" + tweet("x") * 1000,
        "<div>" + "<b>Related</b>" * 5_000 + "</div>",
        "<div>" * 240 + "<input type=email>" * 5_000,
        "<p>" + "<time>x</time> " * 5_000 + "the mayor of Varnholt said so.</p>",
        '<div class="caption">' * 240 + "word " * 20_000,
    ):
        assert LINES[0] in text(f"<article>{PARAGRAPHS}{FILLER * 8}</article><div>{markup}</div>")


def test_control_characters_around_what_is_set_aside_do_no_harm():
    quoted = f"<p>She wrote:</p><div>{tweet('It was never safe.')}\x02</div>"
    strange = f"{tweet('x')}\x01{quoted}\x03<ul>{LINKED}</ul>\x04&#1;&#xFFFE;"
    head = '<meta property="article:modified_time" content="2031-03-05">\x05<script>\x06</script>\x07'
    article = read_one(
        page(head, f"<article>{PARAGRAPHS}<figcaption>A pier.</figcaption>\x08{strange}{FILLER}</article>")
    )
    assert all(line in article.text for line in LINES)
    assert "It was never safe." in article.text
    assert "Ferry to run" not in article.text
