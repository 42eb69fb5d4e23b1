"""The forms that lines have which are not part of a story: one list of patterns for each sort of line."""

from __future__ import annotations

import re

from kg.read.sign_off import is_sign_off

_ORNAMENTS = " |•·*»›>\xa0"
_LONGEST = 1000
"""Characters beyond which a line is a paragraph of the story, however it begins."""

_STORY = r"(?:article|story|stories|post|piece|report|column|headline)"
_PLATFORM = (
    r"(?:twitter|facebook|instagram|telegram|youtube|linkedin|whatsapp|pinterest|reddit|threads|bluesky)"
)
_SHARE = rf"(?:share|tweet|print|e-?mail|comments?|tags?|save|{_PLATFORM})"
_PERSON = r"[A-Z\u00c0-\u00de][\w'’.\-]*(?: [A-Z\u00c0-\u00de][\w'’.\-]*){0,3}"
_PEOPLE = rf"{_PERSON}(?:(?:,| and|, and) {_PERSON}){{0,8}}"
_JOB = (
    r"(?:reporter|correspondent|columnist|editor|writer|fellow|director|author|contributor|producer"
    r"|founder|professor|journalist|(?:board|staff) member)"
)


def _any(*forms: str, flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{form})" for form in forms), flags)


# What the newsroom says about the story: boilerplate wherever it stands, whatever words are in it.
_NOTES = _any(
    r"(?:-{1,3}|—|– )? ?(?:with )?additional reporting (?:from|by) .{3,120}",
    rf"contribut(?:ing|ors?)(?: to this {_STORY})?: .{{3,160}}",
    rf".{{3,160}} (?:also )?contributed (?:reporting|research|to this {_STORY})\b.{{0,80}}",
    rf"(?:this|the) {_STORY} (?:has been|was) (?:updated|corrected|revised|edited|amended)\b.*",
    rf"(?:an )?(?:earlier|previous) version of this {_STORY}\b.*",
    r"(?:correction|clarification|editor[’'`]?s note|update)\s?(?:\([^)]*\))?\s?[:—–].*"
    rf"\bth(?:is|e) {_STORY}\b.*",
    r"editor[’'`]?s[ \xa0]note\s?:.*",
    rf"[(*]*(?:except for the headline, )?th(?:is|e) {_STORY}\b.{{0,120}}"
    r"\b(?:syndicated|agency|wire) feed\b.*",
    rf"(?:this {_STORY} (?:is|was|has been) )?(?:re-?published|syndicated)(?: with (?:the )?permission)? "
    r"(?:from|of) .*",
    # As blogs end their feeds: The post "Bridge closes" appeared first on The Lantern.
    r"the post .{3,300} (?:appeared first|first appeared) on .{2,100}",
    # Under pictures: "The old bridge in May. (Jane Roe/Northern Wire via AP)", "... [Photo: Jane Roe]".
    r"[^“”\"]{0,400}[(\[](?:(?:file )?(?:photo|image|picture|illustration|photograph)s?\b|AP Photo"
    r"|courtesy (?:of|photo))[^()\[\]]{0,100}[)\]]\.?",
    r"[^“”\"]{0,400}[(\[][^()\[\]]{2,60}(?:/|\bvia )(?:AP|AFP|Reuters|EPA|Getty|Bloomberg|Shutterstock"
    r"|Alamy|Zuma)\b[^()\[\]]{0,60}[)\]]\.?",
    r"th(?:is|ese) (?:material|content|stor(?:y|ies)) may not be (?:published|reproduced|copied)\b.*",
    r"(?:copyright ?(?:©|\(c\)|\d{4}|by\b)|©|\(c\) ?\d{4}).{0,200}|.{0,160}\ball rights reserved\b.*",
)

