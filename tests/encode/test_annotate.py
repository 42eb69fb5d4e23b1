"""What the shipped encoder finds in plain sentences, and that no text upsets it."""

import pytest

from kg.encode import Encoder, annotate, flat
from kg.errors import UnusableModel
from kg.model import Article, Span, Zone, ZoneKind

SAID = "Mayor Ada Quill said on Monday that the new dam was safe."
QUOTED = "“The dam held,” said Tom Reed, an engineer at the water board. “Nobody was in danger.”"


def words(text, attributions):
    """(source, cue, content) of each attribution as words."""
    return [
        tuple(" ".join(s.of(text) for s in spans) for spans in (a.source, a.cue, a.content))
        for a in attributions
    ]


def test_source_cue_and_content_of_a_plain_report(read):
    ((source, cue, content),) = words(SAID, read(SAID).attributions)
    assert source == "Mayor Ada Quill"
    assert cue.startswith("said")
    assert content.removeprefix("that ") == "the new dam was safe"


def test_a_quotation_broken_by_its_attribution_is_one_content(read):
    found = read(QUOTED)
    assert len(found.attributions) == 1
    assert len(found.attributions[0].content) == 2
    assert found.attributions[0].source[0].of(QUOTED).startswith("Tom Reed")
    assert [q.of(QUOTED) for q in found.quotations] == ["“The dam held,”", "“Nobody was in danger.”"]


def test_a_sentence_that_reports_nothing_has_no_attribution(read):
    assert read("The dam is forty metres high and was built in 1961.").attributions == ()


def test_attributions_stand_in_order_of_their_cues(read):
    text = SAID + "\n\n" + QUOTED + "\n\nThe water board denied that the dam was leaking."
    cues = [a.cue for a in read(text).attributions]
    assert cues == sorted(cues)
    assert len(cues) >= 3


def test_zones_take_no_part(encoder):
    text = "Reed said the dam failed\n\n" + SAID + "\n\nRead more: Quill said the dam was safe."
    end = text.index("Read more")
    zones = (Zone(Span(0, 24), ZoneKind.HEADLINE), Zone(Span(end, len(text)), ZoneKind.BOILERPLATE))
    found = annotate(Article("a", text, zones=zones), encoder)
    assert [s.of(text) for s in found.sentences] == [SAID]
    assert len(found.attributions) == 1


def test_the_flat_list_gives_each_word_to_one_content(read):
    text = (
        "Lumen News reported that the minister said the dam was safe. The road will close in May, the "
        "Harbour Times reported, citing a town official, according to Lumen News."
    )
    owned = [s for a in flat(read(text)) for s in a.content]
    assert not any(a.overlaps(b) for i, a in enumerate(owned) for b in owned[i + 1 :])


def test_the_same_text_gives_the_same_result_whatever_was_read_before(encoder):
    article = Article("a", SAID + "\n\n" + QUOTED)
    first = annotate(article, encoder)
    annotate(Article("b", QUOTED * 3), encoder)
    assert annotate(article, encoder) == first


def test_a_paragraph_is_read_the_same_at_the_seam_of_windows(read):
    filler = "The river rose by two metres in the night and fell again before noon. " * 40
    for place in range(0, len(filler), len(filler) // 4):
        cut = filler.rfind(". ", 0, place) + 2 if place else 0
        text = filler[:cut] + SAID + " " + filler[cut:]
        assert any(source == "Mayor Ada Quill" for source, _, _ in words(text, read(text).attributions))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n\t",
        "\x00",
        SAID.replace(" ", "\x00 "),
        SAID.replace("dam", "🏗️👩‍👩‍👧"),
        "\u202bאמר ראש העיר כי הסכר בטוח.\u202c " + SAID,
        "قال رئيس البلدية إن السد آمن، حسب رويترز.",
        "\ud83d lone surrogate, Reed said. \udc00",
        "e\u0301" * 300 + " said Reed.",
        "“" * 50 + SAID,
        "said " * 400,
        "a" * 20000,
        "\r\n".join([SAID, QUOTED]),
    ],
    ids=range(13),
)
def test_odd_texts_are_read_and_every_span_lies_within_them(read, text):
    found = read(text)
    spans = [s for a in found.attributions for part in (a.source, a.cue, a.content) for s in part]
    spans += [*found.sentences, *found.quotations, *(n.span for n in found.names)]
    assert all(0 <= s.start < s.end <= len(text) for s in spans)


def test_offsets_hold_behind_emoji_and_nul(read):
    text = "🏗️\x00 “Ça va,” said Zoë. " + SAID
    found = [w for w in words(text, read(text).attributions) if w[0] == "Mayor Ada Quill"]
    assert found
    assert found[0][2].removeprefix("that ") == "the new dam was safe"


@pytest.mark.slow
def test_an_endless_line_of_a_hundred_thousand_words_is_read_to_its_end(read):
    text = "word " * 100_000 + SAID
    assert words(text, read(text).attributions)[-1][0].endswith("Ada Quill")


def test_a_folder_without_the_files_is_refused_with_a_sentence(tmp_path):
    with pytest.raises(UnusableModel, match="missing"):
        Encoder.load(tmp_path)


def test_a_broken_file_is_refused_with_a_sentence(tmp_path):
    from kg.encode.network import FILES, FOLDER

    for name in FILES:
        (tmp_path / name).write_bytes(
            (FOLDER / name).read_bytes()[:1000] if name.endswith("onnx") else (FOLDER / name).read_bytes()
        )
    with pytest.raises(UnusableModel, match="cannot be loaded"):
        Encoder.load(tmp_path)


RELAYED = (
    "The dam may open in May, the Harbour Times reported, citing a town official, according to Lumen News."
)


def test_an_outer_content_holds_the_report_that_it_relays(read):
    found = {cue: content for _, cue, content in words(RELAYED, read(RELAYED).attributions)}
    assert found["reported"] == "The dam may open in May"
    assert found["according to"].startswith("The dam may open in May, the Harbour Times reported")


def test_speech_inside_a_reported_sentence_is_found_too(read):
    text = "Mayor Ada Quill said that the new dam was safe, the Harbour Times reported on Tuesday."
    found = {source: content for source, _, content in words(text, read(text).attributions)}
    assert found["Mayor Ada Quill"].removeprefix("that ") == "the new dam was safe"
    assert found["the Harbour Times"] == "Mayor Ada Quill said that the new dam was safe"


def test_saying_conveys_and_wishing_does_not(read):
    text = "Mayor Ada Quill said the dam was safe. The water board wants a second dam."
    speech = {" ".join(s.of(text) for s in a.source): a.speech for a in read(text).attributions}
    assert speech["Mayor Ada Quill"] > 0.9
    assert speech.get("The water board", 0) < 0.5


def test_names_are_whole_words_with_a_kind(read):
    text = "Mayor Ada Quill of Ohio told CNN on Monday that the Federal Bureau of Investigation was informed."
    assert {n.span.of(text): n.kind.value for n in read(text).names} == {
        "Ada Quill": "person",
        "Ohio": "place",
        "CNN": "outlet",
        "Federal Bureau of Investigation": "organization",
    }
