"""An invented week at an invented dam: articles about outlets, people and places that do not exist."""

from __future__ import annotations

from dataclasses import replace

from kg.model import Manner, Provenance, Quotation
from tests.invented import card, hand, statement

COURIER_TEXT = """Cracks at Orrin Dam were known for months, officials say
The Marrow Bay Courier
By Dana Whitlock  Published: 14 March 2031

Engineers found cracks in the Orrin Dam as early as November, according to an internal report that a \
former inspector described to The Harbour Post, Northern Wire reported on Thursday.

"The dam is safe today and it was safe in November," Energy Minister Ilse Marten told Kestrel News. \
Marten denied that her office had ever received the report.

Lenswater, which runs the dam, said in a statement that "routine surface marks" had been repaired by \
January.

Two officials familiar with the inspection said the repairs had never been checked. They asked not \
to be named because they were not authorized to speak.

The water level was lowered by four metres in February, Northern Wire reported, citing shipping \
notices.

Valdoria, which shares the river, would bring the matter before the river commission, its foreign \
ministry said, according to Radio Valdoria. "We learned of this from the newspapers," Foreign \
Minister Pavel Oresk said on Friday, the broadcaster reported.

Tomas Rehn, who teaches dam engineering at Marrow Bay University, told the Courier that cracks of \
that width "do not appear overnight". An evacuation plan exists but has not been rehearsed since \
2024, Rehn said. He said that anyone who signed off on the dam after November "owes the valley an \
explanation".

A second crack was found last week on the downstream face, The Harbour Post said, citing a person \
close to the operator, according to Northern Wire.

People below the dam would be told "within an hour" of any danger, Orrin Mayor Grete Solheim said.

Newsletter: get the Courier every morning.
"""

POST_TEXT = """Inspector: report on Orrin cracks was ready in November
The Harbour Post
12 March 2031

An internal report by the operator of the Orrin Dam described cracks in November, a former inspector \
told The Harbour Post. "I have held the report in my hands," the inspector said.
"""

WIRE_TEXT = """Orrin Dam cracks seen in November - Harbour Post
Northern Wire
13 March 2031

Cracks in the Orrin Dam were found as early as November, The Harbour Post reported, citing a former \
inspector who described an internal report.
"""

RADIO_TEXT = """Dam across the border cracked for months
Radio Valdoria
14 March 2031

The Orrin Dam has had cracks since November, Northern Wire reported. The cracks are no danger, \
Energy Minister Ilse Marten said.
"""

CRACKS = "claim/cracks-in-november"


def courier_card():
    return card(
        "The Marrow Bay Courier",
        "2031-03-14",
        title="Cracks at Orrin Dam were known for months, officials say",
        author="Dana Whitlock",
    )


def courier() -> list[Provenance]:
    """Thirteen statements of one article, through one to four hands."""
    article, text = courier_card(), COURIER_TEXT

    def wire(cue="reported", mention=None, manner=Manner.REPORTED):
        return hand(text, "Northern Wire", "outlet", cue, mention, manner)

    def minister(cue, mention, manner=Manner.SAID):
        roles = ("Energy Minister",)
        return hand(text, "Ilse Marten", "person", cue, mention, manner, roles=roles)

    def radio(cue, mention=None, manner=Manner.REPORTED):
        return hand(text, "Radio Valdoria", "outlet", cue, mention, manner)

    def rehn(cue, mention):
        return hand(text, "Tomas Rehn", "person", cue, mention, roles=("teaches dam engineering",))

    statements = [
        statement(
            article,
            text,
            "Engineers found cracks in the Orrin Dam as early as November",
            wire(),
            hand(text, "The Harbour Post", "outlet"),
            hand(text, "a former inspector", "unnamed", "described"),
            hand(text, "an internal report", "document", "according to", manner=Manner.CITED),
            id="s1",
            claim=CRACKS,
            said_on="2031-03-13",
        ),
        statement(
            article,
            text,
            '"The dam is safe today and it was safe in November,"',
            hand(text, "Kestrel News", "outlet"),
            minister("told", "Energy Minister Ilse Marten"),
            id="s2",
            claim="claim/dam-is-safe",
            quotation=Quotation.DIRECT,
            relayed_to="Kestrel News",
        ),
        statement(
            article,
            text,
            "her office had ever received the report",
            hand(text, "Kestrel News", "outlet", mention=""),
            minister("denied", "Marten", Manner.DENIED),
            id="s3",
            claim="claim/office-received-report",
        ),
        statement(
            article,
            text,
            '"routine surface marks" had been repaired by January',
            hand(text, "Lenswater", "organization", "said in a statement", roles=("runs the dam",)),
            id="s4",
            claim="claim/marks-repaired",
            quotation=Quotation.MIXED,
        ),
        statement(
            article,
            text,
            "the repairs had never been checked",
            hand(text, "Two officials familiar with the inspection", "unnamed", "said the repairs"),
            id="s5",
            claim="claim/repairs-unchecked",
        ),
        statement(
            article,
            text,
            "The water level was lowered by four metres in February",
            wire("reported, citing"),
            hand(text, "shipping notices", "document", "citing", manner=Manner.CITED),
            id="s6",
            claim="claim/level-lowered",
        ),
        statement(
            article,
            text,
            "Valdoria, which shares the river, would bring the matter before the river commission",
            radio("according to Radio", manner=Manner.CITED),
            hand(
                text, "Valdoria's foreign ministry", "organization", "said, according", "its foreign ministry"
            ),
            id="s7",
            claim="claim/commission",
        ),
        statement(
            article,
            text,
            '"We learned of this from the newspapers,"',
            radio("the broadcaster reported", "the broadcaster"),
            hand(text, "Pavel Oresk", "person", "said on", roles=("Foreign Minister",)),
            id="s8",
            claim="claim/learned-from-papers",
            quotation=Quotation.DIRECT,
            said_on="2031-03-14",
        ),
        statement(
            article,
            text,
            'cracks of that width "do not appear overnight"',
            rehn("told the Courier", "Tomas Rehn"),
            id="s9",
            claim="claim/not-overnight",
            quotation=Quotation.MIXED,
            relayed_to="The Marrow Bay Courier",
        ),
        statement(
            article,
            text,
            "An evacuation plan exists but has not been rehearsed since 2024",
            rehn("said. He", "Rehn said"),
            id="s10",
            claim="claim/plan-unrehearsed",
        ),
        statement(
            article,
            text,
            'anyone who signed off on the dam after November "owes the valley an explanation"',
            rehn("said that anyone", "He said that anyone"),
            id="s11",
            claim="claim/explanation-owed",
            quotation=Quotation.MIXED,
        ),
        statement(
            article,
            text,
            "A second crack was found last week on the downstream face",
            wire("according to Northern", manner=Manner.CITED),
            hand(text, "The Harbour Post", "outlet", "said, citing"),
            hand(text, "a person close to the operator", "unnamed", "citing a person", manner=Manner.CITED),
            id="s12",
            claim="claim/second-crack",
        ),
        statement(
            article,
            text,
            'People below the dam would be told "within an hour" of any danger',
            hand(text, "Grete Solheim", "person", "said.\n\nNewsletter", roles=("Orrin Mayor",)),
            id="s13",
            claim="claim/told-within-an-hour",
            quotation=Quotation.MIXED,
        ),
    ]
    return [_trimmed(p) for p in statements]


