"""Given names of many languages, written in lower case: a capitalised word after one of them is seldom a place.

Source: the more frequent given names of the United States census of 1990 (public domain), and a list of our own of
names
in world news. Names that are places first of all (Paris, Jordan, Chad) are left out.
"""

GIVEN_NAMES = frozenset(
    """
    aaron abby abdallah abdel abdi abdirahman abdul abdulaziz abdullah abdulrahman abe abel abigail abiy aboubakar
    abraham ada adam adan addie adela adele adeline adolfo adolph adrian adriana adrienne agim agnes agustin ahmad
    ahmed ahmet aida aileen aimee aisha ajay akufo al alain alan alana alassane alba albert alberta alberto albin
    alden aldo alejandra alejandro aleksandar aleksandr alex alexander alexandra alexandria alexei alexey alexis
    alfonso alfred alfreda alfredo ali alice alicia alija aline alisa alisha alison alissa allan allen allie allison
    allyson alma alonzo alphonse alphonso alta althea alton alva alvaro alvin alyce alyson alyssa amadou amalia
    amanda amber ameer amelia amie amin amir amit amos amparo amy ana anastasia anders anderson andre andrea andrei
    andres andrew andrey andriy andrzej andy angel angela angelia angelica angelina angeline angelique angelita
    angelo angie anil anita ann anna annabelle annalena anne annette annie annmarie anthony antoine antoinette anton
    antonia antonio antony antwan anwar araceli archie ariel aristide arlene arline armand armando arnold arnulfo
    aron arron art arthur arturo arvind ashlee ashley ashok ashraf asif assimi atiku attaullah aubrey audra audrey
    augusta augustin augustine aung aurelia aurelio aurora autumn ava avery avi avigdor avis ayatollah aziz ban
    barack barbara barbra barney barry bart barton basel bashar basil bassam beatrice beatriz beau becky belinda ben
    benazir benigno benita benito benjamin bennett bennie benny bernadette bernadine bernard bernardo bernice bernie
    bert berta bertha bertie beryl bessie beth bethany betsy bette bettie betty bettye beulah beverley beverly
    bezalel bianca bidzina bilal bilawal bill billie billy binyamin bjorn blaine blair blaise blake blanca blanche
    bob bobbi bobbie bobby bojan bola bonita bonnie booker boris bosco bosko boubacar boutros boyd brad bradford
    bradley brady brain branden brandi brandie brandon brandy branko brenda brendan brent bret brett brian briana
    brianna bridget bridgett bridgette brigitte britney brittany brittney brock brooke brooks bruce bruno bryan
    bryant bryce bryon buddy buford bulent burt burton byron caitlin caleb callie calvin cameron camille camilo
    candace candice candy cara carey carissa carl carla carlene carlo carlos carlton carly carmela carmella carmelo
    carmen carmine carol carole caroline carolyn carrie carroll carson carter cary casandra casey cassandra cassie
    catalina catherine cathleen cathryn cathy cecelia cecil cecile cecilia cedric celeste celia celina cesar
    chadwick chance chandra chandrika charity charlene charles charley charlie charmaine chase chasity cheick
    chelsea chen cheri cherie cherry cheryl chester chidi chinedu choguel chris christa christi christian christie
    christina christine christophe christopher christy chrystal chuck chung ciaran cindy clair claire clara clare
    clarence clarice clarissa clark claude claudette claudia claudine clay clayton clement cleo cleveland cliff
    clifford clifton clint clinton clyde cody colby cole coleen coleman colette colin colleen collin concepcion
    concetta condoleezza connie conrad constance consuelo cora corazon corey corina corine corinne corneille
    cornelia cornelius cornell corrine cory courtney coy craig cristina cruz crystal curt curtis cynthia cyril cyrus
    daisy dale dalton damian damien damon dan dana dane danial daniel danielle danny dante daphne darcy daren darin
    darius darla darlene darnell darrel darrell darren darrin darryl darwin daryl dave david davis davit daw dawn
    dean deana deandre deann deanna deanne debbie debora deborah debra debretsion declan dee deena deepak deidre
    deirdre dejan delbert delia della delmar delores deloris demetrius dena deng denis denise dennis denny derek
    derick derrick desiree desmond desta devin devlet devon dewayne dewey dexter diana diane diann dianna dianne
    dick didier diego dieter dieudonne dilip dina dino dion dionne dirk dixie dmitri dmitry dmytro dollie dolly
    dolores domingo dominic dominick dominique don dona donald donna donnell donnie donny donovan dora doreen dorian
    doris dorothea dorothy dorthy dostum doug douglas doyle dragan drew duane dudley duncan dustin dusty dwayne
    dwight dylan eamon earl earle earlene earline earnest earnestine ebony ed eddie eddy edgar edi edith edmond
    edmund edna eduardo edward edwardo edwin edwina effie efrain efren ehud eileen elaine elba elbert eldon eleanor
    elena eli elias elijah elinor elisa elisabeth elise eliseo eliza elizabeth ella ellen elliot elliott ellis elma
    elmer elmo elnora eloise eloy elsa elsie elton elva elvia elvin elvira elvis elwood emanuel emeka emerson emery
    emil emile emilia emilio emily emma emmanuel emmerson emmett emory enid enrique erdogan eric erica erich erick
    ericka erik erika erma erna ernest ernestine ernesto ernie errol ervin erwin esmeralda esperanza essie esteban
    estela estella estelle ester esther ethan ethel etienne etta eugene eugenia eugenio eula eunice eva evan
    evangelina evangeline eve evelyn everett everette ezra fabian fabrice faisal faith fannie fanny farhan farid
    fatima fatma fatos faustin fawzi fay faye faysal federico felecia felicia felicien felipe felix ferdinand ferenc
    fern fernando festus fidel filippo fletcher flora florine flossie floyd forest forrest fran frances francesca
    francine francis francisca francisco francois franjo frank frankie franklin fred freda freddie freddy frederic
    frederick fredrick freeman freida frieda fumio gabriel gabriela gabrielle gail gale galen garland garrett garry
    garth gary gavin gay gayle gedion gena genaro gene genevieve geoffrey george georgette georgina gerald geraldine
    gerard gerardo gerhard gerry gertrude getachew ghassan gideon gil gilbert gilberto gilda gilles gina ginger
    giorgi giovanni giuseppe gladys glen glenda glenn glenna gloria golda goldie gonzalo goodluck gopal goran gordon
    gotabaya grace gracie graciela grady graham grant greg gregg gregorio gregory greta gretchen grover guadalupe
    guillaume guillermo gul gulbuddin gunnar gunther gus gustavo guy gwen gwendolyn gyorgy habib haibatullah haidar
    haider haile hailemariam hakan hal haley hallie hamid hamidullah hamza hani hannah hans haris harlan harley
    harold haroon harriet harriett harris harrison harry harun harvey hasan hashim hasina hassan hattie hazel heath
    heather hector heidi heiko heinz hekmatyar helen helena helene helga helmut henri henrietta henry herbert
    heriberto herman herminia hernan herschel hershel herve herzi hesham hester heydar hibatullah hilary hilda
    hillary hiram hiroshi hisham hla hlaing hollie hollis holly homer hope horace hossein howard htun hu hua huang
    hubert hugh hugo hui hulusi humberto hung hunter husain hussain hussein ian ibrahim ibrahima ida idriss ignacio
    igor ihor ila ilene ilham ilyas imelda imogene imran imtiaz ina ines inez ingrid ion iqbal ira irakli irene iris
    irma irvin irving irwin isaac isabel isabella isabelle isaiah isaias ishaq isiah isidro ismael ismail issac
    itamar iva ivan ivory ivy jabbar jack jackie jacklyn jaclyn jacob jacqueline jacquelyn jacques jaime jairo jake
    jalal jamal jamar jame jamel james jami jamie jamil jan jana jane janell janelle janet janette janice janie
    janine janis janna jannie jared jaroslaw jarrett jarrod jarvis jasmine jason jasper javed javier jawad jay jayne
    jayson jean jeanette jeanie jeanine jeanne jeannette jeannie jeannine jeff jefferson jeffery jeffrey jeffry
    jenifer jenna jennie jennifer jenny jens jerald jeremiah jeremy jeri jermaine jerome jerri jerrod jerry jess
    jesse jessica jessie jesus jewel jewell jiang jill jillian jim jimmie jimmy jinping jo joan joann joanna joanne
    joaquin jocelerme jocelyn jodi jodie jody joe joel joesph joey johann johanna johannes john johnathan johnathon
    johnie johnnie johnny joko jolene jomo jon jonas jonathan jonathon jong joni jorge joschka jose josef josefa
    josefina joseph josephine josh joshua josie josue jovan jovenel joy joyce juan juana juanita judith judy jules
    julia julian juliana julianne julie juliet juliette julio julius jun junichiro junior jurgen justin justine
    kabila kagame kaitlin kamal kamran kara kareem karen kari karim karin karina karl karla karyn kasey kate katelyn
    katharine katherine katheryn kathie kathleen kathrine kathryn kathy katie katina katrina katy kay kaye kayla
    keisha keith kelley kelli kellie kelly kelsey kelvin kemal ken kendall kendra kendrick kenji kenneth kennith
    kenny kent keri kermit kerri kerry kevin khadija khaled khaleda khalid khan khawaja khin kieth kiir kim
    kimberley kimberly kipchumba kirby kirk kirsten kitty klaus ko kofi konstantin kostyantyn kris krishna krista
    kristen kristi kristie kristin kristina kristine kristopher kristy krystal kumar kurt kurtis kwame kyaw kyi kyle
    kyrylo lacey lacy ladonna laila lakeisha lakisha lal lam lamar lamont lana lance landon lane lanny lara larry
    lars laszlo latasha latisha latonya latoya laura laurel lauren laurence laurent lauri laurie lavern laverne
    lavonne lawanda lawrence layla lazaro lea leah leann leanna leanne lech lee leigh leila lela leland lelia lemma
    lemuel lena lenora lenore leo leola leona leonard leonardo leonel leonor leopoldo leroy les lesa lesley leslie
    lessie lester leta letha leticia letitia levan levi levon lewis li liam lidia lila lilia lilian liliana lillian
    lillie lilly lily lin lina linda lindsay lindsey linwood lionel lisa liu liz liza lizzie ljubisa lloyd logan
    lois lola lolita lon lonnie lora loraine loren lorena lorene lorenzo loretta lori lorie lorna lorraine lorrie
    lottie lou louella louie louis louisa louise lourdes lowell loyd luann luc lucas lucia luciano lucien lucile
    lucille lucinda lucio lucy ludwig luella luigi luis luisa luke lula lupe luther luz lydia lyle lynda lynette
    lynn lynne lynnette ma mabel mable machar mack madeleine madeline madelyn madge mae magdalena maggie magnus
    mahamat mahdi mahesh mahinda mahmoud mahmud mai maithripala major maksym malcolm malinda mallory mamie mandy
    manfred manmohan manoj mansoor mansour manuel manuela mao mara marc marcel marcela marcelino marcella marci
    marcia marcie marco marcos marcus marcy margaret margarita margarito margery margie margo margret marguerite
    mari maria mariam marian mariana marianne mariano maribel maricela marie marietta marilyn marina mario marion
    marisa marisol marissa maritza marjorie mark marla marlene marlin marlon marquis marquita marsha marshall marta
    martha martin martina marty marva marvin marwan mary maryam maryann maryanne maryellen marylou mason masood
    masoud massimo mathew mathieu matilda matt matteo matthew mattie maude maulana maulvi maung maura maureen
    maurice mauricio mavis max maxim maximo maxine maxwell maynard mayra meagan megan megawati meghan mehdi mehmet
    melania melanie melba meles melinda melisa melissa melody melva melvin menachem mercedes meredith merle merlin
    merrill mervin mevlut mia micah michael micheal michel michele michelle mickey miguel mike mikhail mikheil
    milagros mildred miles millard millicent millie milorad milosevic milton min mindy minerva ming minnie miodrag
    miranda miriam mirza misty mitch mitchel mitchell mitt mitzi moctar modibo mohamad mohamed mohammad mohammed
    mohamud mohsin moises mollie molly momcilo mona monica monique monroe monte monty moon morgan morris morton
    moses moshe moussa muhammad muhammadu mujahid mukesh mullah munir muntasir murad muriel murray musa museveni
    mustafa mustapha mwai mykhailo mykola myles myo myra myrna myron myrtle nabil nadeem nadia nadine naeem naftali
    naing najib nana nancy nanette nannie naomi naoto narendra naresh nasir nasser natalia natalie natalya natasha
    nathan nathaniel nawaz nazir neal nebojsa ned neil nelda nell nellie nelson nestor netanyahu nettie neva newt
    ngozi niall nicholas nichole nick nickolas nicolae nicolas nicole nigel nikki nikol nikola nikolai nina nino
    nita nitin njoroge nkunda nnamdi noah noe noel noelle noemi nola nolan nona noor nora norbert noreen norma
    norman normand norris nour numbers nur octavio odell odessa ofelia okechukwu ola olaf oleg oleh oleksandr
    oleksiy olena olga olha olive oliver olivia olivier ollie olof olusegun omar omer omondi opal ophelia ora orban
    orville oscar osman osvaldo othman otieno otis otto oumar ousmane owen pablo padraig pagan paige pam pamela
    panfilo pankaj pansy paolo park parker pascal pasquale pastor pat patrica patrice patricia patrick patsy patti
    patty paul paula paulette pauline pavel pavlo pearl pearlie pedro peggy penelope penny percy perry pervez pete
    peter petra petro phil philip philippe phillip phoebe phyllis pierre piotr polly prabowo prakash pranab praveen
    prayut predrag preston priscilla priya pyotr qasim qassem queen quentin quincy quinton rachael rachel rachelle
    radomir radoslaw radovan rae rafael rafiq rahim rahman rahul raila rainer raja rajendra rajesh rajiv ralph ram
    ramadan ramesh ramiro ramon ramona ramush ramzan ramzi randal randall randell randi randolph randy ranil raphael
    raquel rasheed rashid ratko raul ravi ray raymond raymundo raza reba rebecca rebekah recep reed refugio reggie
    regina reginald reid reinaldo rena rene renee reuben reva rex reyna reynaldo reza rhea rhoda rhonda riad ricardo
    rich richard rick rickey rickie ricky riek rigoberto riley rita ritu riyad rob robbie robby robert roberta
    roberto robin robyn rocco rochelle rocky rod roderick rodger rodney rodolfo rodrick rodrigo rogelio roger roland
    rolando roman romano romeo ron ronald ronda ronnie ronny roosevelt rory rosa rosalie rosalind rosalinda rosalyn
    rosanna rosanne roscoe rose roseann rosella rosemarie rosemary rosetta rosie roslyn ross rowena roxanne roxie
    roy royal royce ruben rubin ruby rudolph rudy rufus ruslan russ russel russell rusty ruth ruthie ryan saad sabah
    sabir sabrina sachin sadie sadiq saeed said salah saleh salim sallie sally salman salva salvatore sam samantha
    sameer sami samir samira sammie sammy samuel sana sandra sandy sanford sani sanjay santos sara sarah sardar
    sarwar sasa sasha saul saundra sayed scot scott scottie scotty seamus sean sebastian segundo sein selahattin
    selena selma serena serge sergei sergey sergio serhiy serzh seth seydou seymour shahbaz shahid shakir shana
    shane shankar shanna shannon shari sharif sharlene sharon sharron shaun shauna shawn shawna sheena sheikh sheila
    shelby sheldon shelia shelley shelly shelton sheree sheri sherman sherri sherrie sherry sheryl shimon shinzo
    shirley shiv shwe shyam siddiq sidney silas silvia silvio simon simone sinead sirajuddin slobodan socorro soe
    sofia sohail solomon son sondra sonia sonja sonny sonya sophia sophie souleymane spencer stacey staci stacie
    stacy stan stanislav stanley stefan stefanie stella stephan stephane stephanie stephen sterling stevan steve
    steven stevie stewart stipe stuart subrahmanyam sue suharto sukarno sulaiman suleiman suleyman summer sun sunil
    suresh susan susana susanna susanne sushma susie susilo suu suzanne suzette sven svetlana sybil sylvain
    sylvester sylvia taban tabatha tabitha taha tahir takeshi talal tamara tameka tamera tami tamika tammi tammie
    tammy tamra tania tanisha tansu tanya tara tarek tariq taro tasha tatiana taye taylor tayyip ted teddy tedros
    teodoro terence teresa teri terra terrance terrell terrence terri terrie terry tesfaye teshome tessa tewodros
    thabo thad thaddeus thaksin than thein thelma theodore theresa therese theron thierry thomas thurman tia tiffany
    tim timmy timothy tin tina tisha toby todd tom tomas tomislav tommie tommy toni tonia tony tonya tracey traci
    tracie tracy traian travis trent trenton trevor tricia trina trisha tristan troy trudy truman tshisekedi tunde
    turgut twila ty tyler tyrone tyson tzipi uche uhuru ulysses uma umar umaru ursula usman vaclav vadim valarie
    valentin valeria valerie valeriy valery vance vanessa vasily vasyl vaughn velma velupillai venkat vera vern
    verna vernon veronica vicente vicki vickie vicky victor victoria vijay viktor viktoria vilma vince vincent vinod
    viola violet virgie virgil virgilio vitalii vitaly vito vivian vladimir vojislav volker volodymyr vonda vuk wade
    wahid waleed walid wallace walter wanda wang wanjiru ward warren wasim wayne wei weldon wen wendell wendi wendy
    wesley weston whitney wilbert wilbur wilburn wilda wiley wilford wilfred wilfredo will willa willard william
    williams willie willis wilma wilmer wilson win winfred winifred winnie winston wm wole wolfgang woodrow workneh
    wu wyatt xavier xi yahya yair yang yaroslav yasin yasir yasser yelena yemi yesenia yevgeny yevhen yingluck
    yitzhak yoav yogi yolanda yoshihide yossi young younis yousef youssef yousuf yoweri yukio yulia yuliya yunus
    yuri yuriy yury yusuf yves yvette yvonne zabihullah zachary zachery zaher zahir zahra zainab zaki zalmay zane
    zaw zeljko zelma zhang zhao zhou zia ziad zoran zulfikar zulfiqar zurab
    """.split()
)

# Left out above: places first of all, but given names where a surname follows.
PLACES_THAT_ARE_GIVEN = frozenset(
    """
    america asia austin brooklyn carolina chad charlotte china dakota dallas denver florence georgia houston india
    israel jackson jordan kenya lincoln london madison orlando paris santiago savannah sydney trinidad troy vienna
    virginia
    """.split()
)
