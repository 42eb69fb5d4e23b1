"""Who worked on a story, as its last line says: set apart from the story, its authors named."""

import pytest

from kg.model import ZoneKind
from kg.read.sign_off import is_sign_off

from .samples import STORY, read_one, zones

BOILERPLATE = ZoneKind.BOILERPLATE
IDA, IDA_AND_JO, AGENCY = "Ida Brandt", "Ida Brandt, Jo Moll", "Northern Wire Agency"
ENDS = [
    ("(Reporting by Ida Brandt in Varnholt; editing by Nils Aker)", IDA, None),
    (
        "(Reporting by Ida Brandt in Varnholt and Jo Moll in Lorne Haven; Editing by N. Aker.)",
        IDA_AND_JO,
        None,
    ),
    ("Reporting and writing by Ida Brandt, additional reporting by Jo Moll; editing by N. Aker", IDA, None),
    ("Reporting by Ida de la Cruz; Writing by Ana O'Neil", "Ida de la Cruz, Ana O'Neil", None),
    ("(Reporting by Ida Brandt for Northern Wire)", IDA, AGENCY),
    ("(Reporting by NWA; editing by Nils Aker)", None, AGENCY),
    ("Reporting by Northern Wire staff", None, AGENCY),
    ("Additional reporting by Jo Moll.", None, None),
    ("-- With reporting by Jo Moll in Lorne Haven", None, None),
    ("(Additional reporting by NWA)", None, None),
    ("Edited by Nils Aker", None, None),
    ("Compiled by Ida Brandt from agencies", IDA, None),
    ("Translated by Nils Aker", None, None),
]


@pytest.mark.parametrize(("end", "author", "agency"), ENDS)
def test_a_line_that_signs_off_is_boilerplate_and_names_who_reported(end, author, agency):
    article = read_one(f"Cracks close the Lorne bridge\n\n{STORY}\n{end}\n")
    assert zones(article)[1:] == [(BOILERPLATE, end)]
    assert (article.author, article.outlet) == (author, agency)


@pytest.mark.parametrize(("end", "author", "agency"), [each for each in ENDS if each[0][0] != "-"])
def test_a_sign_off_behind_the_last_sentence_is_boilerplate_too(end, author, agency):
    article = read_one(f"Cracks close the Lorne bridge\n\n{STORY.strip()} {end}\n")
    assert zones(article)[1:] == [(BOILERPLATE, end)]
    assert (article.author, article.outlet) == (author, agency)


def test_the_byline_names_the_author_before_the_sign_off_does():
    article = read_one(
        f"Bridge closed\nBy Jo Moll\n\n{STORY}\n(Reporting by Ida Brandt; editing by Nils Aker)"
    )
    assert article.author == "Jo Moll"


def test_what_follows_the_sign_off_is_set_apart_with_it():
    end = "(Reporting by Ida Brandt)\nCopyright 2031 Varnholt Courier."
    article = read_one(f"Bridge closed\n\n{STORY.strip()} {end}\n")
    assert zones(article)[1:] == [(BOILERPLATE, end)]
    assert (article.author, article.outlet) == ("Ida Brandt", "Varnholt Courier")


@pytest.mark.parametrize(
    "sentence",
    [
        "Reporting by the council shows that the mayor knew.",
        "Reporting by Northern Wire found cracks in 2029.",
        "The plan was edited by the mayor.",
        "Written by hand, the note was found on Monday.",
        "Edited by Nils Aker, the book says nothing of the bridge.",
    ],
)
def test_a_sentence_about_reporting_is_the_storys_own(sentence):
    assert not is_sign_off(sentence)
    assert zones(read_one(f"Bridge closed\n\n{STORY}\n{sentence}\n"))[1:] == []
