"""What the layout of a page says about who speaks, without a word of reporting."""

from kg.encode.layout import joined, laid_out
from kg.encode.sentences import paragraphs
from kg.model import Attribution, Name, NameKind, Span

SIGNED = (
    "“I was never afraid of the dam. It held.” ― Ada Quill, a nurse in Lumen\n"
    "“It leaks, and they know.”\n— Tom Reed"
)
TURNS = (
    "KATE REED: Is the dam safe?\n\nMAYOR QUILL: It held all winter.\n\n"
    "REED: And the road?\n\nQUILL: The road is closed."
)


def marked(text, persons=()):
    lines = paragraphs(text, [Span(0, len(text))])
    names = [Name(Span(i, i + len(p)), NameKind.PERSON) for p in persons for i in (text.index(p),)]
    return laid_out(text, lines, names)


def words(text, found):
    return [tuple(" ".join(s.of(text) for s in part) for part in (a.source, a.cue, a.content)) for a in found]


def test_a_dash_and_a_name_behind_or_below_a_quotation_sign_it():
    assert words(SIGNED, marked(SIGNED)) == [
        ("Ada Quill, a nurse in Lumen", "―", "“I was never afraid of the dam. It held.”"),
        ("Tom Reed", "—", "“It leaks, and they know.”"),
    ]


def test_a_closing_mark_set_by_mistake_still_opens_a_signed_quotation():
    text = "”It leaks, and they know.” ― Tom M. Reed."
    assert words(text, marked(text)) == [("Tom M. Reed", "―", "”It leaks, and they know.”")]


def test_a_signed_quotation_may_quote_others():
    text = "“They call it “safe” in “the papers.” It leaks.” ― Tom Reed"
    assert words(text, marked(text)) == [
        ("Tom Reed", "―", "“They call it “safe” in “the papers.” It leaks.”")
    ]


def test_a_sentence_with_a_quotation_and_a_dash_is_not_signed():
    for text in (
        "“It leaks” — the mayor knew that all along.",
        "“It leaks,” Reed said, “and they know.” — Lumen News",
        "The dam leaks — Tom Reed",
        "“Leaks” — Tom Reed",
    ):
        assert marked(text) == ()


def test_speakers_in_capitals_who_take_turns_say_what_follows_the_colon():
    assert words(TURNS, marked(TURNS)) == [
        ("KATE REED", ":", "Is the dam safe?"),
        ("MAYOR QUILL", ":", "It held all winter."),
        ("REED", ":", "And the road?"),
        ("QUILL", ":", "The road is closed."),
    ]


def test_speakers_in_small_letters_must_be_known_persons():
    text = "Reed: Is it safe?\nQuill: It held.\nReed: And the road?"
    assert marked(text) == ()
    names = [Name(Span(i, i + 5), NameKind.PERSON) for i in (0, text.index("Quill"), text.rindex("Reed"))]
    found = laid_out(text, paragraphs(text, [Span(0, len(text))]), names)
    assert [a.source[0].of(text) for a in found] == ["Reed", "Quill", "Reed"]


def test_labels_that_are_no_speakers_are_no_transcript():
    for text in (
        "DATE: Monday\nPLACE: Lumen\nHOUR: noon",  # nobody speaks again
        "Q: Is it safe?\nA: It held.\nQ: And the road?",  # nobody is named
        "VOTES: 1,769\nSEATS: 12\nVOTES: 1,501",  # nothing is said
    ):
        assert marked(text) == ()


def test_what_the_network_finds_in_a_turn_stays_inside_it():
    text = TURNS.replace("It held", "Engineers say it held")
    turns = marked(text)

    def at(part):
        return (Span(text.index(part), text.index(part) + len(part)),)

    inner = Attribution(at("Engineers"), at("say"), at("it held all winter.\n\nREED: And the road?"), 0.9)
    outer = Attribution((), at("KATE"), at("Is the dam safe?"), 0.9)
    across = Attribution((), (Span(len(text), len(text)),), at("safe?\n\nMAYOR QUILL: Engineers"), 0.9)
    kept = joined(text, [inner, outer, across], turns)
    assert [a for a in kept if a in turns] == list(turns)
    assert words(text, [a for a in kept if a not in turns]) == [("Engineers", "say", "it held all winter.")]


def test_without_such_a_layout_all_stays_as_the_network_found_it():
    found = [Attribution((), (Span(0, 4),), (Span(5, 9),), 0.9)]
    assert joined("It leaks.", found, ()) == found


def test_a_signed_quotation_is_one_attribution_of_the_article(read):
    text = "Readers wrote.\n\n“I was afraid of the dam: it leaks.” ― Ada Quill\n\nThe road is closed."
    sure = [a for a in read(text).attributions if a.cue[0].of(text) == "―"]
    assert words(text, sure) == [("Ada Quill", "―", "“I was afraid of the dam: it leaks.”")]
