"""What of a page's markup is parsed: no scripts, styles or comments, and no more than a parser can bear."""

import pytest

from kg.read.markup import lean

from .samples import STORY, read_one

PARAGRAPHS = "".join(f"<p>{paragraph}</p>" for paragraph in STORY.strip().split("\n\n"))


@pytest.mark.parametrize(
    ("markup", "kept"),
    [
        ("a<script>if (b<c) {}</script>d", "a<script></script>d"),
        ("a<SCRIPT src='x'>b</Script >d", "a<SCRIPT src='x'></Script >d"),
        ("<script onerror='(a)=>{}' src=b>c<d</script>e", "<script onerror='(a)=>{}' src=b></script>e"),
        ('<script src="a"" type="b">c<d</script>e', '<script src="a"" type="b"></script>e'),
        ("a<style>p::after {content: '<'}</style>d", "a<style></style>d"),
        ("Closed <!-- --> in May", "Closed  in May"),
        ("<!--[if !IE]><!-->kept<!--<![endif]-->", "kept"),
        ("a<!-->b", "ab"),
        ("<!-- <script> -->kept<p>", "kept<p>"),
        ("<!-- never ended, kept", "<!-- never ended, kept"),
        ("<script>never ended, kept", "<script>never ended, kept"),
        ("<scripture>kept</scripture>", "<scripture>kept</scripture>"),
    ],
)
def test_scripts_styles_and_comments_are_not_parsed(markup, kept):
    assert lean(markup) == kept


def test_json_ld_is_kept_to_the_character():
    block = '<script type="application/ld+json"><!-- {"headline": "A <b>bridge</b> closes"} --></script>'
    assert lean(f"{block}<!-- -->") == block


def test_a_program_on_the_page_is_no_markup():
    # Three forms that programs on real pages have: a comparison, a tag in pieces, a quote without an end.
    program = "for(i=0;i<bridges.length;i++){" + "x[i]=a[i]=b[i]; " * 3000 + "} '<bo'+'dy \"' "
    article = read_one(f"<html><body><script>{program}</script><article>{PARAGRAPHS}</article></body></html>")
    assert article.text == STORY.strip()


def test_markup_of_endless_openings_is_gone_through_once():
    for opening in (
        "<!--",
        "<script>",
        "<script ",
        "<style><script>",
        '"<script "',
        '<script a="',
        "<script 'a' '",
    ):
        assert lean(opening * 100_000) == opening * 100_000


def test_a_quotation_mark_too_many_ends_no_element():
    head = (
        '<meta content="text/html; charset="UTF-8">'
        + '<meta name="pier" content="closed for repairs">' * 3000
    )
    article = read_one(f"<html><head>{head}</head><body><article>{PARAGRAPHS}</article></body></html>")
    assert article.text == STORY.strip()


def test_a_value_of_many_words_is_one_attribute():
    # Pages made by scripts keep their state in one.
    state = "{" + ", ".join(f'"pier {n}": "closed"' for n in range(5000)) + "}"
    article = read_one(f"<html><body><article data-state='{state}'>{PARAGRAPHS}</article></body></html>")
    assert article.text == STORY.strip()
