"""Where the sentences of a language end, as data: its abbreviations, ranks and marks.

Abbreviations stand in small letters without their last dot, separated by spaces; one letter in small
letters is no initial of a name. They were collected by hand and held against treebanks.
"""

from __future__ import annotations

from collections.abc import Mapping

from claimtrack.text.languages.language import Ends

ENDS: Mapping[str, Ends] = {
    "en": Ends(
        before_names="drs rt mr mrs ms mx dr prof sr sra st gen lt col maj capt cmdr adm sgt cpl pvt rev fr hon gov sen"
        " rep pres supt insp sri smt shri mt ft vs v viz cf ca approx fig figs eq vol nos pp sec ch e.g i.e messrs",
        before_numbers="no № n° jan feb mar apr jun jul aug sep sept oct nov dec p rs op art para pop",
        maybe_last="al inc ltd co corp llc plc bros dept dist est etc jr esq ave blvd rd univ assn mon tue tues wed"
        " thu thur thurs fri sat sun hrs min oz lb dc ph.d m.d b.a m.a ca incl max",
        starters="the a an this that these those it he she they we you his her their its our my in on at as but and"
        " so if when while after before since there here what who why how for from with no not many most some all"
        " both each however although though according by to one two",
    ),
    "de": Ends(
        before_names="dr prof hr fr frl st bzw z.b d.h z. d. u. o. i. s. v n ca etwa vgl evtl ggf inkl exkl zzgl"
        " abzgl sog gem bspw geb gest verh dipl-ing dipl ing mag hl nat phil med jur rer ev kath röm griech lat engl"
        " frz dt österr schweiz amerik ehem urspr insb insbes einschl allg bes max min u.a u o.ä v.a i.d.r z.zt z.t"
        " m.e i.e s.o s.u a.d u.u gen lt obst hptm maj bgm bm vors vert stellv kgl abt str inh red verf hrsg übers"
        " d.i ff vs tel zit u.s",
        before_numbers="rdn rz tz bauj vol pp nr art abs bd kap s nrn ziff rn aufl jan feb febr mär apr jun jul aug sept sep okt nov dez"
        " tsd abb tab §",
        maybe_last="co mio mrd bio chr jr sen jhd jh uhr std min sek gmbh ag kg e.v u.s.w u.v.m o.g dgl"
        " u.dgl desgl pf tsd",
        starters="dann danach doch nun jetzt heute gestern morgen trotzdem deshalb daher außerdem zudem dabei damit"
        " dort hier so auch aber allerdings jedoch denn wenn weil als nachdem bevor während obwohl nach seit bei"
        " mit von zu für im am beim zum vom wer was wie wo warum wann niemand jeder alle viele einige seitdem"
        " später bisher dennoch insgesamt daraufhin dazu darauf davon es er sie ich wir ihr man das die der dies"
        " diese dieser dieses ein eine einer sein seine ihre unser",
        closing="“‘«",
        ordinals=True,
        ranked="jahrhundert jahrhunderts jh geburtstag geburtstags todestag auflage klasse grades grad spieltag"
        " spieltags liga bundesliga platz tag tages stock obergeschoss etage runde mal satz halbzeit minute"
        " staffel band kapitel weltkrieg weltkriegs",
        nouns=True,
        last="u.s.w u.v.m u.v.a u.dgl u.ä u.a.m",
    ),
    "fr": Ends(
        before_names="M mm mme mmes mlle mlles me mgr dr pr st ste sts cf p.ex ex env av apr ch col cdt cap lt gal"
        " gén adj boul bd vs c.-à-d",
        before_numbers="n° no nos art chap p pp fig vol t janv févr avr juil sept oct nov déc",
        maybe_last="cie ltd inc jr s.a j.-c tél éd coll hab",
        starters="il elle ils elles on nous vous je tu ce cette ces cela ça puis mais or donc car quand lorsque si"
        " comme depuis pendant après avant selon pour en dans sur avec sans à au aux chez qui que où pourquoi"
        " comment combien rien personne",
    ),
    "es": Ends(
        before_names="abg mt sr sra srta sres sras srtas d da dña dr dra dres prof profa ing lic arq abog gral cnel cap tte"
        " sgto cmdte alte mons fr sto sta s ud uds vd vds av avda gob pdte pdta ee p.ej ej aprox cf vs"
        " excmo excma ilmo ilma rvdo mtro mtra ph hnos blvr c.f dir",
        before_numbers="párr párrf lun mié jue vie sáb dom mié cra ca ext nº no n° núm núms nro art arts pág págs p pp cap vol fig ene feb mar abr may jun jul ago"
        " sept oct nov dic tel tfno km",
        maybe_last="cía s.a s.l uu ee.uu jr ltda hab kg cm a.c d.c a.m p.m c.v dept depto apdo co ff.aa rr.hh"
        " cc.oo",
        starters="él ella ellos ellas ello esto eso este esta estos estas ese esa aquí allí así pero sin cuando"
        " mientras según tras desde después antes también además luego entonces ayer hoy mañana nadie nunca quién"
        " qué cómo dónde hay era fue es son está no ya",
    ),
    "pt": Ends(
        before_names="sr sra srs sras srta d dr dra drs prof profa eng enga exmo exma gen cel cap ten sgt av r pe"
        " fr mons des dep sen gov min pres ex ilmo ilma v.ex st sta sto p.ex aprox cf vs dir",
        before_numbers="nº n° no núm art arts pág págs p pp cap vol fig jan fev mar abr mai jun jul ago set out"
        " nov dez tel inc",
        maybe_last="ltda cia s.a jr a.c d.c hab kg eua ltd",
        starters="ele ela eles elas isto isso este esta esse essa aqui ali assim mas quando enquanto segundo"
        " desde depois antes também além então ontem hoje amanhã ninguém nunca quem como onde há foi é são não já",
    ),
    "it": Ends(
        before_names="dir amm psicol dist sig sigg sig.ra sig.na sigra dott dott.ssa dr prof prof.ssa ing avv arch geom rag on sen cav"
        " comm gen col cap ten magg serg mons don s ss p.es es ca cfr vs v.le p.za c.so spett gent egr ill.mo"
        " fam f.lli min pres geb",
        before_numbers="n nr num art artt pag pagg p pp cap vol fig gen feb mar apr mag giu lug ago set sett ott"
        " nov dic tel",
        maybe_last="s.p.a s.r.l a.c d.c jr co u.s.a kg cm",
        starters="egli ella essi lui lei loro questo questa questi queste quello quella qui lì così ma quando mentre"
        " secondo dopo prima anche inoltre poi allora ieri oggi domani nessuno mai chi cosa come dove c'è era è"
        " sono non già",
    ),
    "nl": Ends(
        before_names="dhr mevr mw mr mrs dr drs ir ing prof ds st bijv bv d.w.z o.a m.a.w t.o.v t.b.v i.v.m m.b.t"
        " n.a.v jhr jkvr gen kol maj kapt lt ca resp zgn vgl incl excl max min evt sgt burg v.d h.k.h z.k.h nl i.p.v"
        " a.d c.q",
        before_numbers="nr nrs art blz p pag hfdst jan feb febr mrt apr jun jul aug sept okt nov dec tel",
        maybe_last="c.s b.v n.v mln mld jr sr v.chr n.chr chr co",
        starters="hij zij ze het dit dat deze die er daar hier toen nu dan maar want als terwijl volgens sinds na"
        " voor ook verder gisteren vandaag morgen niemand wie wat hoe waar waarom we wij ik u jij",
        last="e.d e.a m.m",
    ),
    "da": Ends(
        before_names="st hr fr dr prof f.eks bl.a dvs pga ca skt kgl ang iflg jf inkl ekskl if vedr tlf cand mag stud"
        " lic adv gl nr.s evt hhv mht m.h.t p.gr.a ph sml v f",
        before_numbers="n° № nr s kap stk art bd fig jan feb mar apr jun jul aug sep sept okt nov dec kl pkt §",
        maybe_last="mio mia co jr a/s kr tdr e.kr f.kr kbh",
        starters="det den de han hun jeg vi man der her da så men og når hvis efter ifølge siden også i på ingen hvem"
        " hvad hvor hvorfor",
        ordinals=True,
        closing="“«",
        last="o.s.v m.m m.v m.fl o.lign",
    ),
    "no": Ends(
        before_names="hr fr dr prof f.eks bl.a dvs pga ca st kgl ang iflg jf inkl ekskl vedr tlf cand mag stud lic adv"
        " evt mht v f",
        before_numbers="nr s kap art bd fig jan feb mar apr jun jul aug sep sept okt nov des kl pkt §",
        maybe_last="mill mrd co jr kr e.kr f.kr",
        starters="det den de han hun jeg vi man der her da så men og når hvis etter ifølge siden også i på ingen hvem"
        " hva hvor hvorfor",
        ordinals=True,
        last="o.s.v m.m m.v m.fl o.l",
    ),
    "sv": Ends(
        before_names="hr fr dr prof t.ex bl.a dvs d.v.s p.g.a pga ca s:t s.k sk fil kand tekn ang enl jfr inkl exkl"
        " resp tel doc kungl f.d",
        before_numbers="nr s kap art bd fig jan feb mar apr jun jul aug sep sept okt nov dec kl §",
        maybe_last="milj mdr co jr kr e.kr f.kr",
        starters="det den de han hon jag vi man där här då så men och när om efter enligt sedan också i på ingen vem"
        " vad var varför hur",
        closing="”",
        last="o.s.v m.m m.fl o.d",
    ),
    "fi": Ends(
        before_names="esim mm ns ts ks nk prof toht tri hra rva nti n eversti kenr st vrt ent puh os pj vs em mr",
        before_numbers="nro s klo kpl luku kuva",
        maybe_last="jkr ekr oyj oy mrd milj",
        starters="hän he se ne tämä nämä siellä täällä sitten mutta ja kun jos myös minä me sinä te kukaan kuka mitä"
        " missä miksi ei on",
        ordinals=True,
        closing="”",
    ),
    "pl": Ends(
        before_names="fot np tzw im ul św dr prof mgr inż ks o hab płk gen mjr kpt por sierż tj tzn m.in ok ob pl al os"
        " gm pow woj śp red lek hr bp abp kard zob por min max ww zm ur wg pt jw",
        before_numbers="nr art ust pkt str s poz tel par rys",
        maybe_last="r w mln mld tys zł gr godz proc n.e p.n.e sp spół sek min jr m.st",
        starters="on ona ono oni one to ten ta te tam tu wtedy potem ale gdy kiedy jeśli według po przed od także"
        " ponadto nikt kto co jak gdzie dlaczego nie jest był była",
        ordinals=True,
    ),
    "cs": Ends(
        before_names="ing mgr dr prof doc phdr mudr judr rndr bc csc drsc tzv tzn např mj sv ul nám čp p pí sl gen plk pplk mjr kpt por prap"
        " npor ved min max vs cca zejm angl něm lat franc arch akad red fa resp popř event příp dipl ph mga mvdr"
        " rsdr vl",
        before_numbers="č čl odst písm str s kap sv obr tel roč tab hod",
        maybe_last="aj r n.l př.n.l mil mld tis kč hod min st ml spol s.r.o a.s jr l",
        starters="on ona ono oni to ten ta tento tato tam tady pak potom ale když jestliže podle po před od také"
        " navíc nikdo kdo co jak kde proč není je byl byla v na",
        closing="“‘",
        ordinals=True,
    ),
    "sk": Ends(
        before_names="ing mgr dr prof doc phdr mudr judr rndr bc csc drsc tzv tzn napr sv ul nám p pí gen plk pplk mjr kpt npor por ved min max"
        " vs cca najm angl nem lat resp príp event t.j t.z phd mvdr",
        before_numbers="č čl ods písm str s kap obr tel roč tab hod",
        maybe_last="a.i r n.l pr.n.l mil mld tis hod min st ml spol s.r.o a.s jr l",
        starters="on ona ono oni to ten tá tento táto tam tu potom ale keď ak podľa po pred od tiež navyše nikto kto"
        " čo ako kde prečo nie je bol bola v na",
        closing="“‘",
        ordinals=True,
        last="a.i a.pod",
    ),
    "sl": Ends(
        before_names="dr mag prof doc inž g ga gdč sv npr tj t.i oz ul gen polk kap ok cca",
        before_numbers="št čl str s tel pogl",
        maybe_last="r l n.št pr.n.št mio mrd tisoč d.o.o d.d jr",
        starters="on ona ono oni to ta tam tu potem ali ko če po pred od tudi nihče kdo kaj kako kje zakaj ni je bil",
        closing="“«",
        ordinals=True,
    ),
    "hr": Ends(
        before_names="dr mr prof doc ing dipl g gđa gđica sv npr tj tzv ul gen puk kap oko cca fra",
        before_numbers="br čl st str s tel",
        maybe_last="sl god r n.e pr.n.e mil mlrd tis d.o.o d.d jr",
        starters="on ona ono oni to taj ta tamo tu zatim potom ali kad kada ako prema po prije od također nitko tko"
        " što kako gdje zašto nije je bio bila u na",
        closing="“«",
        ordinals=True,
    ),
    "hu": Ends(
        before_names="dr prof ifj id özv pl ún kb ill ld vö szt gróf vmint gen alez",
        before_numbers="sz old bek kt tv",
        maybe_last="kft zrt rt bt nyrt i.e i.sz u.a jr",
        starters="a az ez ő ők ezek azok itt ott akkor aztán de és amikor ha szerint után előtt is senki ki mi hogyan"
        " hol miért nem van volt",
        closing="”",
        ordinals=True,
    ),
    "ro": Ends(
        before_names="dl d-l dna d-na dr prof ing sf str bd gen col mr cpt lt av jud jur conf lect acad ex aprox cca"
        " dvs dlui dnei",
        before_numbers="nr art alin lit pag p cap vol fig tel ian feb mar apr iun iul aug sept oct nov dec",
        maybe_last="ș.a s.a s.r.l î.hr d.hr lei mil mld jr",
        starters="el ea ei ele acesta aceasta acest această acolo aici apoi dar când dacă după înainte de din la în pe"
        " nimeni cine ce cum unde nu este era",
        closing="”",
    ),
    "et": Ends(
        before_names="hr pr lp nt s.o st dr prof sh k.a akad tn mnt pst",
        before_numbers="nr lk p kd tel ptk lg",
        maybe_last="jms jne jt a u.a m.a.j e.m.a mln mld jr",
        starters="ta tema see need nad seal siis aga ja kui pärast enne ka keegi kes mis miks ei on oli",
        ordinals=True,
    ),
    "lv": Ends(
        before_names="dr prof t.i piem sk u.tml akad ģen",
        before_numbers="nr lpp p d",
        maybe_last="utt u.c g gs milj mljrd jr",
        starters="viņš viņa viņi tas tā tie šis šī tur tad bet un kad ja pēc pirms arī neviens kas kā kāpēc nav ir",
        ordinals=True,
    ),
    "lt": Ends(
        before_names="dr prof t.y pvz žr doc akad gen plg vad g pr al",
        before_numbers="nr p d str psl",
        maybe_last="t.t pan kt m mln mlrd tūkst lt val a.a jr",
        starters="jis ji jie tai tas ta šis ši ten tada bet ir kai jei po prieš taip niekas kas kaip kodėl nėra yra",
        closing="“",
    ),
    "is": Ends(
        before_names="dr prof hr frú t.d þ.e sbr sk a.m.k u.þ.b m.a",
        before_numbers="nr bls gr kl",
        maybe_last="o.fl o.s.frv m.kr kr hf ehf jr",
        starters="hann hún það þeir þær þau þetta þar hér þá en og þegar ef eftir frá einnig enginn hver hvað hvernig er",
        closing="“",
        ordinals=True,
    ),
    "bg": Ends(
        before_names="пл г-н г-жа г-ца д-р проф доц инж акад ген полк майор кап св ул бул ж.к гр с т.е т.нар напр вж ср"
        " арх адв н.пр о.з",
        before_numbers="№ чл ал стр т бр гл тел",
        maybe_last="г в др пр млн млрд хил лв ст ч н.е пр.н.е",
        starters="той тя то те това този тази тук там после но когато ако според след преди от също никой кой какво как"
        " къде защо не е беше в на",
        closing="“",
        ordinals=False,
        last="и.др т.н и.пр",
    ),
    "ru": Ends(
        before_names="журн пгт проф г-н г-жа ул им т.е проф акад доц д.м инж ген полк кап лейт ст св пр пл просп пер бул наб р-н"
        " т.к т.н т.о см ср напр гр тов гос о п.п пос дер о.о нач зав зам рис д-р г.г мл изд ред сост т.ч и.о"
        " вр.и.о м.н.с чл.-корр с",
        before_numbers="№ стр п пп гл ст ч т рис табл тел кв д корп оф кл вып",
        maybe_last="г гг в вв др пр н.э до.н.э обл экз чел ч м стр млн млрд трлн тыс руб коп долл кг км мин сек",
        starters="он она оно они это этот эта эти там здесь тут потом затем но когда если по после до от также кроме"
        " никто кто что как где почему не был была в на об о с и а мы я вы при для во со к из за его её их",
        last="т.д т.п и.др и.пр",
    ),
    "uk": Ends(
        before_names="чл журн вид акад вул ім т.зв тобто проф акад доц інж ген полк св просп пров бульв див напр гр п м с смт т.е о"
        " ст ред зав заст нач чл.-кор д-р",
        before_numbers="№ стор ст п пп гл ч т рис табл тел кв буд с",
        maybe_last="р рр ст ін н.е до.н.е обл грн коп млн млрд тис кг км хв год",
        starters="він вона воно вони це цей ця ці там тут потім але коли якщо за після до від також крім ніхто хто що"
        " як де чому не був була в у на про і та ми я ви при для",
        last="т.д т.п",
    ),
    "kk": Ends(
        before_names="проф акад м обл ауд қ",
        before_numbers="№ б",
        maybe_last="ж жж ғ т.б т.с.с млн млрд тг жыл",
        starters="ол олар бұл бұлар осы сол мұнда сонда кейін бірақ егер және мен біз сіз ал онда",
    ),
    "el": Ends(
        before_names="κ κα κκ κος δρ καθ αγ π.χ δηλ βλ πρβλ αριθ λεωφ οδ γεν συντ ταγ αρχ μητρ σ.σ κ.κ",
        before_numbers="αρ αρθ άρθ παρ σελ σ τομ τηλ εικ κεφ",
        maybe_last="μ.χ α.ε ε.π.ε εκ δισ εκατ δρχ μ.μ π.μ",
        starters="ο η το οι τα αυτός αυτή αυτό εκεί εδώ μετά αλλά όταν αν σύμφωνα από στο στη στην και κανείς ποιος τι"
        " πώς πού γιατί δεν είναι ήταν",
        stops=";",
        last="κ.λπ κ.ά κ.τ.λ",
    ),
    "hy": Ends(
        before_names="պրոֆ ակադ դոկտ փ ք գ տ",
        before_numbers="№ հ էջ",
        maybe_last="թ թթ դ և.այլն մլն մլրդ հազ",
        stops=":",
    ),
    "tr": Ends(
        before_names="sn dr prof doç yrd av gen alb yzb org tüm müh mah sok cad bul apt örn bkz hz st çev"
        " haz ed öğr gör uzm op",
        before_numbers="no nr s sf madde m cilt tel bl",
        maybe_last="vs vd a.ş ltd şti m.ö m.s yy jr co t.c",
        starters="o bu şu onlar bunlar burada orada sonra ancak ama fakat çünkü eğer göre önce da kimse kim ne nasıl"
        " nerede neden biz ben siz her bir",
        ordinals=True,
    ),
    "id": Ends(
        before_names="bpk yth dr prof ir drs dra h hj kh tn ny jl kol letjen mayjen brigjen jend a.n u.p d.a s.d ttd"
        " mr st kab kec kep",
        before_numbers="no hlm hal ps pasal rp tgl telp",
        maybe_last="tbk s.h m.si s.e s.sos m.m ltd",
        starters="ia dia mereka ini itu di ke dari pada namun tetapi tapi ketika jika menurut setelah sebelum juga"
        " tidak siapa apa bagaimana kami kita saya",
    ),
    "vi": Ends(
        before_names="tp ts ths pgs gs tx q p bs ks ông bà vd",
        before_numbers="số tr đ",
        maybe_last="v.v",
    ),
    "ar": Ends(before_names="د أ م ص.ب أ.د", maybe_last="إلخ م هـ ق.م"),
    "fa": Ends(before_names="د م ر.ک", maybe_last="ه.ش ق.م م"),
    "ur": Ends(before_names="ڈاکٹر مسٹر", maybe_last="ء"),
    "hi": Ends(
        before_names="डॉ श्री प्रो मो कु सुश्री पं स्व ई रु", before_numbers="नं सं", maybe_last="आदि"
    ),
    "mr": Ends(before_names="डॉ श्री श्रीमती प्रा सौ कु ॲड पं रु", before_numbers="क्र", maybe_last="इ"),
    "bn": Ends(before_names="মো ডা ড মোঃ অধ্যা", before_numbers="নং পৃ"),
    "ta": Ends(before_names="திரு திருமதி டாக்டர் பேரா செல்வி எம் கே எஸ் ஆர்", before_numbers="எண் ரூ"),
    "gu": Ends(before_names="ડૉ ડો શ્રી પ્રો સ્વ રૂ"),
    "pa": Ends(before_names="ਡਾ ਸ੍ਰੀ ਸ਼੍ਰੀ ਪ੍ਰੋ ਸ ਰੁ"),
    "te": Ends(before_names="డా డాక్టర్ శ్రీ ప్రొ రూ"),
    "kn": Ends(before_names="ಡಾ ಶ್ರೀ ಪ್ರೊ ರೂ"),
    "ml": Ends(before_names="ഡോ മി ശ്രീ പ്രൊ പ്രൊഫ രൂ"),
    "zh": Ends(saying="说|表示|问道|问|称|答道|喊道|道|指出|写道|回答|說|問|稱|寫道"),
    "ja": Ends(saying="と|って"),
    "bo": Ends(stops="།"),
    "dz": Ends(stops="།"),
}
"""By ISO 639-1; the forms of Norwegian are one."""
