"""Outlets by the form of their names: "The Springfield Herald", "Radio Vesna", "examplepost.com"."""

from __future__ import annotations

import re

_OUTLET_LAST = re.compile(
    r"(?:Times|Post|News|Daily|Herald|Tribune|Journal|Gazette|TV|Television|Radio|FM|Chronicle|"
    r"Examiner|Sentinel|Courier|Dispatch|Telegraph|Inquirer|Enquirer|Bulletin|Observer|Register|"
    r"Ledger|Advertiser|Argus|Reporter|Star-Telegram|Newspaper|Magazine|Newswire|Broadcasting|"
    r"Weekly|Zeitung|Presse|Press|Monitor|Review|Standard|Mirror|Express|Globe|Beacon|Banner|"
    r"Messenger|Mercury|Podcast|Wire|Shimbun|Ilbo|Pravda|Gazeta|Online)$"
)
_OUTLET_FIRST = re.compile(
    r"(?:Radio|TV|Televisi\w+|Channel|Kanal|Canal) [A-Z0-9]|(?:Times|Voice|Echo) of [A-Z]"
)
_INVESTIGATING = re.compile(r"\bInvestigative (?:Reporting|Journalism)\b")
_BROADCASTING = re.compile(
    r" Broadcasting (?:Corporation|Corp|Company|Service|Authority|Network|System|Union)$"
)
_AGENCY = re.compile(
    r"(?i)\bnews (?:agency|service|network|channel|wire|site)$|\b(?:press|telegraph\w*) agency$"
    r"|\bnewspapers?$|\bmedia group$"
)
_SITE = re.compile(r"(?i)^[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|news|co\.uk|info|tv|io|ru|de|fr|ua|us)$")
_STATION = re.compile(r"^[KW][A-Z]{2,3}(?:-(?:TV|FM|AM|DT))?$|^[A-Z]{2,4}TV$|^TV[A-Z0-9]{1,4}$")


def looks_like_outlet(name: str) -> bool:
    """True when the form of an unknown name is an outlet's: "The Springfield Herald", "examplepost.com"."""
    bare = re.sub(r"['’]s?$", "", name.strip(' "“”.,'))
    if (
        _INVESTIGATING.search(bare)
        or _BROADCASTING.search(bare)
        or _AGENCY.search(bare)
        or _SITE.match(bare)
        or _STATION.match(bare)
    ):
        return True
    words = bare.removeprefix("The ").removeprefix("the ").split()
    if not words or not words[0][:1].isupper():
        return False
    article = len(words) < len(bare.split())
    if _OUTLET_FIRST.match(" ".join(words)):
        return True
    return _OUTLET_LAST.match(words[-1]) is not None and (
        len(words) > 1 or (article and words[-1] not in {"Press", "Journal"})
    )
