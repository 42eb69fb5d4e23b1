"""Dates as outlets print them."""

from datetime import date

import pytest

from kg.read.dates import find_date, read_date


@pytest.mark.parametrize(
    "words",
    [
        "2031-03-04",
        "2031-03-04T22:41:00-05:00",
        "2031/3/4",
        "20310304",
        "Mar 4, 2031",
        "Mar. 4 2031",
        "March 4th, 2031 9:15 PM",
        "4 March 2031",
        "4th of March, 2031",
        "04-Mar-2031",
        "Tue, 04 Mar 2031 10:41:00 GMT",
        "Published: Tuesday, March 4, 2031 at 10 p.m.",
    ],
)
def test_full_dates(words):
    assert read_date(words) == date(2031, 3, 4)


def test_numbers_are_read_only_where_one_order_is_possible():
    assert read_date("03/25/2031") == read_date("25/03/2031") == date(2031, 3, 25)
    assert read_date("03/04/2031") is None
    assert read_date("4/4/2031") == date(2031, 4, 4)


@pytest.mark.parametrize(
    "words", ["", "March 2031", "on Monday", "31 February 2031", "page 20310", "1 of 2031"]
)
def test_what_is_no_full_date(words):
    assert read_date(words) is None


def test_the_first_date_and_where_it_stands():
    found = find_date("Posted 4 March 2031, updated 2031-03-06")
    assert (found.start, found.end, found.value) == (7, 19, date(2031, 3, 4))
