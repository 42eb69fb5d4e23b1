"""What a reader sees at a glance in a plain text: headline, outlet, byline, dateline, footer."""

from datetime import date

import pytest

from kg.model import ZoneKind
from kg.read import read_text, remarks
from kg.read.imprint import Imprint

from .samples import STORY, Papers, read_one, zones

HEADLINE, BYLINE = ZoneKind.HEADLINE, ZoneKind.BYLINE
DATELINE, BOILERPLATE = ZoneKind.DATELINE, ZoneKind.BOILERPLATE

REPUBLISHED = (
    "\nCracks close the Lorne bridge\n"
    "Varnholt Courier\n"
    "By Nils Aker Published: Mar 04, 2031 9:15 PM\n"
    "The bridge over the Lorne will close in May, the mayor of Varnholt said on Monday.\n"
    "Engineers found cracks in two piers, according to a report seen by the council.\n"
    "NEWSLETTER\n|\nJoin the BridgeWatch.example mailing list |\n|\n|"
)


def test_a_republished_article_names_its_outlet_above_and_its_republisher_below():
    article = read_one(REPUBLISHED)
    assert article.title == "Cracks close the Lorne bridge"
    assert (article.outlet, article.republisher) == ("Varnholt Courier", "BridgeWatch.example")
    assert (article.author, article.published) == ("Nils Aker", date(2031, 3, 4))
    assert zones(article) == [
        (HEADLINE, "Cracks close the Lorne bridge"),
        (BYLINE, "Varnholt Courier\nBy Nils Aker Published: Mar 04, 2031 9:15 PM"),
        (BOILERPLATE, "NEWSLETTER\n|\nJoin the BridgeWatch.example mailing list |\n|\n|"),
    ]


def test_the_text_is_that_of_the_file_to_the_character():
    content = "\ufeffHeadline of the day\r\n\r\nThe mayor said so.\r\n\tTabs stay.\xa0\n"
    assert read_one(content).text == content


def test_an_outlet_line_needs_no_registry():
    article = read_text("a", REPUBLISHED)
    assert (article.outlet, article.republisher) == ("Varnholt Courier", "BridgeWatch.example")


@pytest.mark.parametrize(
    ("line", "author", "outlet", "published"),
    [
        ("By Ida Brandt", "Ida Brandt", None, None),
        ("BY IDA BRANDT AND NILS AKER", "IDA BRANDT AND NILS AKER", None, None),
        ("By Ida Brandt, Varnholt Courier", "Ida Brandt", "Varnholt Courier", None),
        ("By Ida Brandt for the Lorne Valley Post", "Ida Brandt", "The Lorne Valley Post", None),
        ("By NWA", "NWA", "Northern Wire Agency", None),
        ("Published: 4 March 2031", None, None, date(2031, 3, 4)),
        ("March 4, 2031 at 9:15 p.m. EST", None, None, date(2031, 3, 4)),
        ("Updated 10:41 GMT, 5 March 2031", None, None, date(2031, 3, 5)),
        ("Published March 4, 2031 | Updated March 6, 2031", None, None, date(2031, 3, 4)),
        ("Source: Northern Wire | 2031-03-04 | Editor: aker", None, "Northern Wire Agency", date(2031, 3, 4)),
        ("Ida Brandt | Varnholt Courier | Mar. 4, 2031", "Ida Brandt", "Varnholt Courier", date(2031, 3, 4)),
        ("By Varnholt Courier's Night Desk", "Varnholt Courier's Night Desk", "Varnholt Courier", None),
        ("Updated 12/2/2031 1:31 AM", None, None, None),
        ("March 4, 2031 -- Updated 0947 GMT (1747 HKT)", None, None, date(2031, 3, 4)),
        ("Varnholt (NWA) March 4, 2031", None, "Northern Wire Agency", date(2031, 3, 4)),
        ("4 March 2031 / 21:15 / NWA", None, "Northern Wire Agency", date(2031, 3, 4)),
        ("Tuesday, 4 March 2031 9:15 PM [ Last Update: 5 March 2031 ]", None, None, date(2031, 3, 4)),
    ],
)
def test_bylines(line, author, outlet, published):
    article = read_one(f"Cracks close the Lorne bridge\n\n{line}\n\n{STORY}")
    assert (article.author, article.outlet, article.published) == (author, outlet, published)
    assert (BYLINE, line) in zones(article)


