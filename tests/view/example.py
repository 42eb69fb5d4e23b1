"""An invented week at an invented dam: articles about outlets, people and places that do not exist."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.model import Evidence, Manner, Provenance, Quotation
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

    def said(id_, content, *hands, claim, form="indirect", **more):
        return near_its_words(
            text,
            statement(
                article,
                text,
                content,
                *hands,
                id=id_,
                claim=f"claim/{claim}",
                quotation=Quotation(form),
                **more,
            ),
        )

    def agent(name, kind, cue="", manner="said", mention=None, role=""):
        return hand(text, name, kind, cue, mention, Manner(manner), roles=(role,) if role else ())

    def minister(cue, manner="said"):
        return agent("Ilse Marten", "person", cue, manner, "Marten", "Energy Minister")

    def rehn(cue, mention):
        return agent("Tomas Rehn", "person", cue, "said", mention, "teaches dam engineering")

    return [
        said(
            "s1",
            "Engineers found cracks in the Orrin Dam as early as November",
            agent("Northern Wire", "outlet", "reported", "reported"),
            agent("The Harbour Post", "outlet"),
            agent("a former inspector", "unnamed", "described"),
            agent("an internal report", "document", "according to", "cited"),
            claim="cracks-in-november",
            said_on="2031-03-13",
        ),
        said(
            "s2",
            '"The dam is safe today and it was safe in November,"',
            agent("Kestrel News", "outlet"),
            minister("told"),
            claim="dam-is-safe",
            form="direct",
            relayed_to="Kestrel News",
        ),
        said(
            "s3",
            "her office had ever received the report",
            agent("Kestrel News", "outlet", mention=""),
            minister("denied", "denied"),
            claim="office-received-report",
        ),
        said(
            "s4",
            '"routine surface marks" had been repaired by January',
            agent("Lenswater", "organization", "said in a statement", role="runs the dam"),
            claim="marks-repaired",
            form="mixed",
        ),
        said(
            "s5",
            "the repairs had never been checked",
            agent("Two officials familiar with the inspection", "unnamed", "said"),
            claim="repairs-unchecked",
        ),
        said(
            "s6",
            "The water level was lowered by four metres in February",
            agent("Northern Wire", "outlet", "reported", "reported"),
            agent("shipping notices", "document", "citing", "cited"),
            claim="level-lowered",
        ),
        said(
            "s7",
            "Valdoria, which shares the river, would bring the matter before the river commission",
            agent("Radio Valdoria", "outlet", "according to", "cited"),
            agent("Valdoria's foreign ministry", "organization", "said", mention="its foreign ministry"),
            claim="commission",
        ),
        said(
            "s8",
            '"We learned of this from the newspapers,"',
            agent("Radio Valdoria", "outlet", "reported", "reported", "the broadcaster"),
            agent("Pavel Oresk", "person", "said", role="Foreign Minister"),
            claim="learned-from-papers",
            form="direct",
            said_on="2031-03-14",
        ),
        said(
            "s9",
            'cracks of that width "do not appear overnight"',
            rehn("told", "Tomas Rehn"),
            claim="not-overnight",
            form="mixed",
            relayed_to="The Marrow Bay Courier",
        ),
        said(
            "s10",
            "An evacuation plan exists but has not been rehearsed since 2024",
            rehn("said", "Rehn"),
            claim="plan-unrehearsed",
        ),
        said(
            "s11",
            'anyone who signed off on the dam after November "owes the valley an explanation"',
            rehn("said", "He"),
            claim="explanation-owed",
            form="mixed",
        ),
        said(
            "s12",
            "A second crack was found last week on the downstream face",
            agent("Northern Wire", "outlet", "according to", "cited"),
            agent("The Harbour Post", "outlet", "said"),
            agent("a person close to the operator", "unnamed", "citing", "cited"),
            claim="second-crack",
        ),
        said(
            "s13",
            'People below the dam would be told "within an hour" of any danger',
            agent("Grete Solheim", "person", "said", role="Orrin Mayor"),
            claim="told-within-an-hour",
            form="mixed",
        ),
    ]


def near_its_words(text: str, provenance: Provenance) -> Provenance:
    """The provenance with cues and mentions where they stand nearest to what is stated."""
    begin, end = provenance.content[0].start, provenance.content[-1].end

    def nearest(evidence):
        exact = evidence.exact
        found = [m.start() for m in re.finditer(rf"\b{re.escape(exact)}\b", text)]
        outside = [at for at in found if at >= end or at + len(exact) <= begin] or found
        at = min(outside, key=lambda at: begin - at - len(exact) if at < begin else at - end)
        stop = at + len(exact)
        return Evidence(at, stop, exact, text[max(0, at - 32) : at], text[stop : stop + 32])

    hands = tuple(
        replace(h, mention=h.mention and nearest(h.mention), cue=tuple(map(nearest, h.cue)))
        for h in provenance.hands
    )
    return replace(provenance, hands=hands)


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
