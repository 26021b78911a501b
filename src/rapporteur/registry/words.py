"""Words of names that say what somebody is rather than who: titles, legal forms, particles, numbers, short names."""

# Before or after a person's name; they identify nobody.
TITLES = frozenset(
    "mr mrs ms miss dr prof professor sir lord lady dame monsieur madame mme herr frau senor senora don sheikh shaikh "
    "shaykh sheik cheikh mullah mulla mawlawi maulawi maulvi molvi mawlana maulana haji hajji hadji hajj alhaj qari "
    "ayatollah hojatoleslam imam mufti ustad ustaz sayyid sayed sayyed syed president presidente chancellor premier "
    "minister senator governor ambassador king queen prince princess emir amir pope father rev reverend bishop "
    "general gen colonel col major maj captain capt lieutenant lt brigadier brig commander cdr commandant comandante "
    "admiral adm sergeant sgt marshal spokesman spokesperson spokeswoman eng engineer jr sr fnu mnu na".split()
)
# Between the words of a name; transliterations drop, join and exchange them.
PARTICLES = frozenset(
    "al el ul ad ar as ash an at az ed er es ez bin ben ibn bint binti ould wuld walad ur e i of the de del della der "
    "den van von da dos das du la le les and et y und wa wal fi for di li u".split()
)
# "Son of": between two names it orders them, so that father and son are not exchanged.
FILIAL = frozenset({"bin", "ben", "ibn", "ould", "bint", "binti"})

# Legal forms, levelled to one word per kind of body; they say nothing of who it is.
_FORMS = {
    "corp": "corporation corp corporacion",
    "inc": "inc incorporated",
    "ltd": "ltd limited ltda llc lc lllc plc pcl pte pty pvt private proprietary",
    "jsc": "jsc ojsc cjsc oao zao pao ao ooo ojsk pjsc",
    "co": "co company cia compania compagnie",
    "sa": "sa spa sas sarl srl sro bv nv ag gmbh kg kgaa se aktiengesellschaft as a/s ab oy asa aps kk pt tbk cv",
    "lp": "lp llp",
}
LEGAL_FORMS = {word: form for form, words in _FORMS.items() for word in words.split()}
LEGAL_PHRASES = (
    "limited liability company",
    "public limited company",
    "joint stock company",
    "open joint stock company",
    "public joint stock company",
    "societatea cu raspundere limitata",
    "sociedad anonima",
    "gesellschaft mit beschrankter haftung",
    "aktsionernoe obshchestvo",
    "obshchestvo s ogranichennoi otvetstvennostiu",
    "sp z o o",
    "sp z oo",
    "s a r l",
)

# What bodies are called beside their names; a difference here is a different body, an omission mostly is not.
GENERIC = frozenset(
    "group organization organisation movement network front party army forces force brigade brigades battalion "
    "company foundation society committee association union council ministry department agency office branch bank "
    "trust holding holdings industries industry international national islamic people peoples liberation".split()
)
SPELLED = {
    "labour": "labor",
    "defence": "defense",
    "centre": "center",
    "organisation": "organization",
    "programme": "program",
    "intl": "international",
    "int'l": "international",
    "dept": "department",
    "govt": "government",
    "univ": "university",
    "assn": "association",
    "us": "united states",
    "usa": "united states",
    "uk": "united kingdom",
    "un": "united nations",
    "eu": "european union",
    "uae": "united arab emirates",
    "drc": "democratic republic of congo",
}
NUMBERS = {
    **{w: str(n) for n, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())},
    **{w: str(n) for n, w in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1)},
    **{f"{n}{s}": str(n) for n in range(1, 100) for s in ("st", "nd", "rd", "th")},
}
TENS = {w: n * 10 for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
ROMAN = {r: str(n) for n, r in enumerate("ii iii iv v vi vii viii ix x xi xii xiii xiv xv".split(), 2)}

# Parts of names that so many bear that sharing one says little.
COMMON = frozenset(
    "mohammed mohammad muhammad mohamed mohamad muhammed mohamud ahmed ahmad ali hassan hasan hussein hussain husain "
    "husayn abdul abd abdel abdal abdullah abdallah abu abou umm khan ibrahim omar umar said saeed kim ri pak choe "
    "jang jong kang jo cho jose maria juan carlos ivan sergey sergei vladimir aleksandr alexander jean john "
    "joseph".split()
)
# Short and pet names by what they are short for; both may be compared.
_SHORT = {
    "benjamin": "bibi ben benny",
    "barack": "barry",
    "alexander": "alex sasha aleksandr",
    "vladimir": "volodya vova",
    "mohammed": "mo mohd md muh",
    "michael": "mike mick misha",
    "robert": "bob rob bobby",
    "william": "bill will billy",
    "richard": "dick rick",
    "james": "jim jimmy",
    "john": "jack johnny",
    "joseph": "joe jo",
    "edward": "ed ted eddie",
    "thomas": "tom",
    "anthony": "tony",
    "david": "dave",
    "daniel": "dan danny",
    "charles": "charlie chuck",
    "elizabeth": "liz beth betty",
    "katherine": "kate kathy",
    "margaret": "maggie peggy",
    "yevgeny": "zhenya",
    "dmitry": "dima",
    "nikolai": "kolya",
    "francisco": "paco pancho",
    "jose": "pepe",
    "ignacio": "nacho",
    "abdullah": "abdallah",
    "deogratias": "deo",
}
SHORT_NAMES = {short: full for full, shorts in _SHORT.items() for short in shorts.split()}
