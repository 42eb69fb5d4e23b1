"""Every kind of bad input: one clear sentence that names the file and the remedy, and nothing raised away."""

from pathlib import Path

import pytest

from kg.errors import UnreadableArticle
from kg.model import Article
from kg.read import passed_over, read_paths, remarks

FOLDER = Path(__file__).parent.parent / "malformed"

WRONG = {
    "missing.txt": ("no such file", "Check the path"),
    "empty.txt": ("it is empty", "put the article's text in it"),
    "only_spaces.txt": ("it is empty", "put the article's text in it"),
    "binary.txt": ("binary, not text", "text or HTML file"),
    "utf16.txt": ("encoded in UTF-16", "iconv -f UTF-16 -t UTF-8"),
    "utf16_without_mark.txt": ("UTF-16LE without a byte order mark", "iconv -f UTF-16LE -t UTF-8"),
    "windows_1252.txt": ("not UTF-8 (byte 0xE9 at offset 3)", "iconv -f WINDOWS-1252 -t UTF-8"),
    "windows_1251.txt": ("not UTF-8", "iconv -f WINDOWS-1251 -t UTF-8"),
    "german.txt": ("its text is in German, and only English is read", "translation"),
    "marked_french.jsonl": ("line 1: it is marked as 'fr', and only English is read", "translation"),
    "no_text.jsonl": ("line 1: it has no 'text'", "under the key 'text'"),
    "not_an_object.jsonl": ("line 1: not a JSON object", "one object an article"),
    "not_json.json": ("not valid JSON", "one object an article"),
    "nested.json": ("nested too deeply", "one flat object"),
    "half_surrogate.jsonl": ("half of a surrogate pair (at 10)", "in UTF-8"),
    "nul.jsonl": ("NUL character (at 10)", "Remove it"),
    "no_article.html": ("no article text found", ".txt"),
    "nested.html": ("nested too deeply", ".txt"),
    "cut_short.html.gz": ("gzip data ends too early", "Fetch the file again"),
    "damaged.html.gz": ("gzip data is damaged", "Fetch the file again"),
    "bomb.html.gz": ("unpacks to more than 20 MB", "Unpack it yourself"),
    "entities.rss": ("defines XML entities", "Remove its DOCTYPE"),
    "external_entity.rss": ("defines XML entities", "Remove its DOCTYPE"),
    "teaser.rss": ("entry 1: only a teaser of 4 words", "Save the page"),
    "cut_short.xml": ("not well-formed XML", "Fetch the feed again"),
    "no_feed.xml": ("neither RSS nor Atom", "text or JSON"),
    "cut_short.warc": ("record 1: the record is cut short", "Fetch the archive again"),
    "not_an_archive.warc.gz": ("the archive is damaged after 0 pages", "fetch the archive again"),
    "no_text.eml": ("a mail without text", ".txt"),
    "damaged.pdf": ("the PDF is damaged", "Save or print it again"),
    "picture_only.pdf": ("no text, only pictures", "OCR"),
    "encrypted.pdf": ("the PDF is encrypted", "without a password"),
}


@pytest.mark.parametrize("name", WRONG)
def test_bad_input_is_refused_in_one_clear_sentence(name):
    (error,) = read_paths([FOLDER / name])
    assert isinstance(error, UnreadableArticle)
    wrong, remedy = WRONG[name]
    assert error.what.startswith(str(FOLDER / name))
    assert wrong in str(error)
    assert remedy in error.remedy


def test_each_bad_file_is_in_the_table():
    files = {path.name for path in FOLDER.iterdir() if path.is_file() and not path.name.startswith(".")}
    assert files - set(WRONG) == {"bad_line.jsonl", "no_date_no_outlet.txt"}


def test_a_bad_line_spoils_only_itself():
    one, two, three = read_paths([FOLDER / "bad_line.jsonl"])
    assert (one.id, three.id) == ("one", "three")
    assert "line 2: not valid JSON" in str(two)


def test_a_bad_file_spoils_only_itself():
    folder = FOLDER / "one_bad_among_good"
    good, bad, other = read_paths([folder])
    assert isinstance(good, Article)
    assert isinstance(other, Article)
    assert (good.id, other.id) == ("a_good", "c_good-1")
    assert bad.what == str(folder / "b_bad.txt")
    assert [path.name for path in passed_over([folder])] == ["c_good.gold.jsonl", "notes.ann"]


def test_a_text_without_date_or_outlet_is_read_with_a_remark():
    (article,) = read_paths([FOLDER / "no_date_no_outlet.txt"])
    assert article.text.startswith("Cracks close the Lorne bridge")
    date, outlet = remarks(article)
    assert "no publication date" in date
    assert "published: 2024-05-01" in date
    assert "outlet: " in outlet
