"""How much is measured."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Plan:
    """The size of a run.

    Attributes:
        rounds: Rounds to make, if there is time.
        least_rounds: Rounds to make however long they take.
        seconds: After these, from the start of the run, no further round begins.
        share: What part of the calls a block has.
        starts: How often each cold start and import is timed.
        load_seconds: Length of one slice of load on each simulator.
        load_slices: How many of them, in turn.
        prism: Whether Prism is measured beside the simulator, and installed if it is missing.
        regenerate: Whether the client is generated anew.
    """

    rounds: int
    least_rounds: int
    seconds: float
    share: float = 1.0
    starts: int = 5
    load_seconds: float = 1.2
    load_slices: int = 3
    prism: bool = True
    regenerate: bool = True

    def calls(self, full: int, concurrency: int) -> int:
        """Calls in a block, at least one for each lane."""
        lanes = max(1, concurrency)
        return max(lanes, round(full * self.share) // lanes * lanes)


FULL = Plan(rounds=21, least_rounds=5, seconds=84)
QUICK = Plan(
    rounds=3,
    least_rounds=2,
    seconds=13,
    share=0.5,
    starts=1,
    load_seconds=0.5,
    load_slices=1,
    prism=False,
    regenerate=False,
)
