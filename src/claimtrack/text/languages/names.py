"""Names that are written in several ways, in any language: people, cities, bodies, one disease.

Groups of spellings; `_` stands for a space. A name of two words is listed whole, and its telling
half alone only where nobody else of that name is in the news. Countries are in `places`.
"""

from __future__ import annotations

NAMES = (
    # bodies
    "who world_health_organization world_health_organisation oms "
    "organización_mundial_de_la_salud organização_mundial_da_saúde "
    "organisation_mondiale_de_la_santé organizzazione_mondiale_della_sanità "
    "weltgesundheitsorganisation wereldgezondheidsorganisatie воз "
    "всемирная_организация_здравоохранения विश्व_स्वास्थ्य_संगठन डब्ल्यूएचओ "
    "عالمی_ادارہ_صحت ڈبلیو_ایچ_او বিশ্ব_স্বাস্থ্য_সংস্থা ডব্লিউএইচও உலக_சுகாதார_அமைப்பு "
    "منظمة_الصحة_العالمية الصحة_العالمية organisasi_kesehatan_dunia dünya_sağlık_örgütü dsö "
    "światowa_organizacja_zdrowia",
    "un united_nations onu naciones_unidas nações_unidas nations_unies nazioni_unite "
    "vereinte_nationen vereinten_nationen verenigde_naties оон संयुक्त_राष्ट्र "
    "اقوام_متحدہ জাতিসংঘ ஐக்கிய_நாடுகள் الأمم_المتحدة pbb bm birleşmiş_milletler onz",
    "eu european_union ue unión_europea união_europeia union_européenne unione_europea "
    "europäische_union europäischen_union europese_unie ес евросоюз यूरोपीय_संघ "
    "یورپی_یونین ইউরোপীয়_ইউনিয়ন الاتحاد_الأوروبي uni_eropa ab avrupa_birliği unia_europejska",
    "nato otan north_atlantic_treaty_organization нато नाटो نیٹو ন্যাটো நேட்டோ الناتو "
    "حلف_شمال_الأطلسي",
    "imf fmi international_monetary_fund fondo_monetario_internacional "
    "internationaler_währungsfonds iwf мвф आईएमएफ آئی_ایم_ایف আইএমএফ صندوق_النقد_الدولي",
    "fatf financial_action_task_force gafi एफएटीएफ ایف_اے_ٹی_ایف",
    "icc international_criminal_court",
    "nhs national_health_service",
    "fbi federal_bureau_of_investigation",
    "cia central_intelligence_agency",
    "cdc centers_for_disease_control",
    "fda food_and_drug_administration",
    "bjp bharatiya_janata_party भाजपा बीजेपी",
    "congress कांग्रेस",
    "hezbollah hizbullah hizballah hizbollah",
    "taliban taleban",
    "al_qaeda al_qaida al_qaeda qaeda",
    "isis isil islamic_state daesh",
    "boe bank_of_england",
    "ecb european_central_bank",
    "afd alternative_für_deutschland",
    # one disease
    "covid covid19 covid_19 coronavirus corona_virus sars_cov_2 corona koronawirus koronawirusa "
    "covid_19_virus virus_corona el_coronavirus коронавирус ковид ковид_19 कोरोना कोविड कोविड_19 "
    "कोरोनावायरस کورونا کووڈ کووڈ_19 করোনা করোনাভাইরাস কোভিড কোভিড_19 கொரோனா கோவிட் கோவிட்_19 "
    "كورونا كوفيد كوفيد_19 koronavirüs covid19_virus",
    # people, and their offices where they have long held them
    "zelensky zelenskyy zelenskiy zelenskyi selenskyj selenski zelenskij zełenski зеленский "
    "volodymyr_zelensky volodymyr_zelenskyy vladimir_zelensky ukraine_s_president "
    "president_of_ukraine ukrainian_president ukraine_president जेलेंस्की",
    "putin poutine vladimir_putin wladimir_putin wladimir_putin путин पुतिन پوتن پوٹن পুতিন "
    "புதின் بوتين russia_s_president russian_president president_of_russia",
    "modi narendra_modi मोदी नरेंद्र_मोदी مودی নরেন্দ্র_মোদি মোদি மோடி مودي indian_prime_minister "
    "india_s_prime_minister prime_minister_of_india",
    "trump donald_trump трамп ट्रंप ट्रम्प ٹرمپ ট্রাম্প டிரம்ப் ترامب",
    "biden joe_biden байден बाइडेन بائیڈن বাইডেন பைடன் بايدن",
    "xi_jinping xi jinping си_цзиньпин chinese_president china_s_president शी_जिनपिंग",
    "erdogan recep_tayyip_erdogan erdoğan эрдоган turkish_president turkey_s_president أردوغان",
    "netanyahu netanjahu netanyahou benjamin_netanyahu нетаньяху नेतन्याहू نیتن_یاہو نتنياهو",
    "macron emmanuel_macron макрон मैक्रों ماكرون french_president france_s_president",
    "kim_jong_un kim_jong kim_jong_il north_korean_leader",
    "gaddafi qaddafi gadhafi kadhafi qadhafi moammar_gadhafi muammar_gaddafi",
    "assad bashar_assad bashar_al_assad al_assad",
    "osama usama",
    "bin_laden osama_bin_laden usama_bin_laden",
    "mursi morsi mohamed_morsi mohammed_morsi",
    # given names
    "mohammed muhammad mohamed mohammad mohd muhammed mahomet mohamad",
    "volodymyr vladimir wladimir wolodymyr",
    "alexander aleksandr alexandr oleksandr",
    "sergei sergey serhiy serhii",
    "yulia julia yuliya",
    "dmitry dmitri dmytro",
    "nikolai nikolay mykola",
    "hussein hussain husain hussayn",
    "ahmed ahmad",
    "yusuf youssef yousef",
    "ibrahim ebrahim",
    "bill william",
    "bob robert",
    "joe joseph",
    "mike michael",
    "jim james",
    "tom thomas",
    "tony anthony",
    "liz elizabeth",
    # cities
    "kyiv kiev kyjiw kijów kiew киев київ कीव کیف কিয়েভ كييف",
    "kharkiv kharkov charkiw harkov",
    "odesa odessa",
    "lviv lvov lwiw lwów",
    "mumbai bombay",
    "kolkata calcutta",
    "chennai madras",
    "bengaluru bangalore",
    "beijing peking pékin pekín pequim pechino",
    "yangon rangoon",
    "new_york new_york_city nyc",
    "los_angeles lax l_a",
    "washington washington_dc washington_d_c",
    "moscow moskau moscou moscú москва mosca moskwa",
    "london londres londra londen londyn",
    "paris parís parigi parijs",
    "rome rom roma rzym",
    "vienna wien viena vienne",
    "cairo kairo el_cairo le_caire القاهرة",
    "jerusalem jérusalem jerusalén",
    "gaza gaza_strip gazastreifen",
    "hong_kong hongkong hk",
    "mecca makkah mekka",
    "vatican holy_see vatikan",
)
