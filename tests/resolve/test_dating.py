from datetime import date

import pytest

from kg.model import Agent, AgentKind, Chain, Quotation, Report, Span
from kg.resolve.act_dates import date_of
from kg.resolve.dating import date_chains

WEDNESDAY = date(2016, 8, 10)


def at(text, words, start=0):
    begin = text.index(words, start)
    return Span(begin, begin + len(words))


def dated(text, cue, content, published=WEDNESDAY):
    when = date_of(text, at(text, cue), (at(text, content),), Span(0, len(text)), published)
    return when and when.value


class TestDateOf:
    @pytest.mark.parametrize(
        ("text", "cue", "content", "value"),
        [
            ("The mayor said on Monday the plant was safe.", "said", "the plant was safe", "2016-08-08"),
            ("“It is safe,” the mayor told the Herald on Tuesday.", "told", "“It is safe,”", "2016-08-09"),
            ("On Friday, the mayor said it was safe.", "said", "it was safe", "2016-08-05"),
            (
                "It is safe, according to a Herald report on Friday.",
                "according to",
                "It is safe",
                "2016-08-05",
            ),
            (
                "At a rally in Springfield, Ohio, on Thursday, Roe said it was safe.",
                "said",
                "it was safe",
                "2016-08-04",
            ),
            ("The mayor told inspectors in July it was safe.", "told", "it was safe", "2016-07"),
            ("In a 2013 video, the mayor said it was safe.", "said", "it was safe", "2013"),
            ("He praised the plant on Monday’s edition of his show.", "praised", "the plant", "2016-08-08"),
            ("He praised the plant on Monday’s “Morning Table.”", "praised", "the plant", "2016-08-08"),
            ("In a message from July, the mayor said it was safe.", "said", "it was safe", "2016-07"),
            ("The BBC quoted him as saying Monday: “It is safe.”", "quoted", "“It is safe.”", "2016-08-08"),
            ("In a July interview, the mayor said it was safe.", "said", "it was safe", "2016-07"),
            (
                "The man who ran the plant pleaded guilty Tuesday to fraud, saying it was never safe.",
                "saying",
                "it was never safe",
                "2016-08-09",
            ),
        ],
    )
    def test_a_date_beside_the_cue_is_the_date_of_the_act(self, text, cue, content, value):
        assert dated(text, cue, content) == value

    @pytest.mark.parametrize(
        ("text", "cue", "content"),
        [
            ("The mayor said the plant had closed on Monday.", "said", "the plant had closed on Monday"),
            ("The mayor said before Monday it was safe.", "said", "it was safe"),
            ("The mayor, who voted on Monday, said it was safe.", "said", "it was safe"),
            ("The mayor said it was safe, after the vote on Monday.", "said", "it was safe"),
            ("Tuesday’s winner said it was safe.", "said", "it was safe"),
            ("The bride at a July wedding said it was safe.", "said", "it was safe"),
            ("The 2012 nominee said it was safe.", "said", "it was safe"),
            ("SPRINGFIELD, Aug. 9 (XYZ) — The mayor said it was safe.", "said", "it was safe"),
            ("The mayor, who will retire on Sept. 30, 2016, said it was safe.", "said", "it was safe"),
            ("“They told me today that it is safe,” he said.", "told", "it is safe"),
            ("On Monday Roe cited a paper in which experts said it was safe.", "said", "it was safe"),
        ],
    )
    def test_a_date_of_something_else_is_not(self, text, cue, content):
        assert dated(text, cue, content) is None

    def test_of_two_dates_the_nearer_is_the_act_s(self):
        text = "Roe, who on Tuesday endorsed Doe, said Wednesday it was safe."
        assert dated(text, "said", "it was safe") == "2016-08-10"

    def test_a_narrated_clause_holds_its_date(self):
        text = "The mayor proposed on Monday new talks with the owners, the Herald reported."
        assert (
            dated(text, "proposed", "The mayor proposed on Monday new talks with the owners") == "2016-08-08"
        )

    def test_a_hostile_sentence_ends(self):
        text = "who said on Monday when " * 4000
        cue = at(text, "said", len(text) // 2)
        date_of(text, cue, (Span(0, 10),), Span(0, len(text)), WEDNESDAY)


def person(name):
    return Agent(name, AgentKind.PERSON)


def outlet(name):
    return Agent(name, AgentKind.OUTLET)


def sentences(text):
    """Sentences of constructed text: one a line."""
    spans, start = [], 0
    for line in text.split("\n"):
        if line:
            spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    return tuple(spans)


def chain(text, content, *hands, told_to=None):
    """Hands are pairs of an agent and its cue in the content's line, nearest the article first."""
    place = at(text, content)
    line = text.rfind("\n", 0, place.start) + 1
    reports = tuple(Report(agent, None, (at(text, cue, line),) if cue else ()) for agent, cue in hands)
    return Chain("s", (place,), reports, Quotation.INDIRECT, relayed_to=told_to)


def dates(text, *chains, published=WEDNESDAY):
    return [c.said_on and c.said_on.value for c in date_chains(text, chains, sentences(text), published)]


ROE, DOE = person("Jane Roe"), person("John Doe")


class TestDateChains:
    def test_the_date_of_the_origin_wins_over_that_of_the_report(self):
        text = "Roe told inspectors in July it was safe, the Herald reported late Tuesday."
        assert dates(text, chain(text, "it was safe", (outlet("The Herald"), "reported"), (ROE, "told"))) == [
            "2016-07"
        ]

    def test_where_only_the_report_is_dated_its_date_counts(self):
        text = "Roe said it was safe, the Herald reported Tuesday."
        assert dates(text, chain(text, "it was safe", (outlet("The Herald"), "reported"), (ROE, "said"))) == [
            "2016-08-09"
        ]

    def test_a_date_carries_over_within_one_speech_event(self):
        text = "Roe said on Monday it was safe.\n“We checked,” she said.\nRoe added that all was well."
        found = date_chains(
            text,
            (
                chain(text, "it was safe", (ROE, "said")),
                chain(text, "“We checked,”", (ROE, "said")),
                chain(text, "all was well", (ROE, "added")),
            ),
            sentences(text),
            WEDNESDAY,
        )
        assert [c.said_on.value for c in found] == ["2016-08-08"] * 3
        assert found[0].said_on.span.of(text) == "Monday"
        assert found[1].said_on.span is None  # its words stand in another sentence

    def test_it_does_not_carry_to_another_speaker_or_another_time(self):
        text = (
            "Roe said on Monday it was safe.\nDoe said it was not.\nRoe has said that all was well."
            "\nIn an earlier interview, Roe said it leaked."
        )
        assert dates(
            text,
            chain(text, "it was safe", (ROE, "said")),
            chain(text, "it was not", (DOE, "said")),
            chain(text, "all was well", (ROE, "has said")),
            chain(text, "it leaked", (ROE, "said")),
        ) == ["2016-08-08", None, None, None]

    def test_who_was_told_tells_two_interviews_apart(self):
        herald, radio = outlet("The Herald"), outlet("Radio Nowhere")
        text = (
            "Roe told the Herald on Monday it was safe.\nOn Tuesday she told Radio Nowhere it leaked."
            "\nRoe told the Herald more pipes would come."
        )
        assert dates(
            text,
            chain(text, "it was safe", (herald, None), (ROE, "told"), told_to=herald),
            chain(text, "it leaked", (radio, None), (ROE, "told"), told_to=radio),
            chain(text, "more pipes would come", (herald, None), (ROE, "told"), told_to=herald),
        ) == ["2016-08-08", "2016-08-09", "2016-08-08"]

    def test_an_outlet_s_next_report_is_another_act(self):
        herald = outlet("The Herald")
        text = "The Herald reported Tuesday it was safe.\nThe Herald said pipes had leaked."
        assert dates(
            text,
            chain(text, "it was safe", (herald, "reported")),
            chain(text, "pipes had leaked", (herald, "said")),
        ) == ["2016-08-09", None]

    def test_a_sentence_that_sets_the_scene_dates_what_follows(self):
        text = "Roe responded Friday to reports of a leak.\n“It is safe,” she said."
        assert dates(text, chain(text, "“It is safe,”", (ROE, "said"))) == ["2016-08-05"]

    def test_what_is_told_first_may_be_dated_further_down(self):
        text = "Roe said the plant was safe.\n“We checked,” Roe said on Monday."
        assert dates(
            text,
            chain(text, "the plant was safe", (ROE, "said")),
            chain(text, "“We checked,”", (ROE, "said")),
        ) == ["2016-08-08", "2016-08-08"]

    def test_a_date_belongs_to_the_nearer_of_two_acts(self):
        text = "Roe called on Monday for Doe to resign for saying it leaked."
        assert dates(
            text,
            chain(text, "for Doe to resign", (ROE, "called")),
            chain(text, "it leaked", (DOE, "saying")),
        ) == ["2016-08-08", None]

    def test_the_occasion_and_its_day_belong_to_who_spoke_there(self):
        text = (
            "“It is safe,” Roe said in an interview airing Monday on The Herald: “It leaked,” it put to her."
        )
        herald = outlet("The Herald")
        assert dates(
            text,
            chain(text, "“It is safe,”", (ROE, "said in an")),
            chain(text, "“It leaked,”", (herald, "interview")),
        ) == ["2016-08-08", "2016-08-08"]

    def test_a_report_is_of_the_day_it_came_out_on(self):
        text = (
            "A state report released on Monday said it leaked.\n"
            "Pipes were old, the report found.\nA list was kept back, the memo showed."
        )
        first, again, memo = (
            Agent(name, AgentKind.DOCUMENT) for name in ("a state report", "the report", "the memo")
        )
        assert dates(
            text,
            chain(text, "it leaked", (first, "said")),
            chain(text, "Pipes were old", (again, "found")),
            chain(text, "A list was kept back", (memo, "showed")),
        ) == ["2016-08-08", "2016-08-08", None]

    def test_a_year_dates_what_follows_and_no_more(self):
        text = "In 2009 Roe said it was safe.\nShe had it checked, she said.\n"
        text += "It rained.\n" * 3 + "“It leaks,” Roe wrote."
        assert dates(
            text,
            chain(text, "it was safe", (ROE, "said")),
            chain(text, "She had it checked", (ROE, "said")),
            chain(text, "“It leaks,”", (ROE, "wrote")),
        ) == ["2009", "2009", None]

    def test_what_is_said_in_court_is_of_the_day_it_sat(self):
        text = "The High Court sat on Tuesday.\nRoe submitted that it was safe.\nDoe wrote it leaked."
        assert dates(
            text,
            chain(text, "it was safe", (ROE, "submitted")),
            chain(text, "it leaked", (DOE, "wrote")),
        ) == ["2016-08-09", None]

    def test_nothing_in_nothing_out(self):
        assert date_chains("", (), (), None) == ()
        text = "Roe said it was safe."
        assert dates(
            text, chain(text, "it was safe", (Agent("", AgentKind.UNNAMED), "said")), published=None
        ) == [None]
