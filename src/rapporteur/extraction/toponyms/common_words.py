"""Words that some place of the world bears as its name but that English uses for something else more often.

Source: counts of lower-case against capitalised use in the development corpora (LGL, GeoVirus, PolNeAR, TimeBank),
joined with the gazetteer's names; days, months, titles and institutions by hand.
"""

COMMON_WORDS = frozenset(
    """
    a academy accord according acre advance after agency airport akin al all allah allege alliance alone along also
    alter although an and anew angels anger angered angle annex another anthem any apples april apt arafat are area
    aren arena army arrest arsenal artillery as ashura ask assad assumption auditorium august aura avenue awe bacon
    bad bag bail ball ballots banana band bang bank banks banner banning bar bare barn bars base basic basing bat
    battle battlefield battleground bear bed bee beer beers before began begun bells belt bent best betting bias
    bible bid biden bigger billed bites biting blacks blair blast blessing blond boil bona bond bone book boom
    boomer boon boos booth border born borne both bottom boundary bow bowl bowling box brain brains bran branch
    brand brash brass brick bridge brig bright brilliant broke brown brush bu bullet bully bungalow burden bureau
    burns burst bury bush busing bust busy but butt butterfly butts buy cabinet cache cactus cage calamity caller
    came cameron camp camps can canal candor capital captain car carbon care cargo carry cars carter cases cash
    casino casinos cast cat cathedral catholic caves celebration cell cement center central centre centres cents
    century chagrin chair chairman chamber chambers champion championship chance change charge chase chat checkpoint
    cherry chief chili chinook chipping choir christian christians christmas church circle cite clever clinch clinic
    clinton clot cloud club coal coffee coin coli college colonel colony coma combine come comfort commerce
    commissioner commonwealth communism competition compound concession concrete congress conservation constitution
    content contention contest continental conversion convoy cook cool cooling cope corn corners corporation cottage
    cotton couches council course court cousins crap crater cross crystal culture cup cut cutoff cuts dad dare
    darling date dawn day deal dean december deep deer defiance delay delta democrat democratic democrats dent
    deport deposit deputy desk dial die dig dining dire director discovery divide dnain do dogs dole dollar don doom
    door down downs downtown dr drag drain drama drew driver drowning drug drum dry dual dug during each ear early
    earnest earth east easter eastern echo eclectic economy ed effort eid email emblem empire energetic energy
    engineer enter enterprise equality era erode essay ever every exchange exhibition experiment export eye faith
    fall falls fare farmers farmland farms fatah fate february federal federation fell fertile few fines fireworks
    fiscal flee fleet flesh force fore forest forge forth fortune fossil foster fountain four freedom friday friend
    friendly friendship from front frontier fully gala games gaming gandhi gang gap garda garden garner gas gates
    gateway gay gaze gazette general gets ghani give glad glide globe go god goes going gold golden golf gone gonna
    goodwill gorbachev gossip got governor grab grabs grace grain grand grandson grant grants grass grave gray
    greater green greens grenade grim grin grit gross guardian guessing guide gulf guns guy had hail halfway hall
    halls halt hamas hammer hand hang happy harbor hard harm hat hatch haven hawks hazard he headquarters healing
    heard hell helper her herald here heritage hero hey hezbollah highways hills hillside hire his hit holder hole
    holiday home homeland hometown honey hope hospital hot hotel hour house houthi how however hub human humble hunt
    hunting hurricane hurt i if independence independent industry institute internet iron is islam islamic island it
    its jam january jewish job journal judge july june junior jury just justice karzai keen kennedy keys kill kilo
    kin king kings kissing knees knock koran lab label labor lack lame landing landmark lane laser law lawn lay lead
    leader league lean legacy lend lender lens lent level lever levy liberal liberation liberty lieutenant light
    liking limit line lion lions list lit lively lives loan loans lock locking lone long look loop loose loss lot
    love loving lower loyal luck lucky lung lure mad made mafia magazine mail mailing main major make makes male
    mall mammoth man manage mansion many marathon march marches mark marker market marks marrow marshal massacre
    masse mate maverick maximum may mayor me means meanwhile media mega men mentor mercury mercy mere merit merkel
    mess messy met metal metro middle midtown mile miles mill mind mine mineral mining minister ministry minor minus
    mirror mission mobile model modern modi mogul mold monday monitor monster monument moon moral more morsi mosque
    mosquito most mound mounds mountain mr mrs ms mubarak much mud musharraf muslim muslims muster mute my name
    naval navy nearest needle needles nest net never newborn newcomers news nice nine nixon no nods non none nor
    normal north northeast northern northwest nose not november obama observer occasion ocean october of officer
    okay olds olympics on once one onset op opportunity or oral orange other our oust ousted outlook over oversee
    pace pack pact page pains paint pale panic paper parent park parks parliament parole part passage pasta patrol
    pavilion pay peace pearl peel peer pen per perk person petroleum phone pies pile pill pin pinch pink pioneer
    pirate plain plan planes plans plaque plate plaza plenty plot plunge plus point poking pole police poll polling
    pond pool pop pope popular port porter poses posing possession post pound power powers pray president press
    price prince principal pristine proclamation progress propel prospect prosperity prosperous proven punch
    purchase pure purse putin qaddafi quarter quran rabin race radio rage rail rain rainbow rains ramadan ran random
    rapid rash rate re reach reading reagan real receiving record recovery red redemption reform rehab rein reliance
    republic republican republicans research reserve reservoir rest retreat reunion review rice rich rid ride rider
    riding rifle ring ripe rise risen rivers road rock rode rodent rodeo roles rolls root rose roses roundup rude
    rule run rung rush sad saddam sadly saga said sake sale sales salmon salt same samples sand sane sang saturday
    sauce savage save say scant school seaside secretary section sector sedan see seem seen sees sell sells semi
    senate senator send sense sent sentinel september sergeant series servant serves settle seven several shape
    shaping share shared sharon sharp she shell shepherd sheriff shia shields shiite shipyard shore shot shove shut
    side siding simmering since sing singer sir sisi sisters sixteen ski skyline slap slaughter slide smile snow so
    sober soften sole solo some son song sore sort sorts soul sour south southern southwest soy spat spike split
    spoken spokesman spray spring spur spy stall stamp stamps staple staples star stark start station steadfast
    steep steps sterling stern still stock stoke stone store story strand straw street strong success such sue sued
    summer summers summit sun sunday sunni sunset superior surges surprise swallow swamp swan sway sweet swift
    switch tactic tad taker taking tale talent taliban tall tame tank tape tapes taping tapping tea team telegraph
    tell teller tells temple tender tent terminal than that thatcher the their them then there thermal these they
    this those though thursday till tilt time times tire titan to toast toll tone tongue tool torn tornado torrent
    tour tours towns trail train transit trap treasure tree trial tribune trim trio trip triumph trooper troublesome
    troupe trump tsunami tube tuesday tumble tune turn tv twin twist un union unity university until upper us usa
    used uses van vary veteran veto vice victor victory visa vote voters waging waits wake walk wall walls war ward
    warn warns warrior wary wash waterways wave ways we web wedding wednesday weed week welcome well were west
    western what when where while white whites who why wilderness will windfall wing winner winters wise wood wool
    worth yell yeltsin yes yoga you young your zardari zeal zero zone zoo
    """.split()
)
