"""Cues: the words that make a sentence more or less worth checking, each with its weight and why.

A table without rules: `claimtrack.split.worth` reads it, docs/splitting.md prints it, and a test
keeps the two equal. The weights are set by hand and kept round; they were chosen by how they order
the sentences of debates with known answers. No data set is shipped. Words are in lower case, each
inflection listed; a space joins a phrase.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

ACCUSATION = "an accusation"
"""The cue whose presence suggests the legal flag."""


class Cue(Struct, frozen=True, eq=False):
    """What raises or lowers the worth of a sentence: its name for readers, weight and reason.

    Compared by identity: comparing all words of two cues would cost more than finding them.

    `words` are words and phrases; empty if `claimtrack.split.worth` has a rule instead.
    """

    name: str
    weight: float
    why: str
    words: tuple[str, ...] = ()


def _cue(name: str, weight: float, why: str, *lines: str) -> Cue:
    """Make a cue from lines of words separated by commas."""
    words = (word.strip() for line in lines for word in line.split(","))
    return Cue(name, weight, why, tuple(word for word in words if word))


FIGURE = _cue(
    "a figure",
    0.5,
    "a number can be looked up, and most published checks are of one",
    "two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen, fourteen",
    "fifteen, sixteen, eighteen, twenty, thirty, forty, fifty, sixty, seventy, eighty, ninety",
    "hundred, hundreds, thousand, thousands, million, millions, billion, billions, trillion",
    "trillions, lakh, lakhs, crore, crores, dozen, dozens, scores of, half, a third, a quarter of",
)
ACCUSED = _cue(
    ACCUSATION,
    0.5,
    "it can hurt somebody and be unlawful to repeat; suggests the legal flag",
    "accuse, accuses, accused, accusing, allege, alleges, alleged, alleging, allegedly",
    "allegation, allegations, blame, blames, blamed, blaming, corrupt, corruption, fraud",
    "fraudulent, bribe, bribes, bribed, bribery, lied, lying, liar, liars, covered up, cover up",
    "illegally, unlawful, unlawfully, rigged, stole, stolen, violate, violates, violated",
    "violating, violation, violations, propaganda, hoax, scam, guilty of, criminal charges",
    "embezzled, embezzlement, laundering, defrauded, harassed, harassment, raped, plagiarised",
)
HARM = _cue(
    "harm",
    0.4,
    "a false word about danger, illness or violence does damage",
    "kill, kills, killed, killing, killings, death, deaths, dead, died, dies, murder, murders",
    "murdered, homicide, homicides, attack, attacks, attacked, injured, injuries, injury, wounded",
    "terror, terrorism, terrorist, terrorists, bomb, bombs, bombed, bombing, strikes on, war",
    "disease, diseases, cancer, virus, vaccine, vaccines, vaccination, vaccinated, poison",
    "poisoned, poisoning, toxic, crime, crimes, violence, rape, rapes, abuse, abuses, abused",
    "criminal, criminals, victim, victims, famine, shooting, shootings, heroin",
    "overdose, overdoses, gang, gangs",
)
COMPARISON = _cue(
    "a comparison",
    0.4,
    "more, fewer, the lowest since: it needs the other side of the comparison to be true",
    "more than, less than, fewer than, greater than, larger than, smaller than, higher than",
    "lower than, better than, worse than, bigger than, longer than, faster than, older than",
    "younger than, cheaper than, poorer than, richer than, stronger than, twice, double, doubles",
    "doubled, triple, tripled, halve, halved, times as, times more, compared to, compared with",
    "highest, lowest, largest, biggest, smallest, worst, best, greatest, fastest, slowest, oldest",
    "longest, poorest, richest, strongest, strictest, record, first time, in history",
    "the most, the least, majority, average, in the world",
)
CHANGE = _cue(
    "a change",
    0.4,
    "it rose or fell: a series of figures answers it, though none is named",
    "increase, increases, increased, increasing, decrease, decreases, decreased, decreasing, rose",
    "risen, rising, fell, fallen, falling, dropped, grew, grown, growing, decline, declined",
    "declining, cut, cuts, cutting, soared, soaring, skyrocketing, skyrocketed, reduce, reduced",
    "reducing, raised, raises, raising, shrunk, shrank, lost, losing, gained, created",
    "creating, has added, have added, went up, gone up, going up, went down, gone down, going down",
    "are up, are down, is up, is down",
)
CAUSE = _cue(
    "a cause",
    0.3,
    "that one thing made another happen is often wrong where both happened",
    "cause, causes, caused, causing, because of, due to, led to, leads to, lead to, result of",
    "resulted in, resulting in, results in, resulted from, trigger, triggers, triggered",
    "triggering, responsible for, thanks to, linked to, the reason",
)
LAW = _cue(
    "a law or an act of state",
    0.3,
    "laws, votes and rulings are on record",
    "law, laws, bill, bills, legislation, constitution, constitutional, unconstitutional, court",
    "courts, ruled, ruling, voted, vote, votes, vetoed, banned, bans, sanction, sanctions, treaty",
    "budget, amendment, signed, approved, elected, regulation, regulations, convicted, sentenced",
    "executive order, agreement, policy, parliament",
)
PUBLIC = _cue(
    "a public matter",
    0.4,
    "money, work and what the state keeps statistics of: the record exists",
    "tax, taxes, taxed, tariff, tariffs, deficit, deficits, job, jobs, unemployment, wage, wages",
    "income, incomes, trade, debt, economy, growth, spending, inflation, gdp, manufacturing",
    "factories, factory, workers, companies, investment, poverty, premiums, deductible",
    "deductibles, insurance, price, prices, immigration, immigrants, immigrant, refugees, border",
    "borders, health care, healthcare, medicare, medicaid, social security, school, schools",
    "energy, coal, oil, gas, climate, emissions, nuclear, military, troops, hospital, hospitals",
    "guns, pensions",
)
EVENT = _cue(
    "an event",
    0.4,
    "something has happened; also 'has', 'was' or 'were' before a participle",
    "launched, visited, announced, took place, ceased, began, opened, closed, won, became, built",
    "sent, spent, paid, came, took, gave, brought, made, left, happened, led, held, sought, failed",
    "remains, remained, arrived, carried out, rejected, refused, fled, fired, hired",
)
SWEEPING = _cue(
    "a sweeping word",
    0.1,
    "one exception proves it wrong",
    "all of, every, none, no one, nobody, never before, not a single, without exception",
    "has been no, have been no",
)
OPINION = _cue(
    "opinion",
    -0.4,
    "what somebody thinks, wants or thinks right cannot be checked",
    "i think, i believe, i feel, i hope, i guess, i want, i would, i'd, i love, i like, i mean",
    "i wish, i don't know, i don't think, we believe, we hope, we think, we want, in my view",
    "in my opinion, my view, my opinion, should, must, ought to, need to, beautiful, wonderful",
    "terrible, great, incredible, amazing, tremendous, let's, let us, let me",
)
COURTESY = _cue(
    "a courtesy",
    -0.6,
    "thanks and greetings claim nothing",
    "thank you, thanks, please, welcome, good evening, good morning, good night, good afternoon",
    "ladies and gentlemen, god bless, congratulations, excuse me, sorry, appreciate",
)
PREDICTION = _cue(
    "a prediction",
    -0.3,
    "nobody can check yet what has not happened",
    "will, going to, gonna, won't, may, might, could, would, we'll, i'll, you'll, they'll, he'll",
    "she'll, it'll, is expected to, are expected to, plans to, plan to, hopes to, promise",
    "promises, promised",
)

CUES = (
    *(FIGURE, ACCUSED, HARM, COMPARISON, CHANGE, CAUSE, LAW, PUBLIC, EVENT, SWEEPING),
    *(OPINION, COURTESY, PREDICTION),
)
"""Cues of English words, each counted once per sentence."""

QUANTITY = Cue("a quantity", 0.4, "money, a share or a round sum is what statistics are kept of")
DATE = Cue("a date", 0.2, "it says when, so somebody can look")
QUOTATION = Cue("a quotation", 0.2, "whether the words were said can be checked")
NAME = Cue("a name", 0.1, "it says who or where")
QUESTION = Cue("a question", -0.6, "it asks and does not claim")
SELF = Cue("speaks of oneself", -0.2, "only the speaker knows; counted in sentences with 'I'")
BROKEN = Cue("broken off", -0.3, "three dots at its end: the claim is not finished")
SHORT = Cue("a few words only", -0.4, "fewer than four words say nothing that stands alone")

RULED = (QUANTITY, DATE, QUOTATION, NAME, QUESTION, SELF, BROKEN, SHORT)
"""Cues that are found by a rule, not by words."""

ANY_LANGUAGE = (FIGURE, QUANTITY, DATE, QUOTATION, NAME, QUESTION)
"""Cues for every language; a figure then counts only in digits."""

Index = Mapping[str, tuple[tuple[tuple[str, ...], Cue], ...]]


def index() -> Index:
    """Index the words of all cues by first word: the rest of the phrase, and the cue."""
    by_first: dict[str, tuple[tuple[tuple[str, ...], Cue], ...]] = {}
    for cue in CUES:
        for phrase in cue.words:
            first, *rest = phrase.split()
            by_first[first] = (*by_first.get(first, ()), (tuple(rest), cue))
    return by_first
