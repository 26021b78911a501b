"""Seats of national governments, by folded name: the towns that news lets stand for their rulers."""

_SEATS = """
AE abu dhabi; AF kabul; AL tirana; AM yerevan; AO luanda; AR buenos aires; AT vienna; AU canberra; AZ baku;
BA sarajevo; BD dacca; BD dhaka; BE brussels; BF ouagadougou; BG sofia; BH manama; BI bujumbura; BI gitega;
BJ cotonou; BJ porto novo; BO la paz; BR brasilia; BT thimphu; BW gaborone; BY minsk; CA ottawa; CD kinshasa;
CF bangui; CG brazzaville; CH bern; CH berne; CI abidjan; CI yamoussoukro; CL santiago; CM yaounde;
CN beijing; CN peking; CO bogota; CR san jose; CU havana; CY nicosia; CZ prague; DE berlin; DE bonn;
DJ djibouti; DK copenhagen; DO santo domingo; DZ algiers; EC quito; EE tallinn; EG cairo; ER asmara;
ES madrid; ET addis ababa; FI helsinki; FJ suva; FR paris; GA libreville; GB london; GE tbilisi; GH accra;
GM banjul; GN conakry; GR athens; GT guatemala city; GW bissau; GY georgetown; HN tegucigalpa; HR zagreb;
HT port au prince; HU budapest; ID jakarta; IE dublin; IL jerusalem; IL tel aviv; IN delhi; IN new delhi;
IQ baghdad; IR teheran; IR tehran; IS reykjavik; IT rome; JM kingston; JO amman; JP tokyo; KE nairobi;
KG bishkek; KH phnom penh; KP pyongyang; KR seoul; KW kuwait city; KZ astana; LA vientiane; LB beirut;
LK colombo; LK sri jayawardenepura kotte; LR monrovia; LS maseru; LT vilnius; LU luxembourg; LV riga;
LY tripoli; MA rabat; MD chisinau; ME podgorica; MG antananarivo; MK skopje; ML bamako; MM nay pyi taw;
MM naypyidaw; MM naypyitaw; MM rangoon; MM yangon; MN ulaanbaatar; MN ulan bator; MR nouakchott; MT valletta;
MV male; MW lilongwe; MX mexico city; MY kuala lumpur; MZ maputo; NA windhoek; NE niamey; NG abuja;
NI managua; NL amsterdam; NL the hague; NO oslo; NP kathmandu; NP katmandu; NZ wellington; OM muscat;
PA panama city; PE lima; PG port moresby; PH manila; PK islamabad; PL warsaw; PS ramallah;
PT lisbon; PY asuncion; QA doha; RO bucharest; RS belgrade; RU moscow; RW kigali; SA riyadh; SD khartoum;
SD port sudan; SE stockholm; SG singapore; SI ljubljana; SK bratislava; SL freetown; SN dakar; SO mogadishu;
SR paramaribo; SS juba; SV san salvador; SY damascus; TD n djamena; TD ndjamena; TG lome; TH bangkok;
TJ dushanbe; TL dili; TM ashgabat; TN tunis; TR ankara; TW taipei; TZ dar es salaam; TZ dodoma; UA kiev;
UA kyiv; UG kampala; US washington; UY montevideo; UZ tashkent; VA vatican city; VE caracas; VN hanoi;
XK pristina; YE aden; YE sana; YE sana a; YE sanaa; ZA pretoria; ZM lusaka; ZW harare
"""

CAPITALS = {name: country for country, name in (seat.split(maxsplit=1) for seat in _SEATS.split(";"))}