@pytest.mark.parametrize(
    "line",
    [
        "By late Monday the bridge was closed.",
        "By the time the mayor arrived, the crowd had gone.",
        "By Tuesday Morning",
        "On March 4, 2031 the bridge was closed by order of the mayor.",
    ],
)
def test_a_first_sentence_is_no_byline(line):
    article = read_one(f"Cracks close the Lorne bridge\n\n{line}\n\n{STORY}")
    assert BYLINE not in {kind for kind, _ in zones(article)}
    assert (article.author, article.published) == (None, None)


def test_a_name_beside_the_date_is_the_authors_unless_it_is_an_outlets():
    signed = read_one(f"Bridge closed\nIda Brandt in Lorne Haven\nTue 4 Mar 2031 21.15 GMT\n\n{STORY}")
    assert (signed.author, signed.outlet) == ("Ida Brandt", None)
    unsigned = read_one(f"Bridge closed\nLorne Evening News\n4 March 2031\n\n{STORY}")
    assert (unsigned.author, unsigned.outlet) == (None, "Lorne Evening News")


def test_an_outlet_behind_the_headline_is_no_part_of_it():
    article = read_one(f"Cracks close the Lorne bridge | Varnholt Courier\n\n{STORY}")
    assert (article.title, article.outlet) == ("Cracks close the Lorne bridge", "Varnholt Courier")


def test_writers_of_an_agency_who_contributed_make_it_the_agencys_story():
    article = read_one(
        f"Bridge closed\n\n{STORY}\n"
        f"Northern Wire writers Ida Brandt and Nils Aker contributed to this report."
    )
    assert article.outlet == "Northern Wire Agency"


@pytest.mark.parametrize(
    "headline",
    [
        "Cracks close the Lorne bridge",
        "Cracks Close Lorne Bridge, Mayor Says.",
        "Report: Mayor knew of cracks in the bridge.",
        "St. Varn votes to close bridge.",
        "CLOSED: Varnholt Just Lost Its Only Bridge… And No One Saw It Coming.",
        "Bridge closed; ",
    ],
)
def test_headlines(headline):
    assert zones(read_one(f"{headline}\n\n{STORY}")) == [(HEADLINE, headline.strip())]


def test_a_text_without_a_headline_has_none():
    article = read_one(STORY)
    assert article.title is None
    assert article.zones == ()


def test_first_sentences_are_no_headlines_where_each_line_is_a_sentence():
    sentences = (
        "Varnholt lost its only bridge on Friday night.\n"
        "Mayor Ida Brandt closed it after engineers found cracks in two of its piers.\n"
        "Drivers will take the long road by the mill until the autumn, she told reporters.\n"
    )
    assert read_one(sentences).zones == ()
    assert zones(read_one(f"Cracks close the Lorne bridge\n{sentences}")) == [
        (HEADLINE, "Cracks close the Lorne bridge")
    ]


def test_a_given_title_settles_which_line_is_the_headline():
    text = f"Cracks close the Lorne bridge\n\n{STORY}"
    other = read_text("a", text, Imprint(title="Quite another headline"))
    same = read_text("a", text, Imprint(title="Cracks close the Lorne Bridge!"))
    varied = read_text("a", text, Imprint(title="Cracks close Lorne bridge in Varnholt"))
    assert other.zones == ()
    assert zones(varied) == [(HEADLINE, "Cracks close the Lorne bridge")]
    assert zones(same) == [(HEADLINE, "Cracks close the Lorne bridge")]


def test_a_subhead_and_a_summary_belong_to_the_headline():
    deck = "Bridge closed; \nTown on the river fears for its market.\n\n" + STORY
    summary = "Lorne bridge closes in May.\n\nABSTRACT.\n\nThe only bridge of the town closes.\n\n" + STORY
    assert zones(read_one(deck)) == [(HEADLINE, "Bridge closed; \nTown on the river fears for its market.")]
    assert zones(read_one(summary)) == [(HEADLINE, summary.removesuffix("\n\n" + STORY))]


