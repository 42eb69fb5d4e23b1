import pytest

from kg.encode.quotations import quotations
from kg.encode.sentences import paragraphs
from kg.model import Span


def quoted(text: str) -> list[str]:
    return [q.of(text) for q in quotations(text, paragraphs(text, [Span(0, len(text))]))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"The dam is safe," she said. "It held."', ['"The dam is safe,"', '"It held."']),
        ("“The dam is safe,” she said.", ["“The dam is safe,”"]),
        ("''The dam is safe,'' she said.", ["''The dam is safe,''"]),
        ("He called it „sicher“ and «sûr».", ["„sicher“", "«sûr»"]),
        ("‘The dam is safe,’ she said.", ["‘The dam is safe,’"]),
        ("'The dam is safe,' she said.", ["'The dam is safe,'"]),
    ],
)
def test_every_style_of_marks_is_read(text, expected):
    assert quoted(text) == expected


def test_only_the_outermost_quotation_counts():
    text = "“He said ‘never’ to me,” she said. \"A 'joint commission' of two,\" he said."
    assert quoted(text) == ["“He said ‘never’ to me,”", "\"A 'joint commission' of two,\""]


def test_apostrophes_and_inches_are_no_quotations():
    assert quoted("The workers' dam, the '90s dam and Quill's dam don't leak.") == []
    assert quoted('The pipe is 12" wide.') == []


def test_a_quotation_goes_on_where_the_next_paragraph_reopens_it():
    text = "“The dam is safe.\n\n“It held in June.\n\n“It will hold,” she said.\n\nThe road is closed."
    assert quoted(text) == ["“The dam is safe.\n\n“It held in June.\n\n“It will hold,”"]


def test_straight_marks_reopen_too():
    text = '"The dam is safe.\n"It held in June," she said.'
    assert quoted(text) == ['"The dam is safe.\n"It held in June,"']


def test_a_forgotten_closer_ends_with_its_paragraph():
    text = "“The dam is safe, she said.\n\nThe road is closed."
    assert quoted(text) == ["“The dam is safe, she said."]


def test_a_forgotten_straight_closer_does_not_turn_quotations_inside_out():
    text = '"The dam is safe, she said. "It held in June," he added.'
    assert quoted(text) == ['"The dam is safe, she said.', '"It held in June,"']


def test_a_closer_without_an_opener_is_passed_over():
    assert quoted("The dam is safe,” she said. “It held,” he added.") == ["“It held,”"]