# Lines of the page around the story: boilerplate wherever they stand, unless someone speaks in them.
_PAGE = _any(
    r"[^\w“”\"'‘’]+",  # a rule, a bar, bullets
    r".{0,200}\b(?:may|can|might|will) (?:earn|receive|get)(?: us)? (?:an? |some )?(?:small )?(?:affiliate )?"
    r"commissions?\b.{0,160}",
    r".{0,200}\b(?:sign up (?:for|to)|subscribe to) our\b.{0,60}\b(?:newsletters?|channel|podcast)\b.{0,60}",
    r"our standards\s?: .{2,80}",
    r"(?:view|see) this (?:post|photo|video|reel|thread) on \w+|a post shared by .{2,100}",
    r"(?:<[^<>]*>\s*)+\.?",  # markup left in the text that holds no words
    r"advertisement\.?|article content|popular|newsletters?\.?",
    r"(?:story|article) continues below(?: (?:this )?advertisement)?\.?",
    r"h/t ?/?:? .{2,80}",
    r"(?:watch|listen to|see|read|view) "
    r"(?:(?:the|an?|it all|his|her|their|full|latest|rest|more|all|audio|video) ?)+"
    r"(?:[^.!?]{0,80})(?:here|below|above)\s?[:.]?",
    r"(?:watch|read|see|listen)(?: it)?(?: all)?(?: more)? (?:here|below|above|at <a\b.*)\s?[:.]?",
    r"(?:watch|see|read|find|get|hear) (?:the |our )?(?:latest|more|full|all)\b.{0,60} (?:at|on) "
    r".{0,60}?\b(?:[\w-]+\.)+[a-z]{2,6}\b.{0,60}",
    r"(?:[^!?]{0,80}\? )?(?:like|share) (?:the|this|our|us|and)\b[^.]{0,60}[:.]?",
    r"(?:partial |full |rush )?(?:video )?transcript(?: as follows| follows)?\s?:?\.?",
    rf"read (?:more|also|next|the full {_STORY})\b\s?[:|].*|read more\.?",
    r"(?:related|also read|see also|more from|more on|recommended|most (?:read|popular|viewed)|trending"
    r"|you may also like)(?: (?:stories|articles|links|news|coverage|topics|content|posts|videos?))?"
    r"\s?(?::.{0,160})?",
    r"(?:join|subscribe to|sign up (?:for|to)|get) (?:the |our |us |a |free |daily |weekly )*.{0,80}"
    r"(?:mailing list|newsletters?|e-?mail (?:list|updates|alerts)|inbox)\b.{0,80}",
    r"subscribe to .{2,80}(?:podcast|channel)\b.{0,80}",
    rf"(?:follow|contact|reach|e-?mail|tweet)\b.{{2,120}}(?:@|\bon {_PLATFORM}\b).{{0,120}}",
    rf"{_SHARE}(?:[ ,|/]+(?:this|article|page|on|via|{_SHARE}))*\s?[:.]?",
    r"(?:photos?|images?|pictures?|video|file photo|illustration|graphics?)(?: credits?| by| via)?"
    r"\s?[:/].{2,120}",
    r"(?:[\w./-]+ )?(?:/ ?|via |\()?getty(?: images)?(?:[/ ]\w+)*\)?\.?",
    r"(?:click|tap) here\b.{0,120}",
)

