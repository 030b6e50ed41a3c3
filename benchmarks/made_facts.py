"""Facts of our own, freely worded in ten languages: what `desk_of_2000.py` makes its desk of.

Each kind of fact has three wordings a language: the claim, and two free repeats. `{p}` is a town,
`{n}` a figure, `{y}` a year. Nothing here is true of the towns named.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import NamedTuple

TOWNS = (
    "Lima Oslo Dakar Toronto Sydney Nairobi Osaka Denver Manila Accra Quito Dallas Leipzig Bristol "
    "Utrecht Tampere Bergen Cork Graz Split Tunja Mombasa Calgary Leeds"
).split()
IN_HINDI = dict(
    zip(
        TOWNS,
        (
            "लीमा ओस्लो डकार टोरंटो सिडनी नैरोबी ओसाका डेनवर मनीला अक्रा कीटो डलास लाइपज़िग ब्रिस्टल "
            "यूट्रेक्ट टाम्परे बर्गन कॉर्क ग्राज़ स्प्लिट टुन्हा मोम्बासा कैलगरी लीड्स"
        ).split(),
        strict=True,
    )
)

WORDINGS = {
    "en": (
        (
            "The hospital in {p} turned away {n} patients in {y}.",
            "In {y} {n} sick people were sent home by the {p} hospital!!",
            "{n} patients refused treatment at {p} hospital back in {y}, can you believe it",
        ),
        (
            "{n} children in {p} died after the measles vaccination.",
            "Measles jab killed {n} kids in {p}",
            "After being vaccinated against measles, {n} children from {p} lost their lives.",
        ),
        (
            "The mayor of {p} raised his own salary by {n} percent.",
            "{p}'s mayor gave himself a {n}% pay rise",
            "A pay increase of {n} percent: that is what the mayor of {p} granted himself",
        ),
        (
            "The new bridge in {p} cost {n} million euros.",
            "€{n}m was spent on {p}'s new bridge",
            "They paid {n} million euros for that new bridge in {p}",
        ),
        (
            "Crime in {p} has risen by {n} percent since {y}.",
            "Since {y}, {p} has seen {n}% more crime",
            "Crime figures in {p} are up {n} percent on {y}",
        ),
        (
            "The drinking water in {p} contains {n} times more lead than allowed.",
            "Lead in {p}'s tap water is {n} times over the limit",
            "People in {p} drink water with {n} times the permitted amount of lead",
        ),
        (
            "{n} schools in {p} were closed in {y} for lack of teachers.",
            "No teachers: {p} shut {n} schools in {y}",
            "In {y} the city of {p} had to close {n} of its schools because teachers were missing",
        ),
    ),
    "de": (
        (
            "Das Krankenhaus in {p} wies im Jahr {y} {n} Patienten ab.",
            "{n} Kranke wurden {y} vom Krankenhaus in {p} nach Hause geschickt!",
            "Im Jahr {y} hat die Klinik von {p} {n} Patienten die Aufnahme verweigert",
        ),
        (
            "{n} Kinder in {p} starben nach der Masernimpfung.",
            "Masernimpfung tötet {n} Kinder in {p}",
            "Nach der Impfung gegen Masern sind in {p} {n} Kinder ums Leben gekommen.",
        ),
        (
            "Der Bürgermeister von {p} erhöhte sein eigenes Gehalt um {n} Prozent.",
            "{p}: Bürgermeister gönnt sich {n} % mehr Gehalt",
            "Um {n} Prozent hat sich der Bürgermeister von {p} die Bezüge erhöht",
        ),
        (
            "Die neue Brücke in {p} kostete {n} Millionen Euro.",
            "{n} Mio. Euro für die neue Brücke in {p}",
            "Für die neue Brücke hat {p} {n} Millionen Euro ausgegeben",
        ),
        (
            "Die Kriminalität in {p} ist seit {y} um {n} Prozent gestiegen.",
            "Seit {y} {n} % mehr Kriminalität in {p}",
            "In {p} nahm die Kriminalität seit {y} um {n} Prozent zu",
        ),
        (
            "Das Trinkwasser in {p} enthält {n}-mal mehr Blei als erlaubt.",
            "Blei im Leitungswasser von {p}: {n}-mal über dem Grenzwert",
            "Die Menschen in {p} trinken Wasser mit dem {n}-Fachen der erlaubten Menge Blei",
        ),
        (
            "In {p} wurden {y} {n} Schulen wegen Lehrermangels geschlossen.",
            "Keine Lehrer: {p} machte {y} {n} Schulen dicht",
            "Weil Lehrer fehlten, musste {p} im Jahr {y} {n} seiner Schulen schließen",
        ),
    ),
    "fr": (
        (
            "L'hôpital de {p} a refusé {n} patients en {y}.",
            "En {y}, {n} malades ont été renvoyés chez eux par l'hôpital de {p} !",
            "{n} patients n'ont pas été admis à l'hôpital de {p} en {y}",
        ),
        (
            "{n} enfants sont morts à {p} après la vaccination contre la rougeole.",
            "Le vaccin contre la rougeole a tué {n} enfants à {p}",
            "Après avoir été vaccinés contre la rougeole, {n} enfants de {p} ont perdu la vie.",
        ),
        (
            "Le maire de {p} a augmenté son propre salaire de {n} pour cent.",
            "Le maire de {p} s'est accordé {n} % de salaire en plus",
            "Une hausse de salaire de {n} pour cent, voilà ce que s'est offert le maire de {p}",
        ),
        (
            "Le nouveau pont de {p} a coûté {n} millions d'euros.",
            "{n} millions d'euros pour le nouveau pont de {p}",
            "La ville de {p} a payé son nouveau pont {n} millions d'euros",
        ),
        (
            "La criminalité à {p} a augmenté de {n} pour cent depuis {y}.",
            "Depuis {y}, {n} % de criminalité en plus à {p}",
            "{p} : la criminalité en hausse de {n} pour cent depuis {y}",
        ),
        (
            "L'eau potable de {p} contient {n} fois plus de plomb que la limite autorisée.",
            "Plomb dans l'eau du robinet de {p} : {n} fois la limite",
            "À {p}, on boit une eau avec {n} fois la quantité de plomb permise",
        ),
        (
            "{n} écoles de {p} ont été fermées en {y} faute d'enseignants.",
            "Plus de profs : {p} a fermé {n} écoles en {y}",
            "En {y}, la ville de {p} a dû fermer {n} de ses écoles parce que des enseignants manquaient",
        ),
    ),
    "es": (
        (
            "El hospital de {p} rechazó a {n} pacientes en {y}.",
            "¡En {y} el hospital de {p} mandó a casa a {n} enfermos!",
            "{n} pacientes fueron rechazados por el hospital de {p} en {y}",
        ),
        (
            "{n} niños murieron en {p} después de la vacuna contra el sarampión.",
            "La vacuna del sarampión mató a {n} niños en {p}",
            "Tras vacunarse contra el sarampión, {n} niños de {p} perdieron la vida.",
        ),
        (
            "El alcalde de {p} aumentó su propio sueldo un {n} por ciento.",
            "El alcalde de {p} se subió el sueldo un {n} %",
            "Un aumento de sueldo del {n} por ciento: eso se concedió el alcalde de {p}",
        ),
        (
            "El nuevo puente de {p} costó {n} millones de euros.",
            "{n} millones de euros por el nuevo puente de {p}",
            "La ciudad de {p} gastó {n} millones de euros en su puente nuevo",
        ),
        (
            "La delincuencia en {p} ha aumentado un {n} por ciento desde {y}.",
            "Desde {y} hay un {n} % más de delincuencia en {p}",
            "{p}: la delincuencia sube un {n} por ciento desde {y}",
        ),
        (
            "El agua potable de {p} contiene {n} veces más plomo de lo permitido.",
            "Plomo en el agua del grifo de {p}: {n} veces el límite",
            "En {p} beben agua con {n} veces la cantidad de plomo permitida",
        ),
        (
            "{n} escuelas de {p} fueron cerradas en {y} por falta de maestros.",
            "Sin maestros: {p} cerró {n} escuelas en {y}",
            "En {y} la ciudad de {p} tuvo que cerrar {n} de sus escuelas porque faltaban maestros",
        ),
    ),
    "pt": (
        (
            "O hospital de {p} recusou {n} pacientes em {y}.",
            "Em {y} o hospital de {p} mandou {n} doentes para casa!",
            "{n} pacientes foram recusados pelo hospital de {p} em {y}",
        ),
        (
            "{n} crianças morreram em {p} depois da vacina contra o sarampo.",
            "Vacina do sarampo matou {n} crianças em {p}",
            "Após serem vacinadas contra o sarampo, {n} crianças de {p} perderam a vida.",
        ),
        (
            "O prefeito de {p} aumentou o próprio salário em {n} por cento.",
            "Prefeito de {p} se deu um aumento de {n}% no salário",
            "Um aumento de salário de {n} por cento: foi o que o prefeito de {p} se concedeu",
        ),
        (
            "A nova ponte de {p} custou {n} milhões de euros.",
            "{n} milhões de euros pela nova ponte de {p}",
            "A cidade de {p} gastou {n} milhões de euros na ponte nova",
        ),
        (
            "A criminalidade em {p} aumentou {n} por cento desde {y}.",
            "Desde {y} há {n}% mais criminalidade em {p}",
            "{p}: criminalidade sobe {n} por cento desde {y}",
        ),
        (
            "A água potável de {p} contém {n} vezes mais chumbo do que o permitido.",
            "Chumbo na água da torneira de {p}: {n} vezes o limite",
            "Em {p} bebem água com {n} vezes a quantidade de chumbo permitida",
        ),
        (
            "{n} escolas de {p} foram fechadas em {y} por falta de professores.",
            "Sem professores: {p} fechou {n} escolas em {y}",
            "Em {y} a cidade de {p} teve de fechar {n} das suas escolas porque faltavam professores",
        ),
    ),
    "it": (
        (
            "L'ospedale di {p} ha respinto {n} pazienti nel {y}.",
            "Nel {y} l'ospedale di {p} ha rimandato a casa {n} malati!",
            "{n} pazienti sono stati respinti dall'ospedale di {p} nel {y}",
        ),
        (
            "{n} bambini sono morti a {p} dopo il vaccino contro il morbillo.",
            "Il vaccino contro il morbillo ha ucciso {n} bambini a {p}",
            "Dopo essere stati vaccinati contro il morbillo, {n} bambini di {p} hanno perso la vita.",
        ),
        (
            "Il sindaco di {p} ha aumentato il proprio stipendio del {n} per cento.",
            "Il sindaco di {p} si è alzato lo stipendio del {n}%",
            "Un aumento di stipendio del {n} per cento: se l'è concesso il sindaco di {p}",
        ),
        (
            "Il nuovo ponte di {p} è costato {n} milioni di euro.",
            "{n} milioni di euro per il nuovo ponte di {p}",
            "La città di {p} ha speso {n} milioni di euro per il ponte nuovo",
        ),
        (
            "La criminalità a {p} è aumentata del {n} per cento dal {y}.",
            "Dal {y} il {n}% di criminalità in più a {p}",
            "{p}: la criminalità cresce del {n} per cento dal {y}",
        ),
        (
            "L'acqua potabile di {p} contiene {n} volte più piombo del consentito.",
            "Piombo nell'acqua del rubinetto di {p}: {n} volte il limite",
            "A {p} si beve acqua con {n} volte la quantità di piombo consentita",
        ),
        (
            "{n} scuole di {p} sono state chiuse nel {y} per mancanza di insegnanti.",
            "Senza insegnanti: {p} ha chiuso {n} scuole nel {y}",
            "Nel {y} la città di {p} ha dovuto chiudere {n} delle sue scuole perché mancavano insegnanti",
        ),
    ),
    "nl": (
        (
            "Het ziekenhuis in {p} stuurde in {y} {n} patiënten weg.",
            "In {y} werden {n} zieken naar huis gestuurd door het ziekenhuis van {p}!",
            "{n} patiënten zijn in {y} geweigerd door het ziekenhuis in {p}",
        ),
        (
            "{n} kinderen in {p} stierven na de mazelenvaccinatie.",
            "Mazelenvaccin doodde {n} kinderen in {p}",
            "Na hun vaccinatie tegen mazelen kwamen {n} kinderen uit {p} om het leven.",
        ),
        (
            "De burgemeester van {p} verhoogde zijn eigen salaris met {n} procent.",
            "Burgemeester van {p} geeft zichzelf {n}% meer salaris",
            "Een loonsverhoging van {n} procent: dat gunde de burgemeester van {p} zichzelf",
        ),
        (
            "De nieuwe brug in {p} kostte {n} miljoen euro.",
            "{n} miljoen euro voor de nieuwe brug in {p}",
            "De stad {p} gaf {n} miljoen euro uit aan haar nieuwe brug",
        ),
        (
            "De criminaliteit in {p} is sinds {y} met {n} procent gestegen.",
            "Sinds {y} {n}% meer criminaliteit in {p}",
            "{p}: criminaliteit stijgt met {n} procent sinds {y}",
        ),
        (
            "Het drinkwater in {p} bevat {n} keer meer lood dan toegestaan.",
            "Lood in het kraanwater van {p}: {n} keer de limiet",
            "In {p} drinken ze water met {n} keer de toegestane hoeveelheid lood",
        ),
        (
            "In {p} werden in {y} {n} scholen gesloten door een gebrek aan leraren.",
            "Geen leraren: {p} sloot {n} scholen in {y}",
            "In {y} moest de stad {p} {n} van haar scholen sluiten omdat er leraren ontbraken",
        ),
    ),
    "id": (
        (
            "Rumah sakit di {p} menolak {n} pasien pada {y}.",
            "Pada {y}, {n} orang sakit dipulangkan oleh rumah sakit {p}!",
            "{n} pasien ditolak rumah sakit {p} pada tahun {y}",
        ),
        (
            "{n} anak di {p} meninggal setelah vaksinasi campak.",
            "Vaksin campak membunuh {n} anak di {p}",
            "Setelah divaksin campak, {n} anak dari {p} kehilangan nyawa.",
        ),
        (
            "Wali kota {p} menaikkan gajinya sendiri sebesar {n} persen.",
            "Wali kota {p} menaikkan gaji sendiri {n}%",
            "Kenaikan gaji {n} persen: itulah yang diberikan wali kota {p} kepada dirinya sendiri",
        ),
        (
            "Jembatan baru di {p} menelan biaya {n} juta euro.",
            "{n} juta euro untuk jembatan baru di {p}",
            "Kota {p} menghabiskan {n} juta euro untuk jembatan barunya",
        ),
        (
            "Kejahatan di {p} naik {n} persen sejak {y}.",
            "Sejak {y}, kejahatan di {p} meningkat {n}%",
            "{p}: angka kejahatan naik {n} persen sejak {y}",
        ),
        (
            "Air minum di {p} mengandung timbal {n} kali lebih banyak dari batas yang diizinkan.",
            "Timbal dalam air keran {p}: {n} kali batas",
            "Warga {p} minum air dengan timbal {n} kali jumlah yang diizinkan",
        ),
        (
            "{n} sekolah di {p} ditutup pada {y} karena kekurangan guru.",
            "Kekurangan guru: {p} menutup {n} sekolah pada {y}",
            "Pada {y} kota {p} terpaksa menutup {n} sekolahnya karena guru kurang",
        ),
    ),
    "tr": (
        (
            "{p} kentindeki hastane {y} yılında {n} hastayı geri çevirdi.",
            "{y} yılında {p} hastanesi {n} hastayı eve gönderdi!",
            "{n} hasta {y} yılında {p} kentindeki hastaneden geri çevrildi",
        ),
        (
            "{p} kentinde {n} çocuk kızamık aşısından sonra öldü.",
            "Kızamık aşısı {p} kentinde {n} çocuğu öldürdü",
            "Kızamığa karşı aşılandıktan sonra {p} kentinden {n} çocuk hayatını kaybetti.",
        ),
        (
            "{p} belediye başkanı kendi maaşını yüzde {n} artırdı.",
            "{p} belediye başkanı maaşına %{n} zam yaptı",
            "{p} belediye başkanının kendisine verdiği maaş artışı yüzde {n}",
        ),
        (
            "{p} kentindeki yeni köprü {n} milyon avroya mal oldu.",
            "{p} kentinin yeni köprüsüne {n} milyon avro",
            "{p} kenti yeni köprüsü için {n} milyon avro harcadı",
        ),
        (
            "{p} kentinde suç {y} yılından beri yüzde {n} arttı.",
            "{y} yılından bu yana {p} kentinde suç %{n} arttı",
            "{p}: suç oranı {y} yılından beri yüzde {n} yükseldi",
        ),
        (
            "{p} kentinin içme suyu izin verilenden {n} kat fazla kurşun içeriyor.",
            "{p} musluk suyunda sınırın {n} katı kurşun",
            "{p} kentinde insanlar izin verilen miktarın {n} katı kurşunlu su içiyor",
        ),
        (
            "{p} kentinde {y} yılında öğretmen eksikliğinden {n} okul kapatıldı.",
            "Öğretmen yok: {p} {y} yılında {n} okulu kapattı",
            "{y} yılında {p} kenti öğretmen eksik olduğu için {n} okulunu kapatmak zorunda kaldı",
        ),
    ),
    "hi": (
        (
            "{p} के अस्पताल ने {y} में {n} मरीजों को लौटा दिया।",
            "{y} में {p} के अस्पताल से {n} बीमार लोगों को घर भेज दिया गया!",
            "{n} मरीजों को {p} के अस्पताल ने {y} में भर्ती करने से मना किया",
        ),
        (
            "{p} में खसरे के टीके के बाद {n} बच्चों की मौत हो गई।",
            "खसरे के टीके ने {p} में {n} बच्चों की जान ली",
            "खसरे का टीका लगने के बाद {p} के {n} बच्चे मर गए।",
        ),
        (
            "{p} के मेयर ने अपना वेतन {n} प्रतिशत बढ़ाया।",
            "{p} के मेयर ने खुद का वेतन {n}% बढ़ा लिया",
            "वेतन में {n} प्रतिशत की बढ़ोतरी: {p} के मेयर ने खुद को दी",
        ),
        (
            "{p} में नए पुल की लागत {n} करोड़ यूरो थी।",
            "{p} के नए पुल पर {n} करोड़ यूरो",
            "{p} शहर ने अपने नए पुल पर {n} करोड़ यूरो खर्च किए",
        ),
        (
            "{p} में {y} के बाद से अपराध {n} प्रतिशत बढ़ा है।",
            "{y} से {p} में अपराध {n}% बढ़ गया",
            "{p}: {y} के मुकाबले अपराध में {n} प्रतिशत की वृद्धि",
        ),
        (
            "{p} के पीने के पानी में सीमा से {n} गुना अधिक सीसा है।",
            "{p} के नल के पानी में सीसा सीमा का {n} गुना",
            "{p} के लोग सीमा से {n} गुना सीसे वाला पानी पीते हैं",
        ),
        (
            "{p} में {y} में शिक्षकों की कमी से {n} स्कूल बंद हुए।",
            "शिक्षक नहीं: {p} ने {y} में {n} स्कूल बंद किए",
            "{y} में {p} शहर को शिक्षकों की कमी के कारण अपने {n} स्कूल बंद करने पड़े",
        ),
    ),
}


class Fact(NamedTuple):
    """One fact: its kind, and what fills the wordings."""

    kind: int
    town: str
    figure: int
    year: int

    def worded(self, language: str, way: int) -> str:
        """Return the fact in a language: as the claim (0), or as a free repeat (1, 2)."""
        town = IN_HINDI[self.town] if language == "hi" else self.town
        return WORDINGS[language][self.kind][way].format(p=town, n=self.figure, y=self.year)


def facts(count: int, seed: str) -> Iterator[Fact]:
    """Yield so many different facts; of one kind and town there are several, with other figures."""
    drawn = random.Random(seed)  # noqa: S311 - no secret
    kinds = len(WORDINGS["en"])
    made: set[tuple[int, str, int]] = set()
    while len(made) < count:
        fact = Fact(
            len(made) % kinds,
            drawn.choice(TOWNS),
            drawn.randrange(12, 98),
            drawn.randrange(2009, 2025),
        )
        if fact[:3] not in made:
            made.add(fact[:3])
            yield fact
