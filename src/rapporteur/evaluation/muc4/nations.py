"""Foreign nations of targets."""

import re
from types import MappingProxyType

from rapporteur.evaluation.muc4.entities import Entity

# Source: MUC-4 set-list-foreign-nation; adjectives and short forms by which texts name the nations.
_ADJECTIVES = MappingProxyType(
    {
        "UNITED STATES": "U.S. US AMERICAN AMERICANS NORTH-AMERICAN",
        "SPAIN": "SPANISH SPANIARD SPANIARDS SPAIN",
        "USSR": "USSR SOVIET SOVIETS",
        "EL SALVADOR": "SALVADORAN SALVADORANS",
        "GUATEMALA": "GUATEMALAN GUATEMALANS",
        "HONDURAS": "HONDURAN HONDURANS",
        "NICARAGUA": "NICARAGUAN NICARAGUANS",
        "COSTA RICA": "COSTA-RICAN",
        "PANAMA": "PANAMANIAN PANAMANIANS",
        "MEXICO": "MEXICAN MEXICANS",
        "CUBA": "CUBAN CUBANS",
        "COLOMBIA": "COLOMBIAN COLOMBIANS",
        "PERU": "PERUVIAN PERUVIANS",
        "ECUADOR": "ECUADORAN ECUADORIAN ECUADORANS",
        "BOLIVIA": "BOLIVIAN BOLIVIANS",
        "CHILE": "CHILEAN CHILEANS",
        "ARGENTINA": "ARGENTINE ARGENTINES ARGENTINIAN",
        "BRAZIL": "BRAZILIAN BRAZILIANS",
        "VENEZUELA": "VENEZUELAN VENEZUELANS",
        "URUGUAY": "URUGUAYAN",
        "PEOPLES REP OF CHINA": "CHINESE PRC",
        "NETHERLANDS": "DUTCH",
        "ITALY": "ITALIAN ITALIANS",
        "FRANCE": "FRENCH",
        "UNITED KINGDOM": "BRITISH",
        "WEST GERMANY": "GERMAN GERMANS FRG",
        "SWITZERLAND": "SWISS",
        "NORWAY": "NORWEGIAN",
        "CANADA": "CANADIAN CANADIANS",
        "ISRAEL": "ISRAELI",
        "EGYPT": "EGYPTIAN",
        "JAPAN": "JAPANESE",
        "AUSTRIA": "AUSTRIAN",
        "IRELAND": "IRISH",
        "AUSTRALIA": "AUSTRALIAN",
    }
)
_NATIONS = {word: nation for nation, words in _ADJECTIVES.items() for word in words.split()}


def nation_of(entity: Entity, country: str) -> str | None:
    """The nation that the mentions of a target name, None where it is not stated or the country of the incident."""
    for mention in entity.all_mentions:
        words = mention.message.words
        for word in words[max(0, mention.first - 2) : mention.last]:
            nation = _NATIONS.get(re.sub(r"'S?$", "", word))
            if nation is not None and nation != country:
                return nation
    return None
