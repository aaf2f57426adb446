"""What each item decided, in its own words; a motion without a stated result stays "not stated"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from corpus.models import BlockKind, Decision, Item, Outcome, Reading
from corpus.parsing.amendments import moves_amendment, puts_amendment
from corpus.parsing.counts import count_of
from corpus.parsing.motions import Motion, is_answered, motion_in, moved_matter, takes_motion
from corpus.parsing.movers import Movers, movers_in, names_only, proposer_in
from corpus.parsing.outcomes import outcome_in
from corpus.parsing.pieces import pieces_of
from corpus.parsing.recorded import Named, Settled, named_in, named_votes
from corpus.parsing.result import Result
from corpus.parsing.told import is_history
from corpus.parsing.units import Spans, Unit, units_of
from corpus.parsing.votes import Tally, tally_in
from corpus.parsing.wording import LONGEST, end_of, motion_end, nothing_between, start_of

_LONE_VERB = re.compile(
    r"^\W*(?:it was\s+)?(?:RESOLVED|AGREED|NOTED|RECOMMENDED|DECIDED|PENDERFYNWYD)(?:\s+"
    r"(?:unanimously|that|to))*\W*$",
    re.IGNORECASE,
)
_ANNOUNCES = re.compile(r"\bfollowing\b.*:\W*$")  # "The following payments were agreed:"


def find_decisions(
    reading: Reading, items: Sequence[Item], sentences: Spans
) -> tuple[Decision, ...]:
    """Decisions in order; `sentences[i]` holds the sentence spans of `reading.blocks[i]`."""
    units = pieces_of(reading, units_of(reading, items, sentences))
    found: list[Decision] = []
    for _, own in groupby(units, key=lambda unit: unit.item):
        found.extend(_Ledger(reading, list(own)).filled())
    return tuple(_apart(sorted(found, key=lambda decision: (decision.start, decision.end))))


def _apart(decisions: Iterable[Decision]) -> Iterator[Decision]:
    """Each stretch of text once: decisions do not lie inside each other."""
    end = -1
    for decision in decisions:
        if decision.start >= end:
            end = decision.end
            yield decision


@dataclass(slots=True)
class _Ledger:
    """One item's sentences, what was decided in them, and the motions that wait for a result."""

    reading: Reading
    units: Sequence[Unit]
    decisions: list[Decision] = field(default_factory=list)
    waiting: list[Motion] = field(default_factory=list)
    skip_to: int = 0  # offset up to which text already belongs to a decision
    last_unit: int = -1  # the unit that ended the last decision

    def filled(self) -> list[Decision]:
        """Every decision of the item, motions that nothing answers last."""
        for at, unit in enumerate(self.units):
            if unit.start >= self.skip_to and not unit.quoted and _can_decide(self.reading, unit):
                self._take(at)
        unanswered = [self._unanswered(motion) for motion in self.waiting if not motion.weak]
        return [*self.decisions, *unanswered]

    def _take(self, at: int) -> None:
        """One sentence: the movers of the decision before it, a result or a motion."""
        text = self.units[at].text
        result = _result(self.reading, self.units, at)
        movers = movers_in(text) if names_only(text) else None
        if movers and self._lacks_movers(at):
            self._add_movers(at, movers)
        elif self._follows(at) and result and result.bare and result.outcome is not Outcome.NOTED:
            self._confirm(at, result)
        elif result:
            self._settle(at, result)
        elif motion := motion_in(self.reading, self.units, at, self.skip_to):
            self.waiting = [other for other in self.waiting if other.start < motion.start]
            self.waiting.append(motion)

    def _follows(self, at: int) -> bool:
        """Whether nothing stands between a sentence and the decision before it."""
        return bool(self.decisions) and self.last_unit == at - 1

    def _lacks_movers(self, at: int) -> bool:
        """Whether the decision just before, or one sentence before, is to be given its movers."""
        if not self.decisions or self._follows(at):
            return bool(self.decisions)
        same = self.units[self.last_unit].block == self.units[at].block
        return same and self.last_unit == at - 2 and self.decisions[-1].mover is None

    def _add_movers(self, at: int, movers: Movers) -> None:
        """ "It was approved. Proposed by DN and seconded by RW." names them afterwards."""
        last, unit = self.decisions[-1], self.units[at]
        with_movers = replace(
            last,
            mover=last.mover or movers[0],
            seconder=last.seconder or movers[1],
            end=max(last.end, unit.end) if self._follows(at) else last.end,
        )
        tally = tally_in(unit.text) if last.votes_for is None else None
        self.decisions[-1] = _counted(with_movers, tally) if tally else with_movers
        self.skip_to, self.last_unit = max(self.skip_to, unit.end), at

    def _confirm(self, at: int, result: Result) -> None:
        """ "It was agreed to buy it. All in favour." is one decision; the printed verb counts."""
        last, unit = self.decisions[-1], self.units[at]
        favoured = "favour" in self.units[at - 1].text.lower()
        unsaid = last.outcome is Outcome.NOT_STATED or (
            last.outcome is Outcome.CARRIED and favoured
        )
        outcome = result.outcome if unsaid else last.outcome
        self.decisions[-1] = replace(last, outcome=outcome, end=max(last.end, unit.end))
        self.skip_to, self.last_unit = max(self.skip_to, unit.end), at

    def _settle(self, at: int, result: Result) -> None:
        motion = self._answered(at, result)
        start, end = span = self._span(at, result, motion)
        own = movers_in(self.reading.text[start:end])
        mover, seconder = own or ((motion.mover, motion.seconder) if motion else (None, None))
        if mover is None:
            mover = motion.mover if motion else proposer_in(self.units[at].text)
        amends = _is_on_amendment(self.units[at].text, result, motion)
        decision = Decision(
            self.units[at].item, result.outcome, start, end, mover=mover, seconder=seconder,
            on_amendment=amends,
        )  # fmt: skip
        since = max(self.skip_to, self.units[0].start)
        tally = count_of(self.reading, self.units, span, at, since)
        settled = Settled(start, end, tally, amends)
        named = named_votes(self.reading, self.units, settled, at, since)
        self.decisions.append(_named(_counted(decision, tally), named))
        self.skip_to, self.last_unit = max(end, self.units[at].end), at
        while self.last_unit + 1 < len(self.units):
            if self.units[self.last_unit + 1].start >= self.skip_to:
                break
            self.last_unit += 1

    def _span(self, at: int, result: Result, motion: Motion | None) -> tuple[int, int]:
        """The wording of a decision: with its motion where that is near, or the motion alone."""
        text, end = self.units[at].text, end_of(self.reading, self.units, at)
        if motion and takes_motion(result, text, motion):
            moved_to, last = motion_end(self.reading, self.units, motion.at)
            if end - motion.start <= LONGEST and nothing_between(self.units, last, at):
                return motion.start, end
            if result.about:
                return motion.start, moved_to  # "Motion carried." after a debate
        if names_only(text):
            return moved_matter(self.reading, self.units, at, self.skip_to), end
        return start_of(self.reading, self.units, at, result, self.skip_to), end

    def _answered(self, at: int, result: Result) -> Motion | None:
        """The waiting motion this result answers, taken off the list; the last one goes first."""
        for index in range(len(self.waiting) - 1, -1, -1):
            if is_answered(self.reading, self.units, self.waiting[index], at, result):
                return self.waiting.pop(index)
        return None

    def _unanswered(self, motion: Motion) -> Decision:
        end, _ = motion_end(self.reading, self.units, motion.at)
        decision = Decision(
            self.units[motion.at].item, Outcome.NOT_STATED, motion.start, end,
            mover=motion.mover, seconder=motion.seconder, on_amendment=motion.on_amendment,
        )  # fmt: skip
        words = self.reading.text[motion.start : end]
        tally = tally_in(words)
        counted = _counted(decision, tally) if tally else decision
        aside = words.startswith("(")  # what a bracket says of a vote is said of the one before it
        return counted if aside else _named(counted, named_in(words, tally))