# What a newsletter says of itself, above and below its story.
_E_MAIL = r"(?:e-?mails?|newsletters?|messages?|mailings?|briefings?|updates|alerts)"
_LETTER = _any(
    rf"(?:(?:click|tap) here to )?(?:view|read|open|see)(?: (?:this|the|our|it))?(?: {_E_MAIL})?"
    r"(?: (?:in|on|with) (?:your |a |the )?(?:web ?)?(?:browser|site|page)| online| on the web)\b.{0,80}",
    r"(?:.{0,20}\b(?:trouble|problems?) (?:viewing|reading|seeing)|can[’']t (?:see|read)) this .{0,120}",
    r"(?:.{0,60}[|·•,/] ?)?unsubscribe\b.{0,120}",
    r"(?:if you|to|you (?:can|may)|don[’']t|no longer|want|click|tap|prefer)\b.{0,120}"
    r"\bunsubscrib(?:e|ing)\b.{0,120}",
    r"you(?:[’']re| are|[’']ve| have)? (?:currently )?(?:receiv(?:ing|ed|e)|getting|got|subscribed to) "
    rf"(?:this|our|these|the)(?: \S+){{0,4}} {_E_MAIL}\b.{{0,600}}",
    r"you(?:[’']re| are) (?:currently )?(?:an? )?(?:(?:free|paid|new) )?(?:subscriber|subscribed)\b.{0,200}",
    r"thank(?:s| you) for (?:reading|subscribing)\b.{0,160}|need help\?.{0,160}",
    r"want to change how you .{2,120}",
    r"if you have (?:any )?(?:questions|comments|feedback|tips)\b.{0,80}\b(?:e-?mail|contact|write|reply)\b"
    r".{0,100}",
    rf"this {_E_MAIL} (?:was|is|has been) (?:sent|intended|delivered)\b.{{0,200}}",
    r"(?:to )?(?:stop receiving|opt[- ]out)\b.{0,160}",
    r"(?:manage|update|change|edit)(?: your| my)?(?: \w+){0,2} (?:preferences|subscriptions?|settings)\b"
    r".{0,120}",
    r"our (?:mailing|postal) address(?: is)?\s?:?.{0,200}",
    r"(?:please )?add (?:us|\S+@\S+) to your .{2,60}",
    rf"(?:was this {_E_MAIL}|did someone) forward.{{0,160}}|forwarded this {_E_MAIL}\?.{{0,160}}",
    rf"(?:forward|send) (?:this|it)(?: {_E_MAIL})? to a (?:friend|colleague)\b.{{0,80}}",
    r"(?:-{3,} ?)?(?:forwarded|original) message(?: ?-{3,})?|begin forwarded message\s?:",
)
# What stands where a page shows no more to those who do not pay.
_PAYWALL = _any(
    r"(?:subscribe|sign (?:in|up)|log in|register|join)(?: \w+){0,5} "
    r"to (?:continue|keep|read|view|access|unlock)\b.{0,120}",
    r"(?:to )?(?:continue|keep|unlock)(?: reading)?\b.{0,80}\b(?:subscribe|log in|sign in|register)\b.{0,80}",
    rf"this (?:{_STORY}|content|page) is (?:only |exclusively )?(?:for|available (?:only )?to|exclusive to"
    r"|reserved for) (?:\S+ ){0,3}(?:subscribers|members)\b.{0,120}",
    r"already (?:a |an )?(?:subscriber|member|subscribed|registered|have an account)\b.{0,80}",
    r"you(?:[’']ve| have) (?:read|reached|used|\w+)\b.{0,40}\b(?:free )?(?:article|story|stories)s?"
    r"(?: limit| left| remaining| this month)\b.{0,120}",
    r"(?:a )?subscription is required\b.{0,80}|continue reading",
)
# What heads the lists and boxes of other stories on a page.
_LABEL = _any(
    r"related|popular|trending|recommended|sponsored|promoted|further reading|up next|don[’']t miss",
    r"(?:related|also read|see also|(?:read|watch) (?:more|next|also)|recommended|trending|more|latest|top"
    r"|popular|featured|most (?:read|popular|viewed|shared|recent)|don[’']t miss)"
    r"(?: (?:stories|articles?|links|news|coverage|topics|content|posts|videos?|reading|headlines|now"
    r"|for you))*",
    r"you (?:may|might) (?:also )?(?:like|enjoy|be interested in)|(?:our )?editors?[’']s? picks?",
    r"(?:also|more) (?:from|on|in|about) .{1,40}|in case you missed it|what to (?:read|watch) next",
)

