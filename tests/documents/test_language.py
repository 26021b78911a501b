import pytest

from rapporteur.documents.language import tell_language

ENGLISH = [
    "Two people were killed in Kyiv.",
    "5 dead",
    "Deir ez-Zor, Abu Kamal: 3 killed",
    "ARTILLERY FIRE HIT THE MARKET IN GOMA ON MONDAY, THE ARMY SAID. SIX CIVILIANS WERE WOUNDED.",
    "GUERRILLAS OF THE FRENTE FARABUNDO MARTI ATTACKED A POST OF THE GUARDIA NACIONAL IN SAN VICENTE, A RADIO SAID",
    "Killed: Muhammad al-Rashid, Ahmad Khalil, Umar Nasir al-Din, Yusuf Abu Hamza, Khalid bin Saleh, "
    "Hassan Ibrahim, Zaynab Mansour, Ali Reza Hosseini, Mahmoud Darwish.",
    "Wagner, Bamako, Mopti, Timbuktu, Gao, Kidal, Menaka, Ansongo, Tessalit, Ber, Taoudenni",
    "Hajj ibn Yusuf Umar Nasir al Din shot dead near Kafr Nabl; Hayat Tahrir al-Sham, Jaysh al-Izza blamed",
    "Air strikes hit Khan Younis, Deir al-Balah and Beit Lahia overnight, killing at least 23 people, medics said.",
    "Los Choneros, Los Lobos and Los Tiguerones were named by Fiscalía General del Estado in Guayaquil on Tuesday.",
    "Tolls: Sumy 4, Kherson 2, Nikopol 1",
    "",
    "12 34 56",
]  # fmt: skip
FOREIGN = [
    ("es", "Al menos seis personas murieron y otras doce resultaron heridas en un ataque contra un mercado en Cali."),
    ("fr", "Au moins six personnes ont été tuées dimanche dans une attaque contre un village du nord du pays."),
    ("de", "Bei einem Angriff auf den Markt sind am Sonntag mindestens sechs Menschen getötet worden, so die Polizei."),
    ("nl", "Bij een aanval op een markt zijn zondag zeker zes mensen om het leven gekomen, meldt de politie."),
    ("pt", "Pelo menos seis pessoas morreram no domingo em um ataque contra um mercado no norte, segundo a polícia."),
    ("id|ms", "Sedikitnya enam orang tewas dalam serangan terhadap pasar pada hari Minggu, kata polisi setempat."),
    ("tr", "Pazar günü bir pazara düzenlenen saldırıda en az altı kişi hayatını kaybetti, polis açıklamada bulundu."),
    ("ru", "Не менее шести человек погибли в результате обстрела рынка в воскресенье, сообщила полиция."),
    ("uk", "Щонайменше шестеро людей загинули внаслідок обстрілу ринку в неділю, повідомила поліція області."),
    ("ar", "قتل ستة أشخاص على الأقل في قصف استهدف سوقا يوم الأحد، بحسب ما أعلنت الشرطة المحلية"),
    ("fa", "دست کم شش نفر در حمله به بازاری در روز یکشنبه کشته شدند، پلیس محلی اعلام کرد"),
    ("zh", "周日，一个市场遭到袭击，至少六人死亡，警方表示。当地居民说，袭击发生在早上。"),
    ("es", "AL MENOS SEIS PERSONAS MURIERON EN UN ATAQUE CONTRA UN MERCADO EN CALI, INFORMARON LAS AUTORIDADES"),
]  # fmt: skip


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_read_however_short_loud_or_full_of_names(text: str) -> None:
    assert tell_language(text).issue is None


@pytest.mark.parametrize(("code", "text"), FOREIGN)
def test_other_languages_are_kept_unread(code: str, text: str) -> None:
    told = tell_language(text)
    assert told.code in code.split("|")
    assert told.issue is not None
    assert told.issue.code == "unread_language"


@pytest.mark.parametrize(("_", "text"), FOREIGN[:3])
def test_a_template_that_says_english_does_not_make_it_so(_: str, text: str) -> None:
    assert tell_language(text, "en").issue is not None


@pytest.mark.parametrize("stated", ["en", "EN-gb", "en_US", "eng"])
def test_what_a_person_states_is_respected(stated: str) -> None:
    assert tell_language(FOREIGN[0][1], stated, binding=True).code == "en"
    assert tell_language(FOREIGN[0][1], stated, binding=True).issue is None


@pytest.mark.parametrize("stated", ["", "und", "unknown", "e\nn", "12"])
def test_a_statement_that_says_nothing_leaves_the_text_to_speak(stated: str) -> None:
    assert tell_language(ENGLISH[0], stated, binding=True).issue is None
    assert tell_language(FOREIGN[0][1], stated, binding=True).code == "es"


def test_what_a_person_states_to_be_foreign_is_not_read() -> None:
    told = tell_language(ENGLISH[0], "sw", binding=True)
    assert told.code == "sw"
    assert told.issue is not None


def test_another_script_is_not_english_whoever_says_so() -> None:
    assert tell_language(FOREIGN[7][1], "en", binding=True).issue is not None


def test_a_short_foreign_page_is_believed() -> None:
    assert tell_language("Seis muertos en Cali", "es").issue is not None


def test_long_texts_are_told_by_more_than_their_beginning() -> None:
    assert (
        tell_language("Lista de nombres de los muertos y de los heridos en el mercado. " * 20 + ENGLISH[8] * 400).code
        == "en"
    )
