"""Reading house rules."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.errors import BadInput
from claimtrack.model.article import ArticleKind
from claimtrack.model.case import Severity
from claimtrack.rules.broken import ON_ARTICLE, ON_CLAIM, ON_VERDICT
from claimtrack.rules.house import load_rules
from claimtrack.rules.rule import HouseRules, Rule


def named(rules: HouseRules, slug: str) -> Rule:
    return next(rule for rule in rules.rules if rule.slug == slug)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "house.toml"


def test_every_shipped_rule_says_what_it_asks() -> None:
    rules = load_rules().rules
    assert len({rule.slug for rule in rules}) == len(rules) == 16
    assert all(rule.says.endswith(".") for rule in rules)


def test_primary_sources_places_and_what_of_a_quotation_was_checked_only_warn() -> None:
    warns = [rule.slug for rule in load_rules().rules if rule.severity is Severity.WARNS]
    assert warns == ["primary", "pinpoint", "said-or-so"]


def test_every_shipped_rule_is_looked_at() -> None:
    rules = load_rules().rules
    assert all(rule.enforced for rule in rules)
    assert {rule.slug for rule in rules} == {*ON_ARTICLE, *ON_CLAIM, *ON_VERDICT}


def test_a_rule_can_be_harder_in_one_kind_of_article_than_in_another(own: Path) -> None:
    own.write_text('[archive]\nseverity = { draft = "warns", post = "warns" }\n')
    archive = named(load_rules(own), "archive")
    assert archive.severity_in(ArticleKind.ARTICLE) is Severity.BLOCKS
    assert archive.severity_in(ArticleKind.DRAFT) is Severity.WARNS
    assert archive.severity_in(ArticleKind.POST) is Severity.WARNS


def test_the_rules_of_drafts_apply_to_drafts_alone() -> None:
    rules = load_rules()
    more = {rule.slug for rule in rules.enforced(ArticleKind.DRAFT)}
    usual = {rule.slug for rule in rules.enforced(ArticleKind.ARTICLE)}
    assert more - usual == {"undecided", "queries"}
    assert usual < more


def test_a_desk_says_only_what_it_wants_otherwise(own: Path) -> None:
    own.write_text('[sources]\nindependent = 3\nseverity = "warns"\n[archive]\nenforced = false\n')
    rules, shipped = load_rules(own), load_rules()
    assert named(rules, "sources").figures == {"independent": 3, "primary": 1}
    assert named(rules, "sources").severity is Severity.WARNS
    assert named(rules, "sources").lists == named(shipped, "sources").lists
    assert not named(rules, "archive").enforced
    same = [rule for rule in rules.rules if rule.slug not in ("sources", "archive")]
    assert same == [rule for rule in shipped.rules if rule.slug not in ("sources", "archive")]


def test_an_empty_file_leaves_the_rules_as_shipped(own: Path) -> None:
    own.write_bytes(b"\xef\xbb\xbf# nothing yet\n")
    assert load_rules(own) == load_rules()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[sorces]\n", "there is no house rule 'sorces'; the rules are undecided, queries, open"),
        ("sources = 3\n", "sources is a rule and needs its own table, [sources]"),
        ("[sources]\nminimum = 3\n", "[sources]: there is no key 'minimum'; the keys are severity"),
        ('[sources]\nsays = "None."\n', "there is no key 'says'"),
        ('[sources]\nindependent = "3"\n', "independent must be a whole number, 0 or more."),
        ("[sources]\nindependent = -1\n", "independent must be a whole number, 0 or more."),
        ("[sources]\nindependent = true\n", "independent must be a whole number, 0 or more."),
        ("[sources]\nenforced = 1\n", "enforced must be true or false."),
        ('[sources]\nexcept = "cut"\n', "except must be a list of words in quotation marks."),
        ("[sources]\nseverity = 2\n", "severity must be a word in quotation marks."),
        (
            '[sources]\nseverity = "stops"\n',
            "severity cannot be 'stops'; it is one of blocks, warns.",
        ),
        (
            '[sources]\nkinds = ["novel"]\n',
            "kinds cannot be 'novel'; it is one of article, draft, transcript, post.",
        ),
        (
            '[archive]\nseverity = { novel = "warns" }\n',
            "severity cannot be 'novel'; it is one of article, draft, transcript, post.",
        ),
        ('[archive]\nseverity = { post = "stops" }\n', "severity cannot be 'stops'; it is one of"),
        ("[archive]\nseverity = { post = 3 }\n", "severity cannot be 3; it is one of"),
        ("[sources\n", "are not TOML: "),
        ("x = " + "[" * 10_000, "are nested too deeply."),
    ],
)
def test_a_file_that_is_not_understood_whole_is_refused(
    own: Path, text: str, sentence: str
) -> None:
    own.write_text(text)
    with pytest.raises(BadInput) as refusal:
        load_rules(own)
    assert sentence in refusal.value.message
    assert str(own) in refusal.value.message
    assert refusal.value.message.endswith(".")


def test_a_file_that_is_not_there_is_named(own: Path) -> None:
    with pytest.raises(BadInput, match=r"house\.toml cannot be read: No such file or directory\."):
        load_rules(own)


def test_bytes_that_are_no_text_are_refused(own: Path) -> None:
    own.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadInput, match="are not UTF-8 text"):
        load_rules(own)


@given(content=st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_whatever_a_file_holds_it_is_read_or_refused_in_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    own = tmp_path_factory.getbasetemp() / "any.toml"
    own.write_bytes(content)
    try:
        assert len(load_rules(own).rules) == 16
    except BadInput as refusal:
        assert refusal.message.endswith(".")  # noqa: PT017  # either outcome is right