# Longer prose about the authors and the story: boilerplate only among the closing lines.
_CLOSING = _any(
    r".{0,400}\breprinted (?:courtesy|with permission|by permission)\b.*",
    rf"(?:this {_STORY}|it) (?:was )?(?:originally |first |also )"
    r"(?:appear|publish|print|air|post)ed\b.*",
    r"follow .{2,160}|reach (?:him|her|them|us) .{2,120}",
    r".{0,80}\bcan be (?:reached|followed) (?:at|on)\b.{0,120}",
    r"(?:source|tags?|topics?|filed under)\s?: .{2,200}",
    r"(?:.{0,60}: )?https?://\S+|[\w.+-]+@[\w-]+\.[\w.-]+",
    r".{2,80} (?:airs|is broadcast|streams) (?:on|at|every|live|week\w+) .{2,200}",
    r"[-–—(]*with (?:inputs?|files?|reporting|reports?|material|contributions?) (?:from|by) .{2,160}",
)
_ABOUT_AUTHORS = _any(
    rf"[-–— ]*{_PEOPLE} (?:also )?reported (?:from|for) .{{2,200}}",
    # Jane Roe, a member of the board, is a former editor of ...
    rf"[A-Z][^“”\"]{{3,160}} (?:is|are) (?:an? |the )?(?:(?!to )[\w’'-]+ ){{0,4}}"
    rf"(?i:{_JOB})s?\b[^“”\"]{{0,160}}",
    flags=re.NOFLAG,
)
# Varnholt Courier, 12 Pier Street, Varnholt, NY 10001: names and numbers alone, a house's and a town's.
_PLACE_NAME = r"(?:[A-Z0-9#][\w.'’#-]*+|of|the|and|de|la|c/o|&|[|·•–-])"
_ADDRESS = re.compile(
    r"(?=.{0,80}\b(?:\d{1,5}[a-z]? [A-Z]|P\.? ?O\.? Box))"
    r"(?=.{0,120}\b(?:[A-Z]{2},? \d{5}(?:-\d{4})?|[A-Z]\d[A-Z] ?\d[A-Z]\d|[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}"
    r"|\d{5})\b)"
    rf"{_PLACE_NAME}(?:[,;]? {_PLACE_NAME}){{3,23}}"
)
_CREDIT_LINE = re.compile(
    r"(?:[-–—]{1,2} ?(?P<dashed>[A-Z][\w./ ]{1,30})|\((?P<bracketed>[A-Z][\w./ ]{1,30})\)"
    r"|(?:Source|SOURCE|Credit): ?(?P<named>[A-Z][\w./ ]{1,30}))\.?"
)
_SPEECH = re.compile(r"\b(?:said|says|told|according to)\b", re.IGNORECASE)


def without_ornaments(words: str) -> str:
    """The words of a line without bars and bullets at its ends."""
    return words.strip(_ORNAMENTS)


def is_boilerplate(words: str) -> bool:
    """True for a line that is not part of the story wherever it stands."""
    if _is(_NOTES, words) or is_sign_off(words):
        return True
    of_the_page = _is(_PAGE, words) or _is(_PAYWALL, words) or is_letter_note(words)
    return of_the_page and not _SPEECH.search(words)


def is_letter_note(words: str) -> bool:
    """True for a line in which a newsletter speaks of itself: "View in browser", "Unsubscribe"."""
    return _is(_LETTER, words) and not _SPEECH.search(words)


def is_closing(words: str) -> bool:
    """True for a line that is not part of the story when nothing of the story follows."""
    if is_boilerplate(words):
        return True
    forms = (_CLOSING, _ABOUT_AUTHORS, _ADDRESS)
    return any(_is(form, words) for form in forms) and not _SPEECH.search(words)


def is_label(words: str) -> bool:
    """True for a few words that head links to other stories: "Related", "More from the Courier"."""
    return len(words) <= 60 and bool(_LABEL.fullmatch(words.strip(_ORNAMENTS).rstrip(": ")))


def is_speech(words: str) -> bool:
    """True where someone says something."""
    return bool(_SPEECH.search(words))


def credit_line(words: str) -> str | None:
    """The name in a closing line that is nothing but a credit: "— AFP", "(Reuters)", "Source: AP"."""
    match = _CREDIT_LINE.fullmatch(words)
    return next(filter(None, match.groups())) if match else None


def _is(form: re.Pattern[str], words: str) -> bool:
    return len(words) <= _LONGEST and bool(form.fullmatch(without_ornaments(words) or words))
