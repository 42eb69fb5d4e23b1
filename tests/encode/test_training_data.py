"""What the encoder is taught: reading annotation files, moving spans, composing nested examples."""

import random

from kg.model import Name, NameKind, Span
from training.augment import changed
from training.chains import taught
from training.compose import nested
from training.documents import Document, Edit, Gold, edited
from training.names import silver
from training.polnear import attributions

TEXT = "Mayor Ada Quill said the new dam was safe. The council met for two hours in the old town hall."


def at(words: str, text: str = TEXT) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


QUILL = Gold((at("Mayor Ada Quill"),), at("said"), (at("the new dam was safe"),))
DOCUMENT = Document("a", TEXT, ((QUILL,),))


def test_a_brat_event_becomes_an_attribution():
    brat = (
        "T1\tSource 0 15\tMayor Ada Quill\nT2\tCue 16 20\tsaid\n"
        "T3\tContent 21 28;29 41\tthe new dam was safe\n"
        "E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3\nA1\tlevel E1\nE2\tAttribution:T9 Cue:T9"
    )
    assert attributions(brat) == (Gold((Span(0, 15),), Span(16, 20), (Span(21, 28), Span(29, 41))),)


def test_edits_move_spans_and_leave_their_words():
    document = edited(DOCUMENT, [Edit(0, 0, "Yesterday, "), Edit(16, 16, "has "), Edit(21, 21, "that ")])
    (gold,) = document.readings[0]
    assert document.text.startswith("Yesterday, Mayor Ada Quill has said that the new dam")
    assert gold.source[0].of(document.text) == "Mayor Ada Quill"
    assert gold.cue.of(document.text) == "said"
    assert gold.content[0].of(document.text) == "the new dam was safe"


def test_an_attribution_whose_cue_is_deleted_is_dropped():
    assert edited(DOCUMENT, [Edit(16, 21, "")]).readings == ((),)


def test_composed_reports_of_reports_keep_the_words_of_the_flat_ones():
    for seed in range(60):
        document = nested(DOCUMENT, random.Random(seed), 0.6)
        for gold in document.readings[0]:
            for span in (*gold.source, gold.cue, *gold.content):
                words = span.of(document.text)
                assert words
                assert words == words.strip()
            assert not any(part.overlaps(gold.cue) for part in gold.content)


def test_some_composed_attributions_hold_others():
    made = [nested(DOCUMENT, random.Random(seed), 0.9).readings[0] for seed in range(40)]
    assert any(
        outer.content[0].contains(inner.cue)
        for golds in made
        for outer in golds
        for inner in golds
        if outer is not inner
    )


def test_changes_of_quotation_marks_and_paragraphs_keep_cues_in_place():
    text = '"The dam is safe," Quill said.\n\n"It held in June," Reed said.'
    golds = tuple(
        Gold(
            (at(who, text),),
            Span(text.index(who) + len(who) + 1, text.index(who) + len(who) + 5),
            (at(what, text),),
        )
        for who, what in (("Quill", '"The dam is safe,"'), ("Reed", '"It held in June,"'))
    )
    for seed in range(80):
        document = changed(Document("q", text, (golds,)), random.Random(seed), 0.0)
        assert [g.cue.of(document.text) for g in document.readings[0]] == ["said", "said"]
        assert [g.source[0].of(document.text) for g in document.readings[0]] == ["Quill", "Reed"]


def test_a_statement_teaches_what_conveys_and_the_rest_what_does_not():
    text = "Mayor Ada Quill said the dam was safe. Reed hopes for rain."
    said = Gold((at("Mayor Ada Quill", text),), at("said", text), (at("the dam was safe", text),))
    hopes = Gold((at("Reed", text),), at("hopes", text), (at("for rain", text),))
    statement = {
        "content": [[21, 37]],
        "cues": ["said"],
        "chain": [{"agent": "Ada Quill", "mention": [0, 15]}],
    }
    document = taught(Document("a", text, ((said, hopes),)), {"statements": [statement]})
    assert [g.speech for g in document.readings[0]] == [True, False]


def test_a_link_that_the_flat_annotation_lacks_is_added_around_the_inner_one():
    text = "The minister said the dam was safe, Lumen News reported."
    inner = Gold((at("The minister", text),), at("said", text), (at("the dam was safe", text),))
    chain = [
        {"agent": "Lumen News", "mention": [*_pair(at("Lumen News", text))]},
        {"agent": "the minister", "mention": [*_pair(at("The minister", text))]},
    ]
    statement = {
        "content": [_pair(at("the dam was safe", text))],
        "cues": ["said", "reported"],
        "chain": chain,
    }
    golds = taught(Document("a", text, ((inner,),)), {"statements": [statement]}).readings[0]
    assert [g.cue.of(text) for g in golds] == ["said", "reported"]
    assert golds[1].content[0].of(text) == "The minister said the dam was safe"


def test_silver_names_take_outlets_from_the_list_and_drop_articles():
    text = "The Washington Post asked Ada Quill's office in Ohio."
    found = [(0, 19, "ORG"), (26, 37, "PERSON"), (48, 52, "GPE"), (20, 25, "CARDINAL")]
    assert silver(text, found) == (
        Name(Span(4, 19), NameKind.OUTLET),
        Name(Span(26, 35), NameKind.PERSON),
        Name(Span(48, 52), NameKind.PLACE),
    )


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]