@pytest.mark.parametrize(
    ("dateline", "credit"),
    [
        ("VARNHOLT (NWA) —", "Northern Wire Agency"),
        ("VARNHOLT, March 4 (Northern Wire) -", "Northern Wire Agency"),
        ("Varnholt (Lorne) (NWA) –", "Northern Wire Agency"),
        ("LORNE HAVEN, N.D. (ABC/NWA) --", "Northern Wire Agency"),
        ("4 March (NWA) -", "Northern Wire Agency"),
        ("(NWA) —", "Northern Wire Agency"),
        ("Varnholt, Mar 4 (NWA)", "Northern Wire Agency"),
        ("VARNHOLT, March 4. /NWA/.", "Northern Wire Agency"),
        ("Varnholt, NWA -", "Northern Wire Agency"),
        ("Varnholt NWA —", "Northern Wire Agency"),
        ("Varnholt, Lorneland (NWA)", "Northern Wire Agency"),
        ("(Northern Wire)", "Northern Wire Agency"),
        ("VARNHOLT (Unheard-of Press) -", "Unheard-of Press"),
        ("VARNHOLT, Lorneland —", None),
        ("VARNHOLT -", None),
        ("Varnholt, March 4 -", None),
        ("VARNHOLT:", None),
    ],
)
def test_datelines_and_the_agency_they_credit(dateline, credit):
    article = read_one(f"Cracks close the Lorne bridge\n\n{dateline} {STORY}")
    assert (DATELINE, dateline) in zones(article)
    assert article.outlet == credit


@pytest.mark.parametrize(
    "opening",
    [
        "Sen. Ida Brandt (N.D.) said so.",
        "The UN - and others - said so.",
        "A - B",
        "Northern Wire Agency (NWA) Editor Ida Brandt said so.",
        "Varnholt (Lorne) Mayor Ida Brandt said so.",
        "The bridge (NWA) was closed.",
    ],
)
def test_what_looks_like_a_dateline_and_is_none(opening):
    article = read_one(f"Cracks close the Lorne bridge\n\n{opening} {STORY}")
    assert DATELINE not in {kind for kind, _ in zones(article)}


def test_an_agency_in_the_dateline_wrote_what_a_paper_carries():
    article = read_one(f"Bridge closed\nThe Lorne Valley Post\nMarch 4, 2031\n\nVARNHOLT (NWA) - {STORY}")
    assert (article.outlet, article.republisher) == ("Northern Wire Agency", "The Lorne Valley Post")


@pytest.mark.parametrize(
    "line",
    [
        "(Reporting by Ida Brandt; Editing by Nils Aker)",
        "Contributing: Ida Brandt and Nils Aker.",
        "Ida Brandt reported from Varnholt; Nils Aker contributed reporting.",
        "Nils Aker reported from Lorne Haven.",
        "Follow Ida Brandt on Twitter @idabrandt.",
        "Sign up for our free morning newsletter!",
        "Copyright 2031 Varnholt Courier. All rights reserved.",
        "© 2031 Varnholt Courier",
        "This material may not be published, broadcast, rewritten or redistributed.",
        "Read more: Five bridges to see this summer",
        "Related stories",
        "Share on Facebook",
        "This article has been updated to include comments from the mayor.",
        "Editor’s note: The mayor is a former columnist of this paper.",
        "Ida Brandt is a columnist for the Courier.",
        "— NWA",
        "(Northern Wire)",
        "NWA",
        "Source: Northern Wire",
        "(This story has not been edited by Courier staff and is published from a syndicated feed.)",
        "This article is republished from the Varnholt Courier under a Creative Commons licence.",
        "* * *",
    ],
)
def test_closing_lines_are_marked_and_not_cut(line):
    text = f"Cracks close the Lorne bridge\n\n{STORY}\n{line}\n"
    article = read_one(text)
    assert zones(article)[1:] == [(BOILERPLATE, line)]
    assert article.text == text


@pytest.mark.parametrize(
    "line",
    [
        "Copyright law will not change, the minister said.",
        "Get ready for the Channel tunnel to close, the operator told the newsletter.",
        "Nils Aker reported from Lorne Haven that the bridge was open, the mayor said.",
        "Follow the money, she said on Facebook.",
        "“It is over.”",
        "“It is over.”\n— Mayor Ida Brandt",
        "The crew is limping to safe waters and it is feared that a member is lost.",
    ],
)
def test_a_last_sentence_with_a_speaker_is_the_storys_own(line):
    assert zones(read_one(f"Cracks close the Lorne bridge\n\n{STORY}\n{line}\n"))[1:] == []


@pytest.mark.parametrize(
    "line",
    ["NWA", "Northern Wire/NWA", "— NWA", "SOURCE: NWA", "© NWA 2031", "© Northern Wire Agency"],
)
def test_an_agency_named_alone_at_the_end_wrote_the_story(line):
    article = read_one(f"Bridge closed\nThe Lorne Valley Post\nMarch 4, 2031\n\n{STORY}\n{line}")
    assert (article.outlet, article.republisher) == ("Northern Wire Agency", "The Lorne Valley Post")


