"""Telling words: the few commonest small words of many languages, by which a text is recognised.

Always loaded, so kept short. Languages without data are here too, so that a text in one of them is
not taken for another.
"""

from __future__ import annotations

TELLING = {
    code: frozenset(words.split())
    for code, words in (
        (
            "en",
            "the of and to in a is for on with was by that at from as are has have were been not "
            "be will his her he she it they their after over who which than would about more an "
            "had this but or its into does did says said no all you we i my your if can could "
            "should against before during people year years new first two million percent",
        ),
        (
            "de",
            "der die das und ist nicht ein eine einen einem einer den dem des mit von zu auf "
            "für im hat haben wird werden wurde wurden sind war sich auch als bei nach aus "
            "über zum zur kein keine keinen durch wegen gegen unter wie dass er sie wir ich "
            "am um ohne mehr in es an hatte kann waren seine noch nur so ihre sein diese "
            "zwischen vor viele sagte ihrer ihr gibt sehr dieser bis aber jedoch eines "
            "letzten worden oder hatten seiner neue was ihren immer ersten anderen können "
            "einige würde davon zurück vom beiden alle sagt sollte ungefähr gab nachdem ob "
            "diesem uns doch denen neuen wenn darauf könnte schon",
        ),
        (
            "es",
            "el la los las de del y en que un una unos unas es son fue fueron ha han se su "
            "sus por para con no al más como pero este esta entre sobre sin desde hasta "
            "también está muy lo le les era todos todas contra según tras a años dos lugar "
            "puede había gran dijo ya parte año cuando tiene solo o embargo muchos mundo "
            "personas guerra momento ser veces si todo menos estaba mucho historia están "
            "durante elecciones tanto gobierno tiempo siglo",
        ),
        (
            "fr",
            "le la les des du de un une et est sont a ont été en que qui dans pour par sur "
            "avec ne pas plus au aux ce cette son sa ses il elle ils se d l n s qu sans entre "
            "après comme mais était nous vous je leur leurs contre selon tous toutes à fut "
            "être avait peut deux y très fait également dit ans lui on cela avant c quand "
            "jusqu même vers ces bien partie ou depuis autres histoire si monde encore fois "
            "eux tout gouvernement plusieurs",
        ),
        (
            "pt",
            "o os as um uma de do da dos das e é são foi foram em no na nos nas que não se "
            "por para com ao à aos às mais como mas seu sua seus suas pelo pela entre sobre "
            "sem até está tem têm ser também já eu ele ela contra segundo após todos todas a "
            "anos eles muito pode pessoas grande vez estão parte disse tinha ter depois sido "
            "isso estava durante vida dois quando muitos ou podem tempo vezes história diz "
            "ano apenas governo então região",
        ),
        (
            "it",
            "il lo la i gli le un una uno di del della dei delle degli dal dalla e è sono ha "
            "hanno non che in nel nella nei nelle per con su sul sulla al alla ai alle si da "
            "più come ma suo sua anche stato stata stati tra fra dopo senza contro secondo "
            "tutti tutte questo a l dell essere era loro anni fu venne può all due solo "
            "persone tempo se o cui prima molto parte altri periodo mondo quella città aveva "
            "sempre quando avevano già fatto giorno ancora numero molti quanto tutto circa",
        ),
        (
            "nl",
            "de het een en van in is op te dat die voor met niet zijn aan er om ook als bij "
            "door naar uit over wordt worden werd werden heeft hebben was geen dan maar tot "
            "onder nog hij zij ze je we wij hun meer tegen alle omdat kan zal jaar ik eerste "
            "al had zich moet of na wel dit zou zo nu zaterdag twee kunnen s haar hoe tweede "
            "wat moeten hem heel nieuwe kinderen zorg drie deel wil één ploeg toernooi andere "
            "gisteren vier deze komt mensen won krijgen tussen af tijd gaan der veel toch heb "
            "houden alleen ben mijn plaats onderzoek kind voorlichting finale eens waar weken",
        ),
        (
            "pl",
            "w i na z do nie się że jest to są o po od za dla przez jak ale oraz był była "
            "było były ma mają został została zostały ze który która które ich jego jej tylko "
            "także przed pod przy bez wszystkie wszyscy we roku r a również jako tym może "
            "będzie co tego lat kiedy jednak tak już czy aby między bardzo więcej części tam "
            "lub być mogą wiele ją wojny tych powiedział swojej ludzi wielu podczas można e n "
            "często którzy kilka niż miejsce latach świecie miasta swojego mówi około zawsze "
            "powiedziała bardziej raz takich wieku swoich trzy ten przeciwko p",
        ),
        (
            "id",
            "yang dan di ke dari dengan untuk pada tidak ini itu adalah akan telah sudah oleh "
            "dalam sebagai bisa dapat karena juga para mereka ia saya kami kita ada bukan "
            "belum lebih orang tahun seorang sebuah setelah tanpa semua bahwa satu besar "
            "banyak bulan tentang sangat baru menjadi selama bagian seperti kota saat "
            "memiliki tapi beberapa tersebut pertama terhadap membuat hari antara baik waktu "
            "lain mulai secara sekitar hingga atau kembali hal tempat merupakan saja sendiri "
            "sama negara tetap digunakan abad luar kepada dia harus mendapatkan perusahaan "
            "dua hanya jelas masa tak musim ujar mengatakan mungkin awal terakhir dunia "
            "pemilihan an kedua lama wilayah membantu paling namun menunjukkan pun salah "
            "perang atas",
        ),
        (
            "tr",
            "ve bir bu da de için ile olarak daha çok olan gibi ama ancak en ne kadar sonra "
            "önce değil var yok tarafından her tüm bütün ise mi mı ya o göre karşı üzerinde "
            "içinde oldu etti edildi yeni nın in nin ın un büyük birlikte te iki a fazla "
            "arasında sahip dedi ardından ilk ilgili geri iyi ortaya olduğunu daki kendi i "
            "veya yılında son diğer şekilde yıl eden bazı üzere konusunda den aynı karar e "
            "birçok yer yı inşa başladı sadece boyunca yapılan gelen küçük kez söyledi alan "
            "nun eski üç kişi yaklaşık başına zamanda genellikle hava ye doğru uzun ele dan "
            "devam açık olmak dahil biri oldukça şey pek önemli yüksek tamamen ki",
        ),
        ("sv", "och att det som en på är av för med till den har inte om ett de var från under"),
        ("da", "og at det som en på er af for med til den har ikke om et de var fra blev efter"),
        ("nb", "og at det som en på er av for med til den har ikke om et de var fra ble etter"),
        ("fi", "ja on ei se että oli hän ovat mutta kun myös joka kuin sen ole eivät vuonna"),
        ("et", "ja on ei see et oli ta kui ka aga mis oma pole"),
        ("hu", "a az és hogy nem is egy van volt meg ez azt de már csak"),
        ("cs", "a je se na v že s z do o to i by jako jsou ve po za nebo byl není"),
        ("sk", "a je sa na v že s z do o to aj by ako sú vo po za alebo bol nie"),
        ("sl", "in je se na da v za so ni pa z od ki bi kot tudi"),
        ("hr", "i je se na da u za su ne s od koji bi kao nije što"),
        ("ro", "și în de la a cu nu pe este că se din o un pentru mai sunt au fost"),
        ("ca", "el la els les de i en que un una és no per amb al més com però aquest són ha"),
        ("gl", "o a os as de e en que un unha é non por para con ao máis como pero"),
        ("eu", "eta da ez du bat dira zen ere izan dute"),
        ("lt", "ir yra ne kad su iš į o bet buvo kaip"),
        ("lv", "un ir ka ar no par nav uz bet bija kā"),
        ("sq", "dhe në të e një që është për me nga nuk ka si"),
        ("sw", "na ya wa kwa ni katika la za si kuwa hii huo hakuna watu serikali"),
        ("so", "iyo waa ka ku oo in uu ayaa aan ma soo la"),
        ("ha", "da na a ba ta ya su wannan cewa ne ce"),
        ("yo", "ni ti si ati awon o ko fun naa"),
        ("af", "die en is van het nie in te wat met vir op sy dat ook deur"),
        ("tl", "ang ng sa na mga ay at hindi si ni para may ito"),
        ("vi", "và của là có không được cho các trong một người đã với"),
        ("eo", "la kaj de estas en ne al ke por kun"),
        ("cy", "y yr a yn i o ar mae nid wedi am"),
        ("ga", "an na agus a is ní bhí ag go ar"),
        ("az", "və bir bu üçün ilə deyil var də"),
        ("uz", "va bir bu uchun bilan emas bor"),
        ("ht", "nan ak yo pou pa ki te"),
        ("ur-Latn", "ka ki ke ko se hai hain nahi mein aur ne ye wo tha thi"),
        ("bn-Latn", "er ei na ebong ache korche hoyeche theke"),
        # Cyrillic
        (
            "ru",
            "и в не на что с по из к за о от для это как был была было были но его её их до без "
            "при после он она они мы я вы также или уже только во со у же",
        ),
        ("uk", "і в не на що з та до за про від для це як був була були але його її їх у й"),
        ("be", "і ў не на што з да за пра ад для гэта як быў была"),
        ("bg", "и в не на че с по от за това е са като но му се беше ще да"),
        ("sr", "и у не на да с по од за је су као али се није"),
        ("mk", "и во не на дека со по од за е се како но беше ќе"),
        # Arabic script
        (
            "ar",
            "في من على إلى أن عن مع هذا هذه التي الذي لا لم ما كان كانت قد بعد قبل بين أو ثم هو هي",
        ),
        (
            "ur",
            "کے کی کا میں سے نے کو ہے ہیں اور پر یہ وہ نہیں تھا تھے تھی گیا گئے گئی ہو کہ بھی لیے",
        ),
        ("fa", "از به که در با این را است آن برای شد شده می های بود کرد نیست"),
        ("ps", "د په او چې له کې دی ته"),
        ("sd", "۾ جي جو جا کي آهي آهن ۽"),
        ("ckb", "لە بە کە و بۆ ئەم"),
        # Devanagari
        (
            "hi",
            "के की का में से ने को है हैं और पर यह वह नहीं था थे थी गया गए गई हो कि भी लिए किया",
        ),
        ("mr", "आहे आणि नाही च्या ने ला या हे ते होते आहेत मध्ये केली केले"),
        ("ne", "छ र को मा ले लाई छन् हो भएको पनि गरेको छैन"),
    )
}
"""Words by language. A word of several languages counts the less for each."""

