"""Three marked dispatches on two invented episodes, with protected persons, for the tests of the views."""

MARKET = """
{f1:At least 14 people were killed} when {i1:mortar rounds hit a market} in {p1:Kadugli}, {p2:South Kordofan}, \
{t1:on Sunday}, {q1s:{a2:the Nuba Doctors' Union}} {q1c:said}. The dead included {v1:Hassan Abdelrahim}, 41, a tailor.

{q2c:"}{q2x:The {a3:army} fired from the hill}{q2c:," said} {q2s:{a1:Mariam Osman}, a tea seller}. Osman's stall \
burned. {q3s:{a4:Brigadier Tariq Daoud}} {q3c:denied} {q3x:that the {f2:14} had died by army fire}.
---
t1 DATE days=2024-06-02
p1 town country=SD admin1="South Kordofan" at=11.01,29.72
p2 admin1 country=SD admin1="South Kordofan"
a1 person protected name="Mariam Osman"
a2 ngo name="Nuba Doctors' Union"
a3 military name=army
a4 person name="Tariq Daoud" of=a3
q1 medical asserts actor=a2
q2 resident accuses actor=a1 target=a3
q3 official denies actor=a4
i1 shelling days=2024-06-02 at=p1,p2 by=a3:possible:q2 said=q1,q2 targets=market
f1 killed 14.. of=i1 at=p1 said=q1 days=2024-06-02
f2 killed 14 of=i1 said=q3
v1 killed 1 name="Hassan Abdelrahim" age=41 of=i1 said=q1
"""
FUNERAL = """
Hundreds walked behind the coffin of Hassan Abdelrahim on Monday. {f1:Two hundred families fled} {p1:Kadugli}, \
according to {q1s:{a1:the UN}}, and Mr. Daoud of the army spoke of {q2x:calm}.
---
p1 town country=SD admin1="South Kordofan" at=11.01,29.72
a1 io name="United Nations"
q1 io asserts actor=a1
q2 official asserts
f1 displaced 200 unit=families at=p1 said=q1
"""
BRIDGE = """
{f1:Three soldiers died} in {i1:an ambush} near {p1:Popayán} {t1:on 20 May}, the newspaper found.
---
t1 DATE days=2024-05-20
p1 town country=CO admin1=Cauca at=2.44,-76.61
i1 armed_clash days=2024-05-20 at=p1
f1 killed 3 who=combatants of=i1 at=p1 days=2024-05-20
"""
READING = """
{q1s:{a1:A resident}} of {p1:Reading} {q1c:said} {q1x:{f1:two people died}}. {q2s:{a2:May Reading}, a nurse} \
{q2c:agreed}. Reading was quiet in may, the residents of Reading may return.
---
p1 town country=GB admin1=England at=51.45,-0.97
a1 person protected name="a resident"
a2 person protected name="May Reading"
q1 resident asserts actor=a1
q2 medical confirms actor=a2
f1 killed 2 at=p1 said=q1
"""
