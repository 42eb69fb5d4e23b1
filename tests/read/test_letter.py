"""Newsletters: the story is told from the frame of the mail that brought it, and loses no word."""

import pytest

from kg.model import Article, ZoneKind
from kg.read.boilerplate import is_boilerplate, is_closing

from .samples import STORY, read_one, zones
from .test_mail import mail
from .test_page_story import LINKED

BOILERPLATE = ZoneKind.BOILERPLATE
LINES = STORY.strip().split("\n\n")
FOOTER = (
    "You are receiving this e-mail because you signed up at courier.example.\n\n"
    "Varnholt Courier, 12 Pier Street, Varnholt, NY 10001\n\n"
    "Unsubscribe | Manage your preferences | Privacy policy\n\n"
    "© 2031 Varnholt Courier. All rights reserved."
)


def set_aside(article: Article) -> str:
    """All that is boilerplate."""
    return "\n\n".join(words for kind, words in zones(article) if kind is BOILERPLATE)


def left(article: Article) -> list[str]:
    """The lines of the story as later stages read them."""
    marked = {at for zone in article.zones for at in range(zone.span.start, zone.span.end)}
    kept = "".join(c if at not in marked else "" for at, c in enumerate(article.text))
    return [line for line in kept.split("\n") if line.strip()]


def laid_out(*cells: str, head: str = "") -> str:
    """A letter as tools for newsletters write them: tables in tables."""
    rows = "".join(f"<tr><td>{cell}</td></tr>" for cell in cells)
    return (
        f"<!doctype html><html><head><title>Bridge</title></head><body>{head}<table role='presentation'><tr>"
        f"<td align='center'><table width='600'>{rows}</table></td></tr></table></body></html>"
    )


LETTER = laid_out(
    '<a href="https://courier.example/v">View this e-mail in your browser</a>',
    '<img src="logo.png" alt="Varnholt Courier">',
    "<h1>Cracks close the Lörne bridge</h1>",
    f"<p>{LINES[0]}</p><p>{LINES[1]}</p>",
    '<img src="pier.jpg"><br><em>The mayor said the pier would hold. Ida Roe/NWA</em>',
    f"{LINES[2]}<br><br>The council meets again on Thursday.",
    "You are receiving this e-mail because you signed up at courier.example.<br>"
    "Varnholt Courier, 12 Pier Street, Varnholt, NY 10001<br>"
    '<a href="https://courier.example/u?7">Unsubscribe</a> | <a href="/p">Manage your preferences</a>',
    "© 2031 Varnholt Courier. All rights reserved.",
    head='<div style="display:none;max-height:0">Why the bridge closes, and who knew of it.</div>',
)


@pytest.mark.parametrize("plain", [None, "Read it in your browser: https://courier.example/v"])
def test_of_a_letter_laid_out_with_tables_the_story_is_left_whole(plain):
    article = read_one(mail(plain, LETTER))
    assert left(article) == [*LINES, "The council meets again on Thursday."]
    assert article.text.startswith("View this e-mail in your browser\n\nCracks close the Lörne bridge")
    assert article.title == "Cracks close the Lörne bridge"
    assert "the pier would hold" not in article.text  # under a picture
    assert "who knew of it" not in article.text  # hidden, for lists of mails


def test_columns_of_letters_without_size_hide_nothing():
    inner = f'<div style="font-size:13px">{LINES[1]}</div>'
    markup = laid_out(LINES[0], f'<div style="font-size:0px;padding:20px">{inner}</div>', LINES[2])
    assert left(read_one(mail(None, markup))) == LINES


def test_the_notes_below_a_plain_letter_are_kept_and_set_aside():
    article = read_one(mail(f"{STORY}\n{FOOTER}"))
    assert article.text == f"{STORY}\n{FOOTER}"
    assert left(article) == LINES
    assert set_aside(article) == FOOTER


def test_what_stands_between_two_notes_is_set_aside_with_them():
    footer = (
        "Thanks for reading the Courier!\n\nUpgrade to paid\n\nLike\n\nShare\n\n© 2031 Ida Roe\n\nOur mailing"
        " address is:\n\nVarnholt Courier\n\n12 Pier Street\n\nVarnholt\n\nManage preferences\n\nMade by hand"
    )
    assert left(read_one(mail(f"{STORY}\n{footer}"))) == LINES


def test_a_note_above_the_story_takes_none_of_it_along():
    article = read_one(mail(f"Unsubscribe\n\n{STORY}"))
    assert left(article) == LINES
    short = read_one(mail("Unsubscribe\n\nThe bridge is closed.\n\nThe ferry runs."))
    assert left(short) == ["The bridge is closed.", "The ferry runs."]


def test_a_quotation_between_two_notes_is_the_storys():
    story = f"{STORY}\nManage your preferences\n\n“Nobody asked us,” Aker told the Courier.\n\nUnsubscribe"
    assert "“Nobody asked us,” Aker told the Courier." in left(read_one(mail(story)))


