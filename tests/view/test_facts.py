from kg.model import Evidence, Manner
from kg.view.facts import beside, byline, cites, day, number_of, passage, places, shown, step
from tests.invented import card, hand
from tests.view.example import COURIER_TEXT, courier

TEXT = "The dam is safe, the minister said, according to Northern Wire."


def evidence(text: str, words: str, around: int = 40) -> Evidence:
    """The words as evidence, with so many characters of the text on each side."""
    start = text.index(words)
    end = start + len(words)
    return Evidence(start, end, words, text[max(0, start - around) : start], text[end : end + around])


def test_a_cue_that_cites_stands_before_its_agent_and_any_other_after_it():
    wire = hand(TEXT, "Northern Wire", "outlet", "according to", manner=Manner.CITED)
    minister = hand(TEXT, "the minister", "person", "said")
    assert step(None, wire) == ("according to", False)
    assert step(wire, minister) == ("", False)
    assert step(minister, None) == ("said", False)


def test_reported_and_citing_read_as_in_the_sentence():
    text = "The level fell, Northern Wire reported, citing shipping notices."
    wire = hand(text, "Northern Wire", "outlet", "reported", manner=Manner.REPORTED)
    notices = hand(text, "shipping notices", "document", "citing", manner=Manner.CITED)
    assert step(wire, notices) == ("reported, citing", False)


def test_citing_is_known_by_its_words_where_the_manner_does_not_tell():
    assert cites(hand(TEXT, "Northern Wire", "outlet", "according to"))
    assert not cites(hand(TEXT, "the minister", "person", "said"))


def test_a_step_is_implied_when_the_sentence_does_not_name_who_takes_it():
    inherited = hand(TEXT, "Northern Wire", "outlet", mention="")
    minister = hand(TEXT, "the minister", "person", "said")
    assert step(None, inherited) == ("", True)
    assert step(inherited, minister) == ("", True)
    assert step(None, minister) == ("", False)


def test_evidence_and_its_surroundings_grow_into_one_passage():
    text = 'Prices fell. "We are glad," Mayor Ada Quill said on Monday. Nothing else is known of it so far.'
    quoted = Evidence(13, 27, '"We are glad,"', text[:13], text[27:40])
    named = Evidence(34, 43, "Ada Quill", text[20:34], text[43:60])
    runs = passage([("content", quoted), ("source", named)])
    assert runs[0] == ["Prices fell. ", ""] or runs[0] == ["…", ""]
    assert ['"We are glad,"', "content"] in runs
    assert [" Mayor ", ""] in runs
    assert ["Ada Quill", "source"] in runs


def test_text_that_no_evidence_shows_is_one_ellipsis():
    runs = passage([("content", Evidence(100, 104, "safe")), ("cue", Evidence(300, 304, "said"))])
    assert runs == [["…", ""], ["safe", "content"], [" … ", ""], ["said", "cue"], ["…", ""]]


def test_surroundings_end_with_the_paragraph_and_no_line_of_the_head_comes_before_the_words():
    text = (
        "outlet: The Lanmoor Herald\npublished: 2031-03-05\n\n"
        "Wheat spoiled in the port, Norpress reported.\n\nBakers were not so sure."
    )
    content, cue = evidence(text, "Wheat spoiled in the port"), evidence(text, "reported")
    assert passage([("content", content), ("cue", cue)]) == [
        ["Wheat spoiled in the port", "content"],
        [", Norpress ", ""],
        ["reported", "cue"],
        [".", ""],
    ]


def test_surroundings_are_cut_between_words():
    text = (
        "The inspectors had been warned about it before. The doors stood open, said two of the dockers later."
    )
    runs = passage([("content", evidence(text, "The doors stood open", around=20))])
    assert runs == [
        ["… ", ""],
        ["about it before. ", ""],
        ["The doors stood open", "content"],
        [", said two of the", ""],
        [" …", ""],
    ]


def test_a_mark_right_before_the_words_stays_with_them():
    text = 'He said:"We were never warned."Nobody asked.'
    runs = passage([("content", evidence(text, "We were never warned.", around=3))])
    assert runs == [["…", ""], ['d:"', ""], ["We were never warned.", "content"], ['"No', ""], ["…", ""]]


def test_words_that_are_source_and_content_at_once_are_marked_as_both():
    runs = passage(
        [("content", Evidence(0, 24, "Putin proposed new talks")), ("source", Evidence(0, 5, "Putin"))]
    )
    assert runs[:2] == [["Putin", "content source"], [" proposed new talks", "content"]]


def test_passages_of_the_example_show_the_very_characters_of_the_article():
    for provenance in courier():
        parts = [("content", part) for part in provenance.content]
        words = "".join(text for text, role in passage(parts) if "content" in role)
        start, end = provenance.content[0].start, provenance.content[-1].end
        assert words == COURIER_TEXT[start:end]


def test_dates_are_read_by_people():
    assert day("2031-03-14") == "14 Mar 2031"
    assert day("2031-03") == "Mar 2031"
    assert day("2031") == "2031"
    assert day("2031-03-12/2031-03-13") == "12 Mar 2031 – 13 Mar 2031"
    assert day(None) == ""
    assert day("last week") == "last week"


def test_offsets_are_told_in_characters():
    assert places([Evidence(40, 48, "the dam,"), Evidence(3, 9, "I held")]) == "characters 3–9 and 40–48"
    assert places([]) == ""


def test_a_byline_leaves_out_what_is_not_known():
    assert byline(card(None, None)) == "Unknown outlet"
    assert (
        byline(card("Coast Today", republisher="Bay Mirror"))
        == "Coast Today · 4 May 2031 · republished by Bay Mirror"
    )


def test_control_characters_are_spelled_out_and_outer_spaces_stay():
    assert shown(" a\u202eb ") == " a<U+202E>b "
    assert shown("line\nbreak") == "line break"
    assert shown("\ud800") == "<U+D800>"


def test_a_statement_is_called_by_its_number():
    assert [number_of(p) for p in courier()[:3]] == ["1", "2", "3"]


def test_a_name_written_from_right_to_left_does_not_turn_the_line_around_it():
    assert beside("Northern Wire") == "Northern Wire"
    assert byline(card("الميناء")) == "\u2068الميناء\u2069 · 4 May 2031"
