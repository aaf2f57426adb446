"""What one sentence says was decided."""

from dataclasses import dataclass

from corpus.models import Outcome


@dataclass(frozen=True, slots=True)
class Result:
    """A decision verb in a sentence: where it stands, and whether it stands alone ("Carried.")."""

    outcome: Outcome
    at: int
    bare: bool = False
    about: str | None = None  # "motion" or "amendment", where the sentence says which