def _counted(decision: Decision, tally: Tally) -> Decision:
    return replace(
        decision,
        votes_for=tally.votes_for,
        votes_against=tally.against,
        abstentions=tally.abstentions,
    )


def _named(decision: Decision, named: Named) -> Decision:
    return replace(
        decision,
        voted_for=named.voted_for,
        voted_against=named.voted_against,
        abstained=named.abstained,
    )


def _is_on_amendment(sentence: str, result: Result, motion: Motion | None) -> bool:
    """Whether a result is an amendment's: it says so, or answers one that was moved."""
    if result.about is not None:
        return result.about == "amendment"
    return (
        bool(motion and motion.on_amendment)
        or puts_amendment(sentence)
        or (moves_amendment(sentence))
    )


def _can_decide(reading: Reading, unit: Unit) -> bool:
    kind = reading.blocks[unit.block].kind
    if kind is BlockKind.LABEL:
        return False
    if kind is not BlockKind.HEADING or _LONE_VERB.match(unit.text):
        return True
    return _ANNOUNCES.search(unit.text) is not None


def _result(reading: Reading, units: Sequence[Unit], at: int) -> Result | None:
    """What a sentence decides, unless it is quoted or told of an earlier year."""
    unit = units[at]
    result = outcome_in(unit.text) or _under_label(reading, unit)
    if result is None or _inside_quotation(unit.text[: result.at]):
        return None
    before = units[at - 1] if at else None
    history = before and before.block == unit.block and is_history(before.text)
    return None if history else result


def _under_label(reading: Reading, unit: Unit) -> Result | None:
    """ "That …" below the label "Decision:" is resolved, though no verb says so."""
    above = reading.blocks[unit.block - 1] if unit.block else None
    if above is None or above.kind is not BlockKind.LABEL or not unit.text.startswith("That "):
        return None
    is_decision = re.match(r"Decisions?\b", reading.text_of(above)) is not None
    return Result(Outcome.RESOLVED, 0) if is_decision else None


def _inside_quotation(before: str) -> bool:
    return before.count("“") > before.count("”")
