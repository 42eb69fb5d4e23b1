from kg.encode.flat import one_owner
from kg.model import Attribution, Span

RELAYED = "Lumen News reported that the minister said the dam was safe."


def at(words: str) -> tuple[Span]:
    start = RELAYED.index(words)
    return (Span(start, start + len(words)),)


OUTER = Attribution(at("Lumen News"), at("reported"), at("the minister said the dam was safe"), 0.99)
INNER = Attribution(at("the minister"), at("said"), at("the dam was safe"), 0.97)


def test_what_is_said_inside_a_content_is_no_attribution_of_its_own():
    assert one_owner([OUTER, INNER]) == (OUTER,)


def test_the_outer_attribution_stays_even_when_the_inner_cue_is_surer():
    surer = Attribution(INNER.source, INNER.cue, INNER.content, 0.999)
    assert one_owner([OUTER, surer]) == (OUTER,)


def test_words_claimed_twice_go_to_the_nearer_cue():
    left = Attribution(at("Lumen News"), at("reported"), (Span(25, 46),), 0.6)
    right = Attribution((), at("was safe"), (Span(40, 50),), 0.9)
    kept, other = one_owner([left, right])
    assert (kept.content, other.content) == ((Span(25, 40),), (Span(40, 50),))


def test_what_was_found_by_peeling_is_not_flat():
    peeled = Attribution(INNER.source, INNER.cue, INNER.content, 0.97, inside=OUTER.content[0])
    assert one_owner([OUTER, peeled]) == (OUTER,)


def test_separate_attributions_stay_as_they_are_in_order():
    assert one_owner([INNER]) == (INNER,)
    assert one_owner([]) == ()
