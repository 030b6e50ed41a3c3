"""Which sources go back to one origin."""

from __future__ import annotations

from claimtrack.match.origins import Voice, origins, same_origins, shared_runs

WIRE = (
    "The ferry Aurora sank in heavy seas off the northern cape on Monday night and rescuers in two"
    " helicopters pulled forty survivors from the water before dawn, the coast guard said. The ship"
    " had left port with a full deck of lorries although the harbour master had warned its captain"
    " of the storm, and an inquiry will be held in the capital next week."
)
OWN = (
    "Our reporter spoke to three survivors on the quay. They describe a sudden list to starboard, a"
    " dead engine and a crew that handed out life jackets one by one while the lorries below broke"
    " loose from their chains. None of them heard an alarm."
)


def voice(key: int, name: str, text: str, quote: str = "") -> Voice:
    return Voice(key, name, quote, text)


def test_wire_copy_is_one_voice_and_a_story_of_ones_own_another() -> None:
    cut = "Harbour news. " + WIRE.rpartition(", and an inquiry")[0] + "."
    [group] = same_origins(
        [voice(1, "Courier", WIRE), voice(2, "Ledger", cut), voice(3, "Post", OWN)]
    )
    assert (group.keys, group.name) == ((1, 2), "Courier")
    assert group.why.startswith("near-copies: ")


def test_copies_of_copies_are_one_group() -> None:
    copies = [voice(key, f"Paper {key}", f"Edition {key}. {WIRE}") for key in range(10)]
    [group] = same_origins(copies)
    assert group.keys == tuple(range(10))


def test_two_texts_that_credit_one_agency_go_back_to_it() -> None:
    one = voice(1, "Courier", f"LONDON (Reuters) - {WIRE}")
    other = voice(2, "Post", f"{OWN}\n— Reuters")
    assert [(g.keys, g.name) for g in same_origins([one, other])] == [((1, 2), "Reuters")]


def test_the_origin_itself_belongs_to_the_group() -> None:
    log = voice(1, "Coast Guard", "Log of 3 March. Vessel lost at 02:10.")
    paper = voice(2, "Post", f"According to the Coast Guard, the vessel was lost at 02:10. {OWN}")
    assert [(g.keys, g.name) for g in same_origins([log, paper])] == [((1, 2), "Coast Guard")]


def test_a_name_counts_where_the_quote_stands_not_elsewhere() -> None:
    far = f"{OWN} " * 8
    text = f"The toll rose. {far}According to the Harbour Board, nobody came to the fair."
    assert "harbour board" in origins(voice(1, "Post", text, "nobody came to the fair"))
    assert "harbour board" not in origins(voice(1, "Post", text, "The toll rose"))


def test_an_agency_under_two_names_is_one() -> None:
    assert set(origins(voice(1, "Post", "© 2025 The Associated Press"))) == {"ap"}
    assert set(origins(voice(2, "Ledger", "BERLIN (AP) — The dock is closed."))) == {"ap"}


def test_sources_with_nothing_in_common_are_left_alone() -> None:
    assert same_origins([voice(1, "Courier", WIRE), voice(2, "Post", OWN)]) == ()
    assert same_origins([]) == ()


def test_a_few_shared_words_are_no_copy() -> None:
    assert shared_runs("The ferry Aurora sank.", "The ferry Aurora sank.") == 0.0
    assert shared_runs(WIRE, WIRE) == 1.0