def test_a_paper_whose_article_is_republished_wrote_it():
    line = "This article is republished from the Varnholt Courier with permission."
    article = read_one(f"Bridge closed\nThe Lorne Valley Post\nMarch 4, 2031\n\n{STORY}\n{line}")
    assert (article.outlet, article.republisher) == ("Varnholt Courier", "The Lorne Valley Post")


def test_a_paper_that_is_named_alone_at_the_end_is_no_credit():
    article = read_one(f"Bridge closed\nThe Lorne Valley Post\nMarch 4, 2031\n\n{STORY}\nVarnholt Courier")
    assert article.outlet == "The Lorne Valley Post"


def test_a_crosshead_is_no_statement():
    article = read_one(
        f"Bridge closed\n\n{STORY}\nA LONG ROAD ROUND\n\nThe next bridge is far, drivers said."
    )
    assert zones(article)[1:] == [(HEADLINE, "A LONG ROAD ROUND")]


def test_key_lines_above_the_text_are_read():
    article = read_one(
        "---\ntitle: Bridge closed\noutlet: Varnholt Courier\nrepublisher: BridgeWatch\nauthor: Ida Brandt\n"
        f"published: 2031-03-04\nurl: https://courier.example/1\n---\n\n{STORY}"
    )
    assert (article.title, article.outlet, article.republisher) == (
        "Bridge closed",
        "Varnholt Courier",
        "BridgeWatch",
    )
    assert (article.author, article.published) == ("Ida Brandt", date(2031, 3, 4))
    assert article.url == "https://courier.example/1"
    assert article.text[article.zones[-1].span.end :].strip() == STORY.strip()


def test_one_key_line_is_enough_and_a_headline_with_a_colon_is_none():
    assert read_one(f"published: 2031-03-04\n{STORY}").published == date(2031, 3, 4)
    article = read_one(f"Source: Mayor to step down\n\n{STORY}")
    assert (article.title, article.outlet) == ("Source: Mayor to step down", None)


@pytest.mark.parametrize(
    "block",
    [
        "note: an invented article\noutlet: Varnholt Courier\npublished: 2031-03-04\n",
        "outlet: Varnholt Courier\nnote: an invented article\npublished: 2031-03-04\n",
        "outlet: Varnholt Courier\npublished: 2031-03-04\nnote: an invented article\n",
    ],
)
def test_a_note_among_the_key_lines_is_no_text_of_the_article(block):
    article = read_one(f"{block}\n{STORY}")
    assert (article.outlet, article.published) == ("Varnholt Courier", date(2031, 3, 4))
    assert zones(article) == [(BYLINE, line) for line in block.splitlines()]
    assert remarks(article) == ()


@pytest.mark.parametrize(
    ("block", "unknown"),
    [
        ("outlet: Varnholt Courier\nsection: Local\npublished: 2031-03-04\n", "section"),
        ("outlet: Varnholt Courier\nSection: Local\npublished: 2031-03-04\n", "section"),
        ("word count: 412\noutlet: Varnholt Courier\npublished: 2031-03-04\n", "word count"),
        ("outlet: Varnholt Courier\npublished: 2031-03-04\nkeywords:\n", "keywords"),
        ("---\nLead-Editor: N. Aker\noutlet: Varnholt Courier\npublished: 2031-03-04\n---\n", "lead-editor"),
    ],
)
def test_a_key_line_that_is_not_known_is_set_apart_and_told(block, unknown):
    article = read_one(f"{block}\n{STORY}")
    assert (article.outlet, article.published) == ("Varnholt Courier", date(2031, 3, 4))
    assert [line for _, line in zones(article)] == block.splitlines()
    (remark,) = remarks(article)
    assert f"the line “{unknown}: ...” above the text is kept" in remark


@pytest.mark.parametrize("value", ["33-13-45", "2031-13-45", "04/03/2031", "last Tuesday"])
def test_a_date_that_cannot_be_read_is_quoted_and_not_called_absent(value):
    article = read_one(f"outlet: Varnholt Courier\npublished: {value}\n\n{STORY}")
    assert article.published is None
    (remark,) = remarks(article)
    assert f"“{value}”, given as its publication date, cannot be read as one" in remark


