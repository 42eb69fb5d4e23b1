"""Newsletters and forwarded articles as mail files."""

from datetime import date
from email.message import EmailMessage

from .samples import STORY, read_file, read_one, refused
from .test_page import page


def mail(plain: str | None = None, markup: str | None = None) -> bytes:
    message = EmailMessage()
    message["From"] = '"The Courier" <news@courier.example>'
    message["To"] = "you@elsewhere.example"
    message["Subject"] = "Fwd: Cracks close the Lörne bridge"
    message["Date"] = "Tue, 04 Mar 2031 21:15:00 -0500"
    if plain is not None:
        message.set_content(plain)
    if markup is not None:
        (message.add_alternative if plain is not None else message.set_content)(markup, subtype="html")
    return message.as_bytes()


def test_a_plain_mail_is_an_article(tmp_path):
    (article,) = read_file(tmp_path, "letter.eml", mail(STORY))
    assert article.id == "letter"
    assert article.text == STORY.strip()
    assert (article.title, article.outlet) == ("Cracks close the Lörne bridge", "Varnholt Courier")
    assert article.published == date(2031, 3, 4)


def test_the_html_part_is_read_where_the_plain_one_only_points_to_it():
    assert read_one(mail("Read it at https://courier.example/7", page())).text.startswith(
        "The bridge over the Lorne"
    )
    assert read_one(mail(None, page())).text.startswith("The bridge over the Lorne")


def test_attachments_are_no_text():
    message = EmailMessage()
    message["From"] = "a@courier.example"
    message["Subject"] = "Bridge"
    message["MIME-Version"] = "1.0"
    message.set_content(STORY)
    message.add_attachment("secret notes " * 50, filename="notes.txt")
    assert read_one(message.as_bytes()).text == STORY.strip()


def test_damaged_headers_do_not_matter():
    raw = (
        b"From: =?no-such-charset?q?=FF?= <news@courier.example>\nSubject: =?utf-8?b?!!!?=\nDate: yesterday\n"
        b'MIME-Version: 1.0\nContent-Type: text/plain; charset="no-such-charset"\n\n' + STORY.encode()
    )
    assert read_one(raw).text == STORY.strip()


def test_a_charset_with_a_nul_in_its_name_does_not_matter():
    head = b"From: a@courier.example\nSubject: Bridge\nMIME-Version: 1.0\n"
    head += b'Content-Type: text/plain; charset="u\0"\n\n'
    assert "NUL" in refused(head + b"The caf\xc3\xa9 by the bridge \0 is closed.")
    assert (
        read_one(head + "The café by the bridge is closed.".encode()).text
        == "The café by the bridge is closed."
    )


def test_parts_in_parts_without_end_are_refused():
    head = b"From: a@b.example\nSubject: x\nMIME-Version: 1.0\n"
    nested = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3000))
    assert "not a mail that can be read" in refused(
        head + nested + b"Content-Type: text/plain\n\nThe mayor said so."
    )


def test_of_many_parts_two_hundred_are_looked_at():
    head = "From: a@b.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
    empty, story = (
        "--b\nContent-Type: text/plain\n\n\n",
        "--b\nContent-Type: text/plain\n\nThe mayor said so.\n",
    )
    assert read_one(f"{head}{empty * 100}{story}--b--\n").text.strip() == "The mayor said so."
    assert "a mail without text" in refused(f"{head}{empty * 300}{story}--b--\n".encode())


def test_a_newsletter_signed_for_a_paper_names_both():
    signed = (
        mail(STORY)
        .replace(b"The Courier", b"Uma Sten from The Tide")
        .replace(b"courier.example", b"t.example")
    )
    article = read_one(signed)
    assert (article.author, article.outlet) == ("Uma Sten", "The Tide")
