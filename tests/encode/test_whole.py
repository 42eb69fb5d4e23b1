from kg.encode.quotations import quotations
from kg.encode.sentences import paragraphs
from kg.encode.whole import whole_quotations, with_article
from kg.model import Attribution, Span

TEXT = "Quill said “the dam, built in haste, is safe” and went home."


def content(start: str, end: str, cue: str = "said") -> str:
    """The content from one word to another, after it has been made whole."""
    spans = (Span(TEXT.index(start), TEXT.index(end) + len(end)),)
    at = TEXT.index(cue)
    found = Attribution((), (Span(at, at + len(cue)),), spans)
    marks = quotations(TEXT, paragraphs(TEXT, [Span(0, len(TEXT))]))
    return " … ".join(s.of(TEXT) for s in whole_quotations(found, marks, TEXT))


def test_a_content_that_stops_within_a_quotation_goes_on_to_its_end():
    assert content("“the", "haste") == "“the dam, built in haste, is safe”"


def test_a_content_that_touches_a_quotation_with_a_word_stays():
    assert content("safe", "home") == "safe” and went home"


def test_a_quotation_that_holds_the_cue_is_left_alone():
    assert content("dam", "is safe", cue="built") == "dam, built in haste, is safe"


def test_a_source_begins_with_its_article():
    text = "In a statement, the board of Lumen said so, according to the report."

    def whole(words: str, cue: str = "said") -> str:
        source, mark = (Span(text.index(w), text.index(w) + len(w)) for w in (words, cue))
        return with_article((source,), (mark,), text)[0].of(text)

    assert whole("statement") == "a statement"
    assert whole("board of Lumen") == "the board of Lumen"
    assert whole("Lumen") == "Lumen"
    assert whole("report", cue="according to the") == "report"
    assert with_article((), (Span(0, 2),), text) == ()
