import pytest

from kg.encode.sentences import body, paragraphs, split
from kg.model import Article, Span, Zone, ZoneKind


def sentences(text: str) -> list[str]:
    return [s.of(text) for p in paragraphs(text, [Span(0, len(text))]) for s in split(text, p)]


def test_a_full_stop_before_a_capital_ends_a_sentence():
    assert sentences("The dam held. Nobody was hurt.") == ["The dam held.", "Nobody was hurt."]


def test_the_end_of_a_paragraph_ends_a_sentence_without_a_full_stop():
    assert sentences("Three things were agreed\nThe dam stays\n\nThe road goes") == [
        "Three things were agreed",
        "The dam stays",
        "The road goes",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Sen. Ada Quill and Dr. Tom Reed met Gov. Lund in St. Marwen.",
        "She met J. R. Holt at 5 p.m. Tuesday.",
        "The U.S. Senate passed bill No. 12 in Sept. 2019.",
        "Acme Inc. bought Bolt Co. for $3.5 million.",
        "He asked about it, e.g. Mr. Orr did.",
        '"Is the dam safe?" Mayor Ada Quill asked.',
        '"Get out!" the crowd shouted.',
        "The plant ... will close, he said.",
    ],
)
def test_one_sentence_stays_one(text):
    assert sentences(text) == [text]


def test_a_dotted_abbreviation_can_end_a_sentence():
    assert sentences("It was shipped to the U.S. The firm said nothing.") == [
        "It was shipped to the U.S.",
        "The firm said nothing.",
    ]


def test_a_closing_quotation_mark_stays_with_its_sentence():
    assert sentences("\u201cThe dam is safe.\u201d The road is not.") == [
        "\u201cThe dam is safe.\u201d",
        "The road is not.",
    ]


def test_zones_are_not_body():
    text = "Dam holds\nThe dam held.\nSubscribe now"
    article = Article(
        "a",
        text,
        zones=(Zone(Span(0, 9), ZoneKind.HEADLINE), Zone(Span(24, len(text)), ZoneKind.BOILERPLATE)),
    )
    assert [s.of(text).strip() for s in body(article)] == ["The dam held."]


def test_sentences_cover_every_word_of_odd_texts():
    for text in ("", " \n\t ", "!!! ??? ...", "a.b.c.d", "1. 2. 3.", "\u202bשלום.\u202c Next.", "x" * 5000):
        joined = "".join("".join(sentences(text)).split())
        assert joined == "".join(text.split())