LETTERS = {
    "de": "ßäöü",
    "es": "ñ¿¡áíóú",
    "pt": "ãõçáêâàéí",
    "pl": "łąęśżźć",
    "tr": "ğışİöüç",
    "fr": "œçêëèà",
    "hu": "őűáéö",
    "cs": "řěů",
    "sk": "ľĺŕ",
    "ro": "țșă",
    "sv": "åäö",
    "fi": "äö",
    "et": "õäöü",
    "da": "øæ",
    "nb": "øæ",
    "vi": "ơưđạảấầẩẫậắằẳẵặ",
    "az": "ə",
    "lv": "āēīū",
    "lt": "ėųį",
    "hr": "đ",
    "uk": "іїєґ",
    "be": "ўі",
    "sr": "ђћљњџј",
    "mk": "ѓќѕ",
    "ru": "ыэё",
    "ur": "ٹڈڑںےہھ",
    "fa": "پچژگ",
    "ps": "ښځڅټډړ",
    "sd": "ڪٻڀڄڃ",
}
"""Letters by the languages that they point to."""

SCRIPTS = (
    (0x0900, 0x097F, "hi"),
    (0x0980, 0x09FF, "bn"),
    (0x0A00, 0x0A7F, "pa"),
    (0x0A80, 0x0AFF, "gu"),
    (0x0B00, 0x0B7F, "or"),
    (0x0B80, 0x0BFF, "ta"),
    (0x0C00, 0x0C7F, "te"),
    (0x0C80, 0x0CFF, "kn"),
    (0x0D00, 0x0D7F, "ml"),
    (0x0D80, 0x0DFF, "si"),
    (0x0E00, 0x0E7F, "th"),
    (0x0E80, 0x0EFF, "lo"),
    (0x0F00, 0x0FFF, "bo"),
    (0x1000, 0x109F, "my"),
    (0x10A0, 0x10FF, "ka"),
    (0x1200, 0x137F, "am"),
    (0x1780, 0x17FF, "km"),
    (0x0370, 0x03FF, "el"),
    (0x0530, 0x058F, "hy"),
    (0x0590, 0x05FF, "he"),
    (0x3040, 0x30FF, "ja"),
    (0xAC00, 0xD7AF, "ko"),
    (0x4E00, 0x9FFF, "zh"),
    (0x0400, 0x052F, "ru"),
    (0x0600, 0x06FF, "ar"),
)
"""First and last character of a script, and the language that it points to if nothing else does."""