# Words that stand several times in a text are found by those around them, which are then cut off again.
_CUES = ("said in a statement", "said", "according to", "reported", "citing", "told", "denied", "described")


def _trimmed(provenance: Provenance) -> Provenance:
    """The provenance with every cue and mention cut back to the words that really mark it."""

    def cut(evidence, words):
        at = evidence.exact.index(words)
        start = evidence.start + at
        text = COURIER_TEXT
        return replace(
            evidence,
            start=start,
            end=start + len(words),
            exact=words,
            prefix=text[max(0, start - 32) : start],
            suffix=text[start + len(words) : start + len(words) + 32],
        )

    hands = []
    for each in provenance.hands:
        cue = tuple(cut(c, next(w for w in _CUES if w in c.exact)) for c in each.cue)
        mention = each.mention
        if mention is not None and mention.exact.split()[0] in ("Rehn", "He"):
            mention = cut(mention, mention.exact.split()[0])
        hands.append(replace(each, cue=cue, mention=mention))
    return replace(provenance, hands=tuple(hands))


def week() -> list[Provenance]:
    """The same claim in four articles, with what else they say."""
    post = card("The Harbour Post", "2031-03-12", title=POST_TEXT.split("\n", 1)[0])
    wire = card("Northern Wire", "2031-03-13", title=WIRE_TEXT.split("\n", 1)[0])
    copy = card("Coast Today", "2031-03-13", title=WIRE_TEXT.split("\n", 1)[0])
    radio = card("Radio Valdoria", "2031-03-14", title=RADIO_TEXT.split("\n", 1)[0])
    inspector = hand(POST_TEXT, "a former inspector", "unnamed", "told")
    from_post = (
        hand(WIRE_TEXT, "The Harbour Post", "outlet", "reported", manner=Manner.REPORTED),
        hand(WIRE_TEXT, "a former inspector", "unnamed", "citing", manner=Manner.CITED),
        hand(WIRE_TEXT, "an internal report", "document", "described"),
    )
    cracks = "Cracks in the Orrin Dam were found as early as November"
    return [
        *courier(),
        statement(
            post,
            POST_TEXT,
            "An internal report by the operator of the Orrin Dam described cracks in November",
            inspector,
            claim=CRACKS,
            relayed_to="The Harbour Post",
        ),
        statement(
            post,
            POST_TEXT,
            '"I have held the report in my hands,"',
            replace(inspector, cue=hand(POST_TEXT, "inspector", cue="said.").cue),
            id="s2",
            claim="claim/held-it",
            quotation=Quotation.DIRECT,
        ),
        statement(wire, WIRE_TEXT, cracks, *from_post, claim=CRACKS),
        statement(copy, WIRE_TEXT, cracks, *from_post, claim=CRACKS),
        statement(
            radio,
            RADIO_TEXT,
            "The Orrin Dam has had cracks since November",
            hand(RADIO_TEXT, "Northern Wire", "outlet", "reported", manner=Manner.REPORTED),
            claim=CRACKS,
        ),
        statement(
            radio,
            RADIO_TEXT,
            "The cracks are no danger",
            hand(RADIO_TEXT, "Ilse Marten", "person", "said", roles=("Energy Minister",)),
            id="s2",
            claim="claim/no-danger",
        ),
    ]
