"""More telling words, loaded for a text that has hardly a small one.

Made by `benchmarks/telling_words.py` from the data of the languages.
"""

from __future__ import annotations

MORE = {
    "de": """
        aber abgelehnt abgenommen ablehnt abnahme abreise abstimmung achtzehn achtzig allein
        aller alles amerikaner amerikanisch amerikanische angeblich angebliche angekündigt
        angenommen ankunft ankündigung anstieg anwalt anzahl arbeitslos arbeitslosigkeit art
        arzt asylbewerber asylsuchende auch auf august aus ausfuhr ausländer ausschließlich
        autor autorin außenminister außerhalb basierend basiert beabsichtigt beamte beendet
        befindet befürwortet begann beginnt behauptet behauptete behörden bei beim beinahe
        beinhaltet bekam bekannt bekommen bekommt beliebt benannt benutzt bereits berichtet
        berichtete berufen beruht berühmt beschließt beschloss beschlossen besiegt besiegte
        bestand bestehend besteht bestreitet bestritt bestätigt bestätigte betonte betrat
        betrieb betritt bezirk billigt bis bloß briten britisch britische britischen bruder
        bundeskanzler bundeskanzlerin bürgermeister chinesen chinesisch chinesische circa darf
        dass dementiert dementierte demnach den denn der deutsch deutsche deutschen deutscher
        deutsches dezember diese diesem diesen dieser dieses distrikt diverse dorf dort dozent
        drehbuch drei dreihundert dreizehn dreißig durch dürfen ebenfalls ehemalige ehemaligen
        ehemaliger ehemals eil eilmeldung ein eine einem einen einer eines einfuhr eingesetzt
        einige einigen einst endete england englisch englische enthält entlang entsandt erbaut
        erhalten erhielt erhielten erhält erhöht erhöhte erhöhten erklärt erklärte erlaubt
        erlaubte ernannt erneut errichtet erschien erschienen erste ersten erster erstes erwägt
        eröffnet etabliert etwa exportiert fahrzeug falsch falschmeldung februar festgenommen
        feuer fiel fielen finanzminister firma fluss flüchtling flüchtlinge flüchtlingen fordert
        forderte franzosen französisch französische französischen frau frauen freigesprochen
        früh früher frühere früheren früherer fällt fünf fünfhundert fünfzehn fünfzig für gab
        ganze ganzen gattungsart gebaut gebilligt geboren geburt gebäude gefertigt geflüchtete
        geflüchteten gefordert gegangen gegeben gegen gegründet gehalt geholfen geht gehälter
        geimpft gekauft gekommen gelegen gemeinde gemeinsam genannt genehmigt genehmigte
        genommen genutzt geplant geschickt geschlagen geschlossen geschrieben gesendet gesenkt
        gespielt gestartet gestiegen gestorben gesundheitsminister gesunken getroffen getötet
        gewann gewechselt gewesen gewinnt geworden gezogen gibt ging groß großbritannien große
        großen großer großteil größte größten gründete gründeten haben halbe halbinsel handy
        hatte hatten hauptsächlich haus heißt heraus herausgebracht herausgegeben hergestellt
        herr heute hier hilfe hinaus hinein hinter hundert hälfte höchste höchsten höher ihm ihn
        ihnen ihr ihre ihrem ihren ihrer immer impfstoff impfstoffe impfung impfungen importiert
        inhaftiert innerhalb ins insgesamt iraner iranisch iranische israelisch israelische ist
        italiener italienisch italienische jahr jahres januar jede jeden jeder jedes jener jetzt
        jährlich jährliche jänner kam kann kanzler kanzlerin kauft kaufte kein keine keinem
        keinen keiner keines kinder kindern kleinsten kommt kommune konflikt konzern kosten
        kreis krieg kriegen kriegt könig königin können könnte könnten landkreis laut lebend
        lebt lediglich lehnte lehrer letzte letzten letzter letztes leute liegt linken lohn
        löhne manche mann mediziner mehr mehrere mehreren mehrheit meint meist meisten meldet
        meldete mensch menschen mich migranten ministerin ministerpräsident mit mitte
        mobiltelefon monat monatlich monatliche monats muss mutmaßlich mutmaßliche mutter männer
        märz möchte möchten müssen nach nahm namens nannte neben neue neuen neuer neues neun
        neunzehn neunzig nicht nichts niederlage niedriger niedrigste niemals nirgends norden
        nun nur nördlich nördlichen ob oberhalb oder offiziell ohne ort ortschaft ost osten
        papst peninsula pfund pkw planen polen polizeibeamte polizist polizisten polnisch
        polnische populär preis preise premierminister privat produziert prozent präsident
        präsidentin rechten rechts rechtsanwalt regierungschef richter rund russischen russland
        rückgang rücktritt sagt sagte sandte sanken schickt schickte schlechteste schließt
        schloss schlug schon schreibt schrieb schriftsteller schriftstellerin schule schulen
        schweizer schweizerisch schwester sechs sechzehn sechzig sehr sein seine seinem seinen
        seiner seit sendet senkt senkte senkten setzte sich sie sieben siebzehn siebzig siedlung
        sieg siegte sind sinken sinkt skript sofern sohn soldat soldaten soll sollen sollte
        sollten sowie spanier spanisch spanische spezies spielfilm spielt spielte spät später
        staatschef staatsoberhaupt stadt starb starben startete steigen steigt steuer steuern
        stieg stiegen stirbt strom syrer syrisch syrische sämtliche süd süden südlich südlichen
        tausend teil teilgenommen tochter tod tote toten traf truppen täglich tötet tötete
        töteten türkei türken türkisch türkische ukrainer ukrainisch ukrainische umfasst
        umgebracht umgezogen und unfall ungefähr unglück unschuldig unter unterhalb unternehmen
        untersagt untersagung unterstützt unterstützte unterstützung unwahr us-amerikanisch us-
        amerikanische vater verabschiedet verbietet verbot verboten verfasst verfasste
        vergangene vergangenen verhaftet verkauft verkaufte verlangt verlangte verlassen verlegt
        verletzt verliert verließ verlor verlässt vermeintlich verschiedene versetzt versuchen
        versucht versuchte versuchten verursachen verursacht verursachte verurteilt verweigert
        verweigerte verwendet verworfen verwundet veröffentlicht veröffentlichte viele vielen
        vierzehn vierzig von vor vorgeschlagen vorigen vorwiegend wahl wahlen wann warum
        wechselte weder wegen weil weiterhin welche welcher wenige wenigen weniger wenn wer
        westlich westlichen wieder wir wird wo woche wollen wollte wuchs wuchsen wurde wurden
        wächst während wöchentlich wünscht zehn zentrum zog zu zugenommen zum zunahme zur
        zurückgetreten zusammen zusammenlegung zusammenschluss zuwanderer zwanzig zwei
        zweihundert zwischen zwölf ärzte öffentlich öffnet öffnete österreicher österreichisch
        österreichische östlich östlichen über überlebt überlebte überwiegend
    """,
    "es": """
        abandonó abrió absuelto acabó afirmó ahora alcalde alemana alemanes alemán algunas
        algunos alza ante antigua antiguo anuales anuncio anunció apoya apoyó aprobada aprobado
        aprobó aprueba aquel aseguró asesinó aumentan aumentaron aumentó automóvil autorizó año
        aún baja bajan bajaron bajo bajó británica británico británicos bulo cae casi catorce
        causan causó cayeron cayó caída cerró china chino chinos cien ciento cierra cincuenta
        cobra cobran coche coches comenzó compran compró computadora creada creado crece creció
        creó cual cuando cuarenta cuatro culpable debajo debe debería declaró deja descenso
        desea desmiente desmintió después diciembre diecinueve dieciocho diecisiete dieciséis
        diez dijo dimisión dimite dimitió diputado disminuye disminuyeron disminuyó doce
        doctores donde doscientos eeuu ejecutivo el elevó ella ellas ellos empezó encima
        encuentra enero entera entero entró enviaron envió esa ese eso español española
        españolas españoles estaba estaban estableció estadounidense estadounidenses estas esto
        estos están exministra exministro exportaciones exportó expresidente fabricada fabricado
        fallecidos fallecieron falleció febrero filme finalizó francés fue fueron fundada
        fundado fundó gana ganaron ganó gobernador gobierno había habían hacia han hasta hay
        hecha hecho hombre hombres hoy hubo importaciones importó impuesto impuestos incremento
        incrementó informó inglés inició intenta intentar intentaron intentó israelí israelíes
        jamás juez julio junio kilómetros las legalizó libras llegó localizado los mandó mataron
        mató mayo mayoría mediante mejor menores mensual mensuales mensualmente mes mexicana
        mexicano mexicanos mitad muchas muchos muere mueren muerto muertos mujer mujeres
        murieron murió muy más nadie negó niega niegan ninguna ninguno ningún niña niñas niño
        niños norteamericana norteamericano noviembre nueva nueve nuevo occidente ochenta ocho
        octubre opone ordenador oriente parte película peor perdieron perdió permitió pero
        personas pierde planea planean pocas pocos podrá podría podrían presidenta presuntamente
        prevé primer primera primero prohibida prohibido prohibió prohíbe propuesta propuso
        provocan provocó pudo puede pueden pues quería quien quiere quieren quince quinientos
        quiso rechaza rechazó recibe reciben recibió recortó reducción redujo rehusó reina
        renuncia renunció respalda rey rusa ruso rusos salió según septiembre sesenta señaló
        señor señora siete sigue sin situada situado sobrevivió sube suben subieron subió
        supuesta supuestamente supuesto sus sólo también tampoco terminó todavía tras trató
        trece treinta tres ubicada ubicado unas unos varias varios veinte venció venden vendió
        venezolana venezolano venezolanos vetó victoria él únicamente
    """,
    "fr": """
        accepté acheté achète acquitté adopté affirme affirmé algérien algérienne algériens
        allemand allemande allemands américain américaine américaines américains amérique ancien
        ancienne anglais anglaise angleterre annonce annoncé annuel annuelle année août approuvé
        après arrivé au aucun aucune augmentation augmente augmentent augmenté aujourd aussi
        autorise autorisé autorités aux avaient avait avant avec avoir avril baisse baissent
        baissé beaucoup belge belges britannique britanniques canular causent causé ce cela
        certaines certains ces cet cette chaque char chars chez chinois chinoise chute chuté
        cinq cinquante comme commencé condamné contre coupable croissance créé créée dans
        davantage depuis dernier derniers dernière dessous dessus deux devrait diminue
        diminution diminué dix docteur doit doivent donc dont douze durant débuté décembre
        déclare déclaré décès décédé décédés défaite déjà dément démenti démission démissionne
        démissionné député désire elle elles encore enfant enfants entier entière entré envisage
        envoie envoient envoyé espagnol espagnole espagnols essaie essaye essayé et
        exclusivement explique expliqué exportations exporte expédié exécutif fausse faux faveur
        femme femmes ferme fermé fini fondé fondée français française françaises février gagne
        gagné gens gouvernement grande-bretagne grimpé général hausse homme hommes hui huit
        illégal ils importations importe impôt impôts interdiction interdit interdite interdits
        israélien israélienne israéliens italien italienne italiens janvier juge juillet juin
        jusqu kilomètres leur leurs livres long-métrage lors légal légalisé madame maintenant
        maire majorité mars meilleur mensuel mensuelle mensuels meurent meurt ministre mme moins
        mois moitié monsieur monte monté mort morts médecin médecins neuf nous nouveau nouvelle
        nul nulle occidental octobre officiellement ont oriental ouest ouvert ouvre où pape par
        partie pas pendant perd perdu permet permis personne personnes perçoit peu peut peuvent
        pire plupart plusieurs pourra pourraient pourrait première presque proposé provoque
        provoquent provoqué président présidente présumé présumée prétendu prétendument prévoit
        qu quand quarante quatre quel quelle quelques qui quitte quitté recul refusé reine
        rejeté relevé relève remporte remporté reçoit reçoivent rien roi russes réduction réduit
        sa sans selon sept septembre ses seul seule seulement situé située soixante sont sorti
        souhaite soupçonné sous soutenu soutient survécu sénateur tanks taxe tentait tente tenté
        terminé touche touchent toujours tous tout toute toutes trente trois trouve très tu tue
        tuent tué tués ukrainien ukrainienne ukrainiens une uniquement vend vendu vers veulent
        veut victoire vidéo vingt vivant vivants voiture voitures voulait vous également étaient
        était été être
    """,
    "id": """
        ada adalah agar agustus akan akibatkan anak anak-anak anda antara apabila atas atau bagi
        bahwa bantah banyak bapak barat baru bawah beberapa bekas belanda belas beli belum
        berakhir berencana berkata berkurang bersalah bertambah berupaya berusaha bisa bohong
        boleh bukan bukanlah bulan bulanan bunuh bupati cina cuma dalam dapat dari dekat delapan
        dengan desember dia dibuka diduga diizinkan dilarang ditutup dua dugaan dukung eks
        ekspor empat enam enggak gagal gubernur hampir hanya harus hendak hidup hingga hoaks ia
        ialah ibu impor indonesia inggris ingin ini itu jangan jenderal jika jual juga jumlah
        kalah kalau kami kamu karena kata ke kebanyakan kekalahan keluar kemenangan kenaikan
        kendaraan kepada kini kirim kita konon kurang lah laki-laki larangan lebih lima mantan
        maret masih masuk mati mau mayoritas melarang memasuki membantah membeli membolehkan
        membuka membunuh memenangkan memulai menaikkan menang mencoba mendapat mendapatkan
        mendukung menentang menerima menewaskan mengakhiri mengakibatkan mengatakan mengekspor
        mengesahkan mengimpor menginginkan mengirim mengirimkan mengizinkan mengumumkan
        mengurangi mengusulkan meninggal meninggalkan meningkat meningkatkan menjual menolak
        menteri menuju menurun menurunkan menurut menutup menyatakan menyebabkan menyebut
        menyetujui mereka merencanakan mobil mulai mungkin naik namun nggak nya oleh orang pada
        pajak palsu pejabat peningkatan penurunan perempuan pergi persen pertama presiden pria
        puluh pun raja ratu ratus ri rp rupiah sampai sang satu saya sebabkan sebagian sebelas
        sebelum sebuah sebut sedikit segala sehingga sejak sejumlah sekarang selamat selatan
        seluruh semata sembilan semua seorang separuh sepuluh seratus seribu sesudah setelah
        setengah setiap suatu sudah tahun tahunan tak tanpa tapi telah tentang terakhir terbaik
        terbesar terburuk terendah terhadap terkecil tersangka tertinggi tetapi tewas tewaskan
        tiada tiap tiba tidak tidaklah tiga timur tiongkok tolak tujuh turun ujar umumkan untuk
        usulkan utara wafat wanita warga yang
    """,
    "it": """
        acquista acquistato afferma affermato agli ai alcune alcuni alla allo americane
        americani anche ancora anno annuale annui annuncia annunciato annuncio annuo aperto
        approva approvata approvato apre aprile arriva arrivato assolto aumentano aumentata
        aumentati aumentato automobili autorità avere aveva avevano bambini bambino bocciato
        britannica britannici britannico bufala cala calati calato calo causano cercato che chi
        chilometri chiude chiuso ci ciascuno cinese cinesi cinquanta cinque colpevole comprato
        condannato consente contro cresce crescita cresciuto dagli dai dal dalla dalle deceduti
        deceduto degli dei della delle dello deputata deputato desidera detto dicembre dichiara
        dichiarato dieci diminuisce diminuiti diminuito dodici dollari donna donne dopo dottor
        dottore dottoressa dove dovrebbe duecento duemila entrati entrato entro erano esce
        esclusivamente esporta esportazioni essere favore febbraio finisce finito fra francese
        francesi generale gennaio giudice giugno già gli hanno illegale importazioni imposta
        imposte inghilterra inglese inglesi inizia iniziato innocente intende intendono intera
        intero invia inviati inviato israeliana israeliani israeliano italiane italiani lascia
        lasciato legale lei loro luglio macchina maggio maggioranza maggiore mandato medici
        medico meno mensile mensili meridionale mese metà migliore mille minore molte molti
        molto morte morti muoiono muore neanche negli nei nel nella nelle nello nemmeno nessun
        nessuna nessuno niente novanta nulla nuova nuovo né occidentale oggi ogni oppone ora
        orientale ottanta ottiene otto ottobre ovest peggiore perché permesso permette perso
        persone più poche pochi possono potrebbe potrebbero potrà prende presumibilmente prevede
        prima primo progetta proposto provato provocano può qualche quale quaranta quasi quattro
        quella quello questa questi questo quindici regina respinge respinta respinto riceve
        ricevono ridotto riduce rifiuta rifiutato russi saliti salito scende scesi sceso
        sconfitta secondo senatore senza sessanta settanta sette settembre settentrionale signor
        signora sindaco smentisce smentito soltanto sono sopra sopravvissuto sospetto sostiene
        sotto spagnola spagnoli spagnolo stata stati stato statunitense statunitensi sugli sui
        sulla sulle suo suoi taglia tagliato tassa tasse tedesca tedesche tedeschi tedesco
        tentare tentato ti tra tre trenta tutta tutte tutti tutto uccide uccidono uccisi ucciso
        ucraina ucraini ucraino ufficialmente ultim'ora ultima ultimo undici uno uomini uomo
        usciti uscito vari varie venduto vengono venti verso vi viene vieta vietata vietato
        vince vinto vittoria vivi vogliono voleva vuole
    """,
    "nl": """
        aan aangekomen aangenomen aantal afgekeurd afgenomen afgewezen aldus alleen amerikaan
        amerikaans amerikaanse amerikanen arts artsen augustus auto's autoriteiten begint begon
        belasting belastingen belg belgen belgisch belgische betreedt bij bijna boven britse
        britten burgemeester chinees chinezen daalde daalden daalt dalen daling dat december
        dertig deze doden dokters dood doodde doodt drie duits duitse duitser duitsers duizend
        een eerste eindigde eindigt elk elke engeland engels engelse enige enkel enkele
        exporteert frans franse fransen fransman gedaald gedood geen gekocht generaal geopend
        gepland gesloten gestegen gestopt gestorven gestuurd getracht geweest gezonden
        goedgekeurd groeide groeit grootste haar hadden hebben heeft hele helft hem het hij hoe
        hoger honderd hoogste hun ieder iedere iedereen ik illegaal importeert indien invoer
        israëli israëlisch israëlische italiaans italiaanse jaar jaarlijks jaarlijkse kan
        kinderen kocht komt kon konden koning koningin koopt kreeg kregen krijgen krijgt kromp
        kunnen kwam laagste laatste lager legaal levend maand maandelijks maandelijkse maar
        maart mag mannen meer meerderheid meeste meldde meldt mensen mevrouw minder minister-
        president moet moeten mogen naar nederlaag nederlander nederlanders nederlands
        nederlandse negen negentig nepnieuws nergens niet niets nieuw nieuwe nimmer nog nooit
        noord noordelijk noorden nu oekraïens oekraïense oekraïner oekraïners officieel om omdat
        onder onjuist onschuldig ontkende ontkent ontvangen ontvangt onwaar ook oost oostelijk
        oosten op opent oud overleden overleed overleefde overweegt overwinning plannen poogde
        poogt probeerde probeerden probeert rechter sinds slechts slechtste sluit sommige spaans
        spaanse steeg stegen steunde steunt stierf stierven stijgen stijging stijgt stopt
        stuurde stuurt tachtig tegen tien tijdens toegenomen toegestaan toen tussen twaalf twee
        tweehonderd twintig uit uitsluitend uitvoer van vandaag vanuit veel veertig verbiedt
        verbod verboden verdachte verhoogd verhoogde verhoogt verklaarde verklaart verkocht
        verkoopt verlaagd verlaagde verlaagt verlaat verliest verliet verliezen verloor vermeend
        vermeende vermoedelijk vermoedelijke veroordeeld veroorzaakt veroorzaken verschillende
        vertrekt vertrok verworpen verzet vijf vijftien vijftig vk volgens voor voormalig
        voormalige voornemens vrijgesproken vrouw vrouwen waar wat wederom wegens weigerde
        weinig wel wenst werd westelijk wij wil wilde wilden willen winnen wint wordt zal zegt
        zei zendt zes zestig zeven zeventig zich zij zijn zogenaamd zond zonder zou zouden zuid
        zuidelijk zuiden
    """,
    "pl": """
        albo ale amerykanie amerykanin amerykańska amerykański amerykańskie anglia ani auta
        bardzo bez brak brytyjczycy brytyjska brytyjski brytyjskie burmistrz być był była byłego
        było były cała całe cały chce chciał chciała chcieli chcą chinach chińczycy chińska
        chiński chińskie czerwca czerwcu czerwiec czterdzieści czterech cztery część dawny dla
        domniemany dopuszcza dostaje dostają dwa dwadzieścia dwanaście dwie dwieście dwóch
        dzieci dziecko dziesięć dziewięć dziś fałsz fałszywy francji francuska francuski
        francuskie francuzi gdy gdyby gdzie generał gorszy grudnia grudniu grudzień izraela
        izraelska izraelski izraelskie ja jak jedynie jego jej jest jeszcze jeśli jeżeli już
        każda każde każdy kiedy kilka kilku kobieta kobiety koronawirus koronawirusa król
        królowa kto która które który których kupił kupiła kupuje kwiecień kwietnia kwietniu
        legalne legalny lekarz lekarze lekarzy lepszy liczba lipca lipcu lipiec listopad
        listopada listopadzie lub ludzi ludzie lutego luty lutym maj maja maju mają marca marcu
        martwy marzec miał miała miesiąc miesięcznie miesięczny między mniej mniejszy mogą mogła
        może musi mógł mógłby mówi mężczyzna mężczyźni nad nadal najgorszy najlepszy najmniejszy
        największy nic niczego niektóre niektórzy nielegalne nielegalny niemal niemcy niemczech
        niemiec niemiecka niemiecki niemieckie nieprawda niewiele niewinny nigdy nikogo nikt
        nowa nowe nowy obniżył obniżyła od odmawia odmówił odrzucił odrzuciła oficjalnie około
        ona oni ono opuścił opuściła oraz osiem osoby ostatni ostatnia ostatnie osób otrzymuje
        otrzymują otwiera otworzył oświadczył pan pani papież październik października
        październiku pierwsza pierwsze pierwszy pilne pięciu piętnaście pięć pięćdziesiąt
        pięćset planuje planują po pod podatek podatki podatków podał podała podczas podejrzany
        podniosła podniósł podobno podwyższył poinformował polacy polak polsce polska polski
        polskie poniżej poparł popiera porażka poseł posłanka powiedział powiedziała powinien
        powinna powoduje powodują powyżej pozwala połowa połowę południe południowa południowy
        pragnie prawie premiera prezydent prezydenta proc proponuje przeciw przeciwko przed
        przegrał przegrała przegrywa przesłał przez przeżył przy przybył przyjął przyjęła
        próbowali próbował próbowała próbuje północ północna północny rocznie roczny rok
        rosjanie rosji rosną rosyjska rosyjski rosyjskie rozpoczął rozważa rośnie rzekomo
        rzekomy samochody samochód siedem sierpień sierpnia sierpniu się skazany skończył spada
        spadają spadek spadł spadła spadło spadły sprzeciwia sprzedaje sprzedał sprzedała sto
        styczeń stycznia styczniu sześć są sędzia ta także tego tej teraz też trzech trzy
        trzydzieści twierdzi ty tych tylko tysiąc uchwalił ukrainie ukrainy ukrainę ukraińcy
        ukraińska ukraiński ukraińskie uniewinniony usiłował wciąż według weszła wideo wiele
        wielu winny więc więcej większość większy wjechał wobec wrzesień września wrześniu
        wschodni wschodnia wschód wszedł wszyscy wszystkich wszystkie wy wygrał wygrała wygrywa
        wyszedł wyszła wysłali wysłał wysłała wysłały wywołuje wywołują wyłącznie wzrost wzrosła
        wzrosło wzrosły wzrósł władze wśród za zabito zabitych zabił zabiła zabronił zachodni
        zachodnia zachód zaczął zakazał zakazała zakazuje zakończył zamierza zamknął zamyka
        zaproponował zaprzecza zaprzeczył zatwierdził zawetował zezwolił zginął zginęła zginęło
        zmarł zmarła zmarło zmniejszył zmniejszyła został została zostało zostały zwiększył
        zwiększyła zwycięstwo zł złotych żaden żadna żadne żadnego żadnej że żywy
    """,
    "pt": """
        abaixo abriu absolvido acabou acima afirmou agora ainda alegadamente alegado alemã
        alemães alemão algumas alguns alta americanas americanos ano antiga antigo anuais
        anunciou anúncio ao aos apenas apoia apoiam apoiou aprova aprovada aprovado aprovou após
        aquela aquele atenção até aumentam aumentaram aumentou automóveis automóvel autorizou
        baixa baixou brasileira brasileiras brasileiro brasileiros britânica britânico
        britânicos caem cai caiu caso causam caíram cem chegou chinesa chineses chinês cinquenta
        começou compram comprou coronavírus cresceu criada criado criança crianças culpada
        culpado declara declarou deixou demitiu depois deputada deputado deseja deveria dez
        dezembro diminui diminuiu diminuíram disse diz dois doutor doutora doze dra duas
        duzentos ela elas ele eles elevou em encerrou entrou enviaram enviou espanhol espanhola
        espanhóis essa esse estadunidense estava estavam estão eu eua executivo exportação
        exportou faleceu falecido fecha fechou feita feito fevereiro foi foram francês ganha
        ganham ganhou governador governadora governo havia hoje homem homens há importação
        importou imposto impostos informou inglês inicia iniciou inteira inteiro irá israelense
        israelenses israelita isso isto janeiro juiz julho junho já leste lhe maio maior maioria
        mandaram mandatário mandou março mas matar mataram matou melhor mensais mensal
        mensalmente metade morrer morreram morreu mortos muitas muito muitos mulher mulheres mês
        nas negam negou nem nenhum nenhuma ninguém norte-americano notícia nova novembro novo
        num numa não oitenta oito onde opõe os outubro pela pelas pelo pelos perante perdeu
        permitiu pessoa pessoas pior planeia planeja planejam planejou pode podem poderia
        poderiam poderá pois portuguesa portugueses português poucas poucos prefeito pretendem
        primeira primeiro primeiro-ministro produzida produzido proibida proibido proibiu
        proposta propôs propõe provocam proíbe qual quarenta quase quatro queda quem quer querem
        queria quilômetros quinhentos quis rainha reais recebe recebem recusa recusou reduz
        reduziram reduziu redução rei rejeita rejeitou renunciou reprovou russas russos sai saiu
        sancionou segundo sem sendo senhor senhora sessenta sete setembro seu seus sob sobe
        sobem sobreviveu somente suas subiram subiu suposta supostamente suposto suspeito são só
        também tampouco tem tentam tentar tentaram tentou ter terminou tinha tributo tributos
        trinta três têm uma umas vai vence venceu vendem vendeu vetou vinte vitória você várias
        vários às
    """,
    "tr": """
        abd aldı alman almanlar altmış altı altında ama amerikalı amerikalılar amerikan ancak
        araba aralık arasında araç arttı artık artırdı artıyor artış asla avro ay aylık ayrıca
        ayrıldı az azaldı azalıyor azalış açtı açıkladı açıldı ağustos bakan bakanı batı bazı
        başbakan başkan başkanı başladı belirtti ben beri beş bildirdi bir birinci birinden
        birisi birkaç birçok bitti biz britanya bugün bütün büyüdü büyük canlı cumhurbaşkanı
        daha dedi denedi destekledi destekliyor değil değildi değildir değilim değiliz değilken
        değiller değillerdi değillerdir değilse diye doksan doktor doktorlar dokuz doğru doğu
        duyurdu dört düştü düşürdü düşüyor düşüş edebilir edildi ekim elli erkek eski etti eylül
        eğer fakat fazla fransız fransızlar geldi gerekir gerekiyor geriledi gibi girdi
        girişiminde gönderdi göre güney hala haziran hekim hepsi herkes hiç hiçbir hâlâ iddia
        iddiaya ihracat iki ile ilk indirdi ingiliz ingilizler ingiltere insan insanlar ise
        israilli israilliler istedi ister isteyen istiyor istiyorlar ithalat iyi izin için
        içinde kabul kadar kadın kapandı kapattı karşı kasım katletti kaybediyor kaybetti
        kazandı kazanıyor kendi ki kişi kişinin koronavirüs kral kraliçe kuzey kötü küçük kırk
        lira mart masum mayıs milletvekili mü mı neredeyse nisan ocak olabilir olan olarak oldu
        olmadan olmayan olmaz onayladı onlar onun otomobil otuz planladı planlıyor rağmen red
        reddetti resmen ruslar sadece sahte sattı sayın sekiz seksen senatör sene serbest siz
        sonra sonuncu suriyeli suriyeliler suçlu suçsuz söyledi sözde tarafından temmuz terk
        toplam tüm türk türkiye'nin türkler ukraynalı ukraynalılar vali var vergi vergiler
        vergileri veya yakın yalan yalanladı yalnız yalnızca yapabilir yarım yarısı yasak
        yasakladı yasaklandı yaşıyor yedi yeni yenilgi yetkililer yetmiş yirmi yok yoktu yoktur
        yolladı yunan yunanistan yunanlar yükseldi yükseliyor yükseliş yüz yüzde yıl yıllık
        zafer çalıştı çalışıyor çinli çinliler çocuk çocuklar çocukları çok çoğu çoğunluğu çünkü
        çıktı öldü öldürdü ölü önce önerdi üstünde üzerinde üç şimdi şu şubat şüpheli
    """,
}