def test_a_date_that_cannot_be_read_is_told_beside_one_that_can():
    article = read_one(f"outlet: Varnholt Courier\npublished: 33-13-45\ndate: 2031-03-04\n\n{STORY}")
    assert article.published == date(2031, 3, 4)
    (remark,) = remarks(article)
    assert "“33-13-45”" in remark


@pytest.mark.parametrize(
    "headline", ["Analysis: Why the bridge fell", "Mayor: I knew", "Bridge closed: what we know"]
)
@pytest.mark.parametrize("form", ["published: 2031-03-04\n{}\n\n", "published: 2031-03-04\n\n{}\n\n"])
def test_a_headline_with_a_colon_below_key_lines_is_a_headline(form, headline):
    assert (HEADLINE, headline) in zones(read_one(form.format(headline) + STORY))


def test_a_headline_with_a_colon_above_a_date_line_is_a_headline():
    article = read_one(f"Analysis: Why the bridge fell\nDate: March 4, 2031\n\n{STORY}")
    assert (article.title, article.published) == ("Analysis: Why the bridge fell", date(2031, 3, 4))


def test_given_metadata_beats_what_the_text_says():
    given = Imprint(
        title="Cracks close the Lorne bridge", outlet="The Lorne Valley Post", published=date(2031, 3, 9)
    )
    article = read_text("a", REPUBLISHED, given, Papers())
    assert (article.outlet, article.published) == ("The Lorne Valley Post", date(2031, 3, 9))
    assert article.author == "Nils Aker"


@pytest.mark.parametrize("blank", ["\u2028", "\x85", "\x1c", "\u3000", "\u200b", "\ufeff"])
def test_a_line_of_unusual_white_space_is_blank(blank):
    article = read_one(f"Cracks close the Lorne bridge\nPublished: Mar 4, 2031\n{blank}\n{STORY}")
    assert article.text[article.zones[-1].span.end :] == f"\n{blank}\n{STORY}"


def test_zones_are_in_order_and_do_not_overlap():
    article = read_one(REPUBLISHED)
    ends = [zone.span.end for zone in article.zones]
    starts = [zone.span.start for zone in article.zones]
    assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))


@pytest.mark.parametrize(
    ("line", "author", "outlet", "day"),
    [
        ("By Uma Sten, The Lantern, 11 April 2031", "Uma Sten", "The Lantern", 11),
        (
            "By Uma Sten and Jon Dahl, The Harbour Gazette",
            "Uma Sten and Jon Dahl",
            "The Harbour Gazette",
            None,
        ),
        ("Uma Sten | Harbour Gazette | 11 April 2031", "Uma Sten", "Harbour Gazette", 11),
        ("Uma Sten and Jon Dahl | The Lantern | 11 April 2031", "Uma Sten and Jon Dahl", "The Lantern", 11),
        ("Uma Sten, The Lantern, 11 April 2031", "Uma Sten", "The Lantern", 11),
        ("Published 11 April 2031 by Uma Sten", "Uma Sten", None, 11),
        (
            "Published on 11 April 2031 at 10:30 by Uma Sten, Harbour Gazette",
            "Uma Sten",
            "Harbour Gazette",
            11,
        ),
        ("Harbour Gazette, 12 April 2031, page A3", None, "Harbour Gazette", 12),
        ("By Uma Sten for The Lantern", "Uma Sten", "The Lantern", None),
        ("By Uma Sten, News Editor", "Uma Sten", None, None),
        ("By Uma Sten in The Hague", "Uma Sten", None, None),
        ("By Uma Sten, Jon Dahl and Emily Post", "Uma Sten, Jon Dahl and Emily Post", None, None),
    ],
)
def test_a_byline_names_author_outlet_and_day_though_no_registry_knows_the_outlet(line, author, outlet, day):
    article = read_one(f"Cracks close the Lorne bridge\n{line}\n\n{STORY}")
    published = date(2031, 4, day) if day else None
    assert (article.author, article.outlet, article.published) == (author, outlet, published)
    assert (ZoneKind.BYLINE, line) in zones(article)


def test_what_a_letter_says_above_the_headline_does_not_hide_it():
    text = f"View this email in your browser\nCracks close the bridge\nBy Nils Aker\n\n{STORY}"
    article = read_one(text)
    assert (article.title, article.author) == ("Cracks close the bridge", "Nils Aker")
    assert zones(article)[:2] == [
        (BOILERPLATE, "View this email in your browser"),
        (HEADLINE, "Cracks close the bridge"),
    ]
