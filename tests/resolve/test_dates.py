from datetime import date

import pytest

from kg.model import Span
from kg.resolve.dates import resolve_dates

WEDNESDAY = date(2016, 8, 10)


def values(text, published=WEDNESDAY):
    return [when.value for when in resolve_dates(text, Span(0, len(text)), published)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The mayor said on Monday.", "2016-08-08"),
        ("The mayor said Tuesday morning.", "2016-08-09"),
        ("The mayor said Wednesday.", "2016-08-10"),  # the day of publication itself
        ("The mayor said on Thursday.", "2016-08-04"),
        ("The mayor said last Wednesday.", "2016-08-03"),
        ("The mayor said yesterday.", "2016-08-09"),
        ("The mayor said last night.", "2016-08-09"),
        ("The mayor said today.", "2016-08-10"),
        ("The mayor said this morning.", "2016-08-10"),
        ("The mayor said two days ago.", "2016-08-08"),
        ("The mayor said 10 days ago.", "2016-07-31"),
    ],
)
def test_days_resolve_backwards_from_publication(text, value):
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on April 3", "2016-04-03"),
        ("on Dec. 8", "2015-12-08"),  # not yet come this year
        ("on May 12, 2016", "2016-05-12"),
        ("on 22 April 2015", "2015-04-22"),
        ("on the 3rd of May 2014", "2014-05-03"),
        ("on Sunday, Aug. 7", "2016-08-07"),
        ("on Sept. 11, 2012", "2012-09-11"),
        ("dated 2012-02-12", "2012-02-12"),
    ],
)
def test_days_of_the_calendar(text, value):
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("in July", "2016-07"),
        ("in August", "2016-08"),
        ("in September", "2015-09"),
        ("last August", "2015-08"),
        ("in early June", "2016-06"),
        ("in July 2015", "2015-07"),
        ("in March, 2015", "2015-03"),
        ("last month", "2016-07"),
        ("earlier this month", "2016-08"),
    ],
)
def test_months_stay_months(text, value):
    assert values(text) == [value]


def test_january_looks_back_to_last_year():
    assert values("last month", date(2016, 1, 4)) == ["2015-12"]
    assert values("in December", date(2016, 1, 4)) == ["2015-12"]
    assert values("on Thursday", date(2016, 1, 1)) == ["2015-12-31"]


@pytest.mark.parametrize(
    ("text", "value"), [("in 2009", "2009"), ("last year", "2015"), ("earlier this year", "2016")]
)
def test_years_stay_years(text, value):
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("at the weekend", date(2025, 4, 22), "2025-04-19/2025-04-20"),
        ("over the weekend", date(2025, 4, 21), "2025-04-19/2025-04-20"),
        ("this weekend", date(2025, 4, 20), "2025-04-19/2025-04-20"),
        ("last weekend", date(2025, 4, 20), "2025-04-12/2025-04-13"),
        ("last weekend", date(2025, 4, 22), "2025-04-19/2025-04-20"),
    ],
)
def test_a_weekend_is_an_interval(text, published, value):
    assert values(text, published) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "last week",
        "this week",
        "in the spring",
        "last fall",
        "recently",
        "next Monday",
        "this coming Friday",
        "He may march.",
        "on July 14, 1789",
        "on Feb. 30, 2016",
        "It cost $2016 and 2016.5 points.",
        "the host of Fox News Sunday",
        "the Sunday Times",
        "after Super Tuesday",
        "",
    ],
)
def test_what_is_vague_or_ahead_or_no_date_has_none(text):
    assert values(text) == []


def test_without_publication_only_dates_with_a_year_are_known():
    text = "On Monday, in July, on May 3, yesterday, in May 2014, on June 2, 2013 and in 2009"
    assert values(text, None) == ["2014-05", "2013-06-02", "2009"]


def test_the_words_are_pointed_at_within_the_span_only():
    text = "On Monday she spoke. On\u00a0Tuesday night she left."
    [when] = resolve_dates(text, Span(21, len(text)), WEDNESDAY)
    assert when.span.of(text) == "Tuesday night"
    assert when.value == "2016-08-09"


def test_one_stretch_of_words_is_one_date():
    assert values("on Friday, May 6, 2016, and in June 2016 or 2015") == ["2016-05-06", "2016-06", "2015"]


@pytest.mark.parametrize("words", ["Monday ", "in ", "last ", "1 ", "2016", "May ", "this past ", "May 1"])
def test_hostile_text_ends(words):
    text = words * 5000 + "day"
    resolve_dates(text, Span(0, len(text)), WEDNESDAY)