def test_the_signature_below_a_plain_letter_is_set_aside():
    signature = "-- \nIda Roe\nVarnholt Courier\n+1 555 0100, who said so"
    article = read_one(mail(f"{STORY}\n{signature}\n"))
    assert left(article) == LINES
    assert set_aside(article) == signature


def test_a_rule_of_dashes_amid_the_story_is_no_signature():
    below = "The council meets again on Thursday, the mayor said.\n" * 20
    assert len(left(read_one(mail(f"{STORY}\n-- \n{below}")))) == 23
    assert len(left(read_one(mail(f"{STORY}\n--\nThe council meets on Thursday.")))) == 4


def test_a_signature_in_quoted_printable_is_told_by_its_space():
    body = (
        f"{STORY}\n-- \nIda Roe".replace("-- \n", "--=20\n")
        .replace("“", "=E2=80=9C")
        .replace("”", "=E2=80=9D")
    )
    head = (
        "From: news@courier.example\nSubject: Bridge\nMIME-Version: 1.0\n"
        'Content-Type: text/plain; charset="utf-8"\nContent-Transfer-Encoding: quoted-printable\n\n'
    )
    article = read_one(head + body)
    assert left(article) == LINES
    assert set_aside(article) == "-- \nIda Roe"


def test_signatures_of_mail_programs_are_no_text():
    markup = f"<p>{LINES[0]}</p><p>{LINES[1]}</p><p>{LINES[2]}</p>"
    article = read_one(mail(None, f'<div>{markup}<div class="gmail_signature">Ida Roe said</div></div>'))
    assert article.text == STORY.strip()


def test_the_link_by_which_readers_leave_is_known_from_the_header_whatever_it_is_called():
    markup = laid_out(*LINES, '<a href="https://list.example/x?7">Enough of bridges</a>')
    sent = mail(None, markup)
    listed = b"List-Unsubscribe: <mailto:x@list.example>, <https://list.example/x?7>\n" + sent
    assert read_one(listed).text == STORY.strip()
    assert read_one(sent).text == f"{STORY.strip()}\n\nEnough of bridges"


def test_links_in_a_letter_are_its_story():
    digest = f"<ul>{LINKED}</ul>"
    assert "Ferry to run until June" in read_one(mail(None, laid_out(*LINES, digest))).text


def test_what_was_written_above_a_forwarded_story_is_set_aside_with_its_header():
    forwarded = (
        "FYI\n\n---------- Forwarded message ---------\nFrom: The Courier <news@courier.example>\n"
        "Date: Tue, 4 Mar 2031\nSubject: Cracks close the Lörne bridge\nTo: Nils Aker\n\n"
    )
    article = read_one(mail(forwarded + STORY))
    assert left(article) == LINES
    assert set_aside(article) == forwarded.strip()


@pytest.mark.parametrize(
    "line",
    [
        "View this email in your browser",
        "Trouble viewing this message? Open it online.",
        "You're receiving this newsletter because you asked for it.",
        "This email was sent to you@elsewhere.example.",
        "To stop receiving these emails, click here.",
        "If you no longer want these letters, you can unsubscribe at any time.",
        "Was this email forwarded to you? Sign up here.",
        "Please add news@courier.example to your address book.",
        "Update your email preferences",
        "You're currently a free subscriber to The Tide.",
        "Thanks for reading The Tide! Subscribe for free to receive new posts.",
        "If you have questions, please write to news@courier.example.",
        "Subscribe to continue reading",
        "This story is available only to subscribers.",
        "Already a subscriber? Log in",
        "You have read 3 of 5 free articles this month.",
        "We may earn a commission from links on this page.",
        "The post Cracks close the bridge appeared first on The Lantern.",
        "The old bridge in May. (Photo: Ida Roe)",
        "FILE - Mayor Brandt said the bridge was safe in May 2030. (AP Photo/Ida Roe)",
        "Divers at the second pier on Monday. [Ida Roe/Northern Wire via AFP]",
        "View this post on Instagram",
    ],
)
def test_lines_that_are_never_the_storys(line):
    assert is_boilerplate(line)


@pytest.mark.parametrize(
    "line",
    [
        "The email was sent to the mayor, her deputy and two members of the council.",
        "Readers can unsubscribe whenever they like, the publisher said.",
        "The company employs 12 people and sold 25000 tickets in May.",
        "He lives at 12 Pier Street and was born in Varnholt in 1990.",
        "You are receiving less than your neighbours.",
        "The council may earn 4 million from tolls.",
        "The picture (below) shows the pier as it was in May.",
        "“The bridge is closed,” the mayor wrote (photo attached).",
    ],
)
def test_lines_of_a_story_that_look_a_little_like_them(line):
    assert not is_closing(line)


@pytest.mark.parametrize(
    "address",
    [
        "Varnholt Courier, 12 Pier Street, Varnholt, NY 10001",
        "The Lantern Ltd, 7 Quay Road, Lorne L7 4QD",
        "© 2031 The Lantern, P.O. Box 77, Lorne, ON K1A 0B1",
    ],
)
def test_a_postal_address_closes_a_text(address):
    assert is_closing(address)
