"""JSON Lines in the project's own schema, and as crawlers write them."""

import json
from datetime import date

import pytest

from kg.read import remarks, to_json

from .samples import STORY, read_bytes, read_file, read_one, refused


def line(**fields: object) -> bytes:
    return (json.dumps(fields) + "\n").encode()


def test_the_schema_of_articles_in():
    article = read_one(
        line(
            id="bridge-7",
            text=STORY,
            title="Cracks close the Lorne bridge",
            outlet="Northern Wire",
            republisher="Varnholt Courier",
            author="Ida Brandt",
            published="2031-03-04",
            url="https://courier.example/7",
            language="en-GB",
        )
    )
    assert (article.id, article.text, article.title) == ("bridge-7", STORY, "Cracks close the Lorne bridge")
    assert (article.outlet, article.republisher) == ("Northern Wire Agency", "Varnholt Courier")
    assert (article.author, article.published) == ("Ida Brandt", date(2031, 3, 4))
    assert (article.url, article.language) == ("https://courier.example/7", "en-GB")


def test_what_is_read_can_be_written_and_read_again():
    article = read_one(
        line(id="a", text=f"Bridge closed\nBy Ida Brandt\n\n{STORY}", outlet="Varnholt Courier")
    )
    again = read_one(line(**to_json(article)))
    assert again == article


def test_only_text_is_required_and_ids_come_from_file_and_line(tmp_path):
    one, two = read_file(tmp_path, "week.jsonl", line(text=STORY) + b"\n" + line(text=STORY, doc="b"))
    assert (one.id, two.id) == ("week-1", "b")


CRAWLERS = {
    "news-please": {
        "maintext": STORY,
        "title": "Bridge closed",
        "authors": ["Ida Brandt", "Nils Aker"],
        "date_publish": "2031-03-04 21:15:00",
        "date_download": "2031-03-09 00:00:00",
        "source_domain": "www.courier.example",
        "language": "en",
        "url": "https://courier.example/7",
        "filename": "x.html.json",
    },
    "fundus": {
        "title": "Bridge closed",
        "authors": ["Ida Brandt", "Nils Aker"],
        "body": {
            "summary": [],
            "sections": [{"headline": [], "paragraphs": [p]} for p in STORY.strip().split("\n\n")],
        },
        "publishing_date": "2031-03-04 21:15:00+00:00",
        "publisher": "Varnholt Courier",
        "lang": "en",
        "url": "https://courier.example/7",
    },
    "newspaper": {
        "url": "https://courier.example/7",
        "source_url": "https://courier.example",
        "title": "Bridge closed",
        "text": STORY,
        "authors": ["Ida Brandt", "Nils Aker"],
        "publish_date": "2031-03-04T21:15:00",
        "meta_lang": "en",
    },
    "trafilatura": {
        "title": "Bridge closed",
        "author": "Ida Brandt, Nils Aker",
        "hostname": "courier.example",
        "date": "2031-03-04",
        "source": "https://courier.example/7",
        "url": "https://courier.example/7",
        "raw_text": "Menu " + STORY,
        "text": STORY,
    },
}


@pytest.mark.parametrize("crawler", CRAWLERS)
def test_what_crawlers_write(crawler):
    article = read_one(line(**CRAWLERS[crawler]))
    assert article.text.strip() == STORY.strip()
    assert (article.title, article.outlet) == ("Bridge closed", "Varnholt Courier")
    assert (article.author, article.published) == ("Ida Brandt, Nils Aker", date(2031, 3, 4))
    assert article.url == "https://courier.example/7"


def test_an_agency_credited_in_the_text_wrote_what_the_crawled_site_carries():
    article = read_one(line(maintext=f"VARNHOLT (NWA) - {STORY}", source_domain="courier.example"))
    assert (article.outlet, article.republisher) == ("Northern Wire Agency", "Varnholt Courier")


def test_an_outlet_given_outright_stands():
    article = read_one(line(text=f"VARNHOLT (NWA) - {STORY}", outlet="Varnholt Courier"))
    assert (article.outlet, article.republisher) == ("Varnholt Courier", None)


def test_a_json_file_holds_one_article_or_a_list(tmp_path):
    (one,) = read_file(tmp_path, "one.json", line(text=STORY))
    assert one.id == "one"
    many = read_file(tmp_path, "many.json", json.dumps([{"text": STORY}, {"title": "x"}, {"text": "Yes."}]))
    assert [getattr(result, "id", "refused") for result in many] == ["many-1", "refused", "many-3"]


def test_metadata_is_made_fit_to_be_stored():
    article = read_one(line(text=STORY, title=" Bridge\n closed\x00\x1b[31m ", author="Ida \ud800Brandt"))
    assert (article.title, article.author) == ("Bridge closed[31m", "Ida Brandt")


def test_a_text_marked_as_english_is_taken_at_its_word_and_another_is_judged():
    german = "Die Brücke über die Lorne wird im Mai geschlossen, sagte der Bürgermeister der Stadt. "
    assert "German" in refused(line(text=german * 2))
    assert read_one(line(text=german * 2, language="en")).language == "en"


def test_lines_may_be_blank_and_begin_with_a_byte_order_mark():
    one, two = read_bytes(b"\xef\xbb\xbf" + line(id="a", text=STORY) + b"\n\n" + line(id="b", text=STORY))
    assert (one.id, two.id) == ("a", "b")


def test_a_date_that_cannot_be_read_is_quoted_in_a_remark():
    article = read_one(line(id="a", text=STORY, outlet="Varnholt Courier", date_publish="4/3/2031"))
    assert article.published is None
    (remark,) = remarks(article)
    assert "“4/3/2031”, given as its publication date, cannot be read" in remark


def test_a_date_that_the_text_tells_stands_and_the_one_given_is_quoted_all_the_same():
    text = f"Cracks close the Lorne bridge\nBy Ida Brandt, 4 March 2031\n\n{STORY}"
    article = read_one(line(id="a", text=text, outlet="Varnholt Courier", published="last week"))
    assert article.published == date(2031, 3, 4)
    assert "“last week”" in remarks(article)[0]
