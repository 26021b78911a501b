"""Whether a capital or a country stands for its rulers. Source: metonymy of GeoWebNews; MUC and ACE, GPE as agent."""

import re

from rapporteur.model.capitals import CAPITALS
from rapporteur.model.layout import Layout
from rapporteur.model.mentions import Toponym
from rapporteur.model.names import fold_name
from rapporteur.model.places import GazetteerEntry
from rapporteur.model.vocabularies import PlaceKind

_WINDOW = 90
# What only someone who speaks or decides can do. Verbs of motion and being are left out on purpose.
_ACTS = (
    "said says saying told announced announces confirmed "
    "confirms denied denies deny accused accuses accuse blamed blames "
    "condemned condemns condemn rejected rejects reject claimed claims claim insisted insists insist warned warns warn "
    "vowed vows vow threatened threatens pledged pledges promised promises agreed agrees agree refused refuses refuse "
    "demanded demands demand urged urges urge called calls "
    "declared declares declare launched launches launch backed backs "
    "supported supports support supplied supplies invaded invades annexed attacked attacks bombed bombs struck strikes "
    "shelled retaliated retaliates retaliate responded responds "
    "respond reacted ordered orders expelled expels recalled recalls "
    "summoned summons sent sends deployed deploys offered offers "
    "wants want wanted hopes hoped fears feared seeks sought "
    "believes believed considers considered sees views regards signed signs ratified imposed imposes lifted suspended "
    "suspends severed cut closed closes reopened opened opens hosted hosts mediated brokered withdrew withdraws pulled "
    "negotiated negotiates negotiate recognized recognised recognizes recognises maintains maintained argues argued "
    "admitted admits acknowledged acknowledges pressed pressing "
    "fired fires tested tests funded funds armed arms trained "
    "trains harbours harbors harboured harbored shelters "
    "sheltered allowed allows barred bars banned bans plans planned "
    "intends intended expects expected decided decides voted votes vetoed appealed appeals apologised apologized "
    "approved approves describes described cited cites invited invites praised praises welcomed welcomes pitched "
    "dismissed dismisses disputes disputed counts counted puts armed denounced denounces protested protests brushed "
    "scoffed holds retorted countered rebuffed ruled signalled signaled vows stressed calls declines "
    "declined ignored commented comments took takes shows"
)
_ADVERBS = (
    "has|have|had|also|later|then|now|quickly|immediately|repeatedly|officially|formally|publicly|initially|again|still|"
    "will|would|could|may|might|should|must|not|never|long|since|been|is|was|did|does|do|only|previously|recently|swiftly|"
    "strongly|flatly|earlier|reportedly|be|first|always|once|twice|still"
)
_ACTS_BEHIND = re.compile(
    rf"(?:\s+and\s+[A-Z][\w.]+)?(?:,\s+which|,\s+however,|,\s+meanwhile,)?\s+(?:(?:{_ADVERBS})(?:n['’]t)?\s+){{0,3}}(?:{'|'.join(_ACTS.split())}|declar\w+)\b",
    re.IGNORECASE,
)
_POSSESSED = re.compile(
    r"['’]s\s+(?:\w+\s+){0,2}(?:accusation|allegation|claim|denial|refusal|decision|demand|position|stance|policy|"
    r"support|backing|role|response|reaction|offer|threat|ambition|interest|concern|intention|aggression|influence|reckoning|account|count|version|line|insistence|envoy|delegation|"
    r"rulers|ally|allie|backer)s?\b"
)
_BETWEEN = re.compile(
    r"\b(?:talks|negotiations|relations|ties|tensions?|dialogue|agreement|deal|pact|treaty|war|conflict|dispute|alliance|"
    r"hostilities|ceasefire|truce|rift|cooperation|rivalry|accord|trust|partnership)\s+(?:\w+\s+){0,2}(?:between|with)\s+"
    r"(?:[\w.'’-]+\s+(?:and\s+)?){0,2}$",
    re.IGNORECASE,
)
_TOWARDS = re.compile(
    r"\b(?:pressure\s+(?:on|from)|sanctions\s+(?:on|against)|accus(?:ed|es|ing)|blam(?:ed|es|ing)|urg(?:ed|es|ing)|"
    r"according\s+to|backed\s+by|supported\s+by|support\s+(?:of|from)|aid\s+(?:from|to)|criticism\s+(?:of|from)|"
    r"allied\s+with|loyal\s+to|declared\s+war\s+on|on\s+behalf\s+of|condemned\s+by|"
    r"(?:authorities|government|officials|junta|regime|administration|leadership|rulers|leaders)\s+in)\s+$",
    re.IGNORECASE,
)
_BLAMED = re.compile(r"\s+(?:fully\s+|directly\s+)?(?:responsible|accountable|to\s+blame)\b", re.IGNORECASE)
_RULED = re.compile(r"\s+(?:regime|junta|administration|stooges?|leadership|authorities|television|state\s+media)\b")
_ASKED = re.compile(r"\b(?:What|Why|How)\s+(?:do|does|did)\s+$")
_COMING = re.compile(r"\s+(?:has|have|had)\s+(?:yet\s+to|not\s+yet|so\s+far\s+not|made\s+no)\b", re.IGNORECASE)
_PLACED = re.compile(
    r"\b(?:in|of|from|near|inside|outside|into|across|around|through(?:out)?)\s+(?:the\s+|\w+ern\s+)?$", re.IGNORECASE
)


def governs(toponym: Toponym, entry: GazetteerEntry, layout: Layout) -> bool:
    """Whether the toponym stands for the government that sits there: it speaks, acts, deals or is dealt with."""
    seat = entry.kind is PlaceKind.TOWN and CAPITALS.get(fold_name(toponym.name)) == entry.country
    if not seat and entry.kind is not PlaceKind.COUNTRY:
        return False
    start, end = toponym.span
    before = layout.text[max(0, start - _WINDOW) : start]
    behind = layout.text[end : end + _WINDOW]
    if _TOWARDS.search(before):
        return True
    if _PLACED.search(before):
        return False
    if any(pattern.match(behind) for pattern in (_BLAMED, _COMING, _RULED)) or _ASKED.search(before):
        return True
    return bool(_BETWEEN.search(before) or _ACTS_BEHIND.match(behind) or _POSSESSED.match(behind))
