"""What qa/thesaurus.txt promises: groups of phrases that may stand for one another."""

import re
from collections import defaultdict
from pathlib import Path

import qa
from index.analysis import is_stop_word, terms, tokens

FILE = Path(qa.__file__).with_name("thesaurus.txt")
FEWEST_GROUPS = 350
# Words of several meanings in council business: not a phrase by themselves, and "speeding" neither,
# whose stem is "speed". The file has one such word, "send", for special educational needs.
TOO_COMMON = frozenset(
    """act agreement appeal application approval area beg bid board budget building cab care
    case cat chair charge code condition contract council cut decision district drug
    executive field fine flat foster fund garden grant green group hall hearing home house
    interest land leap let letter licence light line list mace market mat meeting motion
    notice officer order pan panel park part path permit pitch plan play point policy power
    premium rate rec refuge refuse report reserve road room scheme scrutiny seat service
    sign site space speed spice statement station street sue survey ten tender ticket tip
    town trust twin unit use village void vote ward waste weed zone""".split()
)


def lines() -> list[str]:
    return FILE.read_text(encoding="utf-8").splitlines()


def groups() -> list[list[str]]:
    return [line.split(" | ") for line in lines() if line and not line.startswith("#")]


def names(phrase: str) -> set[tuple[str, ...]]:
    """A phrase after stemming: as analysed, as looked for, and with its compounds apart."""
    found = [token.forms for token in tokens(phrase)]
    return {
        tuple(terms(phrase)),
        tuple(forms.exact for forms in found),
        tuple(part for forms in found for part in forms.parts or (forms.exact,)),
    }


def test_every_line_is_a_comment_or_phrases_parted_by_spaced_bars() -> None:
    group = re.compile(r"[^|#]*[^|# ](?: \| [^|# ][^|#]*)+")
    wrong = [
        line for line in lines() if line and not line.startswith("# ") and not group.fullmatch(line)
    ]
    assert wrong == []


def test_phrases_are_lower_case_and_neatly_spaced() -> None:
    wrong = [
        phrase
        for group in groups()
        for phrase in group
        if phrase != phrase.lower() or phrase != " ".join(phrase.split())
    ]
    assert wrong == []


def test_there_are_at_least_350_groups() -> None:
    assert len(groups()) >= FEWEST_GROUPS


def test_a_group_has_two_to_six_phrases() -> None:
    assert [group for group in groups() if not 2 <= len(group) <= 6] == []


def test_every_group_stands_under_a_subject_heading() -> None:
    first_group = next(n for n, line in enumerate(lines()) if line and not line.startswith("#"))
    assert any(re.fullmatch(r"# --- .+ ---", line) for line in lines()[:first_group])


def test_no_phrase_is_in_two_groups_after_stemming() -> None:
    places: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for number, group in enumerate(groups()):
        for phrase in group:
            for name in names(phrase):
                places[name].add(number)
    shared = {
        " ".join(name): [groups()[number] for number in sorted(found)]
        for name, found in places.items()
        if len(found) > 1
    }
    assert shared == {}


def test_the_phrases_of_a_group_differ_after_stemming() -> None:
    repeated = []
    for group in groups():
        stems = [tuple(token.forms.exact for token in tokens(phrase)) for phrase in group]
        if len(set(stems)) < len(stems):
            repeated.append(group)
    assert repeated == []


def test_every_phrase_has_a_word_that_is_no_stop_word() -> None:
    wrong = [
        phrase
        for group in groups()
        for phrase in group
        if all(is_stop_word(token.forms) for token in tokens(phrase))
    ]
    assert wrong == []


def test_no_phrase_is_a_single_word_of_several_meanings() -> None:
    too_common = {name for word in TOO_COMMON for name in names(word)}
    wrong = [phrase for group in groups() for phrase in group if names(phrase) & too_common]
    assert wrong == []
