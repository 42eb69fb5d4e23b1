"""A sentence of news and the chain it means, through the whole program from text to chain."""

from __future__ import annotations

from datetime import date

import pytest

from kg.model import Article, Chain
from kg.pipeline import read_out

PUBLISHED = date(2031, 3, 12)  # a Wednesday


def read(text: str, outlet: str = "The Springfield Herald") -> tuple[Chain, ...]:
    return read_out(Article("test", text, outlet=outlet, published=PUBLISHED)).chains


def path(chain: Chain) -> str:
    return " > ".join(report.agent.name for report in chain.reports)


def paths(text: str, outlet: str = "The Springfield Herald") -> list[str]:
    return [path(chain) for chain in read(text, outlet)]


ONE_STATEMENT = {
    "advice told from the side of who got it": (
        "Ellen Varga told prosecutors she was advised by Peter Reed to sign, Reuters reported.",
        "Reuters > Ellen Varga > Peter Reed",
    ),
    "a warning in the passive": (
        "Ellen Varga was warned by her doctor not to fly.",
        "her doctor",
    ),
    "an accusation in the passive": (
        "Peter Dorn was accused by prosecutors of taking bribes.",
        "prosecutors",
    ),
    "a plain statement": (
        "The bridge will reopen in June, Mayor Ellen Varga said.",
        "Ellen Varga",
    ),
    "inversion": (
        "“The bridge will reopen in June,” said Ellen Varga, the mayor of Northport.",
        "Ellen Varga",
    ),
    "according to": (
        "The bridge will reopen in June, according to Ellen Varga.",
        "Ellen Varga",
    ),
    "an agency reports": (
        "The border crossing will be open again by the end of next month, Reuters reported.",
        "Reuters",
    ),
    "told an outlet": (
        "“The bridge is safe,” Ellen Varga told CNN on Tuesday.",
        "CNN > Ellen Varga",
    ),
    "told the article's own outlet": (
        "“The bridge is safe,” Ellen Varga told The Springfield Herald on Tuesday.",
        "Ellen Varga",
    ),
    "in an interview with": (
        "In an interview with CNN, Ellen Varga said the bridge was safe.",
        "CNN > Ellen Varga",
    ),
    "reported citing": (
        "The army will leave the province by May, Reuters reported, citing a senior official.",
        "Reuters > a senior official",
    ),
    "citing before the verb": (
        "Reuters, citing a senior official, reported that the army will leave the province by May.",
        "Reuters > a senior official",
    ),
    "reported citing, according to": (
        "The army may leave by May, Bloomberg reported, citing a senior official, according to TASS.",
        "TASS > Bloomberg > a senior official",
    ),
    "speech inside a report": (
        "Ministry spokesman Ivan Dorn stated that the army would leave, Interfax reported on Tuesday.",
        "Interfax > Ivan Dorn",
    ),
    "an outlet's report as source": (
        "The army will leave the province by May, according to a Reuters report.",
        "Reuters",
    ),
    "quoted as saying": (
        "Reuters quoted Ivan Dorn as saying that the army would leave the province by May.",
        "Reuters > Ivan Dorn",
    ),
    "a narrated act inside a report": (
        "Ivan Dorn promised to withdraw the army from the province, according to Reuters.",
        "Reuters > Ivan Dorn",
    ),
    "an unnamed source keeps its description": (
        "The army will leave the province by May, a senior defense official said.",
        "a senior defense official",
    ),
    "a role before a name": (
        "Kelvian President Ivan Dorn said the army would leave the province.",
        "Ivan Dorn",
    ),
}


@pytest.mark.parametrize(("sentence", "chain"), ONE_STATEMENT.values(), ids=ONE_STATEMENT.keys())
def test_a_sentence_has_its_chain(sentence: str, chain: str) -> None:
    assert paths(sentence) == [chain]


def test_a_pronoun_is_who_spoke_before() -> None:
    text = "Ellen Varga said the bridge was safe. She said it would reopen in June."
    assert paths(text) == ["Ellen Varga", "Ellen Varga"]


def test_a_short_name_is_the_full_one() -> None:
    text = "Ellen Varga, the mayor, said the bridge was safe.\n\nThe bridge will reopen in June, Varga added."
    assert paths(text) == ["Ellen Varga", "Ellen Varga"]


def test_an_interview_carries_on_until_its_speaker_stops() -> None:
    text = (
        "“The bridge is safe,” Ellen Varga told CNN on Tuesday.\n\n"
        "“We tested every bolt,” she said.\n\n"
        "Engineer Tomas Reed said the tests were not finished."
    )
    assert paths(text) == ["CNN > Ellen Varga", "CNN > Ellen Varga", "Tomas Reed"]


def test_the_newspaper_is_the_one_named_before() -> None:
    text = (
        "The Washington Post reported that the bridge would stay closed. "
        "The newspaper said the tests had failed twice."
    )
    assert paths(text) == ["The Washington Post", "The Washington Post"]


def test_a_second_unnamed_source_is_not_the_first() -> None:
    text = (
        "The army will leave by May, a senior official said.\n\n"
        "Another official said the withdrawal had already begun."
    )
    assert paths(text) == ["a senior official", "another official"]


def test_a_quotation_broken_by_its_attribution_is_one_statement() -> None:
    (chain,) = read("“The bridge is safe,” Ellen Varga said. “It will reopen in June.”")
    assert len(chain.content) == 2
    assert chain.quotation == "direct"


def test_a_metonym_keeps_its_name_and_tells_what_it_stands_for() -> None:
    (chain,) = read("Moscow said the talks would go on in the spring.")
    assert chain.origin.agent.name == "Moscow"
    assert chain.origin.agent.stands_for == "Russia"


def test_roles_are_kept_and_are_no_name() -> None:
    text = "Ministry spokesman Ivan Dorn said the army would leave the province."
    (chain,) = read(text)
    assert chain.origin.agent.name == "Ivan Dorn"
    assert [role.span.of(text) for role in chain.origin.agent.roles] == ["Ministry spokesman"]


def test_the_day_of_speech_is_dated_backwards_from_publication() -> None:
    (chain,) = read("The bridge will reopen in June, Ellen Varga said on Monday.")
    assert chain.said_on is not None
    assert chain.said_on.value == "2031-03-10"


def test_a_refusal_to_comment_is_no_statement() -> None:
    assert paths("Ellen Varga declined to comment on the closure of the bridge.") == []


def test_a_wish_is_no_statement() -> None:
    assert paths("Ellen Varga hopes to reopen the bridge in June.") == []


def test_an_interview_dated_where_it_is_told_of_dates_what_is_quoted_from_it_later() -> None:
    found = read(
        "Ellen Varga, the mayor, looked back on her years in office in an interview published Saturday.\n\n"
        "The bridge was the talk of the town for years. Few had thought that it would ever be built.\n\n"
        "It was opened in the rain. Nobody had brought an umbrella.\n\n"
        "“I think it looks good,” Varga said."
    )
    said_on = found[-1].said_on
    assert said_on is not None
    assert (said_on.value, said_on.span) == ("2031-03-08", None)


def test_the_day_of_a_proposal_is_not_the_day_of_what_is_said_beside_it() -> None:
    found = read(
        "Mayor Ellen Varga proposed on Monday direct talks with the union, Reuters reported.\n\n"
        "Varga said the council was open to any plan."
    )
    assert [c.said_on.value if c.said_on else None for c in found] == ["2031-03-10", None]
