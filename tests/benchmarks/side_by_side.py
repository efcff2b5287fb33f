"""Product and peer in turns in one process run: times mean little on a shared machine, their ratios much."""

from __future__ import annotations

import gc
import itertools
import math
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds of one case in the order of the rounds."""

    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle one."""
        return statistics.median(self.seconds)

    def over(self, peer: Times) -> tuple[float, float, float]:
        """Return the median of the ratios round by round, with the lowest and the highest."""
        ratios = [own / other for own, other in zip(self.seconds, peer.seconds, strict=True)]
        return statistics.median(ratios), min(ratios), max(ratios)


def in_turns(cases: Mapping[str, Callable[[], object]], rounds: int, warm: int = 1) -> dict[str, Times]:
    """Run the cases A B C, A B C … and return the time of each; the warming rounds are not counted."""
    seconds: dict[str, list[float]] = {name: [] for name in cases}
    for number in range(rounds + warm):
        for name, case in cases.items():
            gc.collect()
            began = time.perf_counter()
            case()
            took = time.perf_counter() - began
            if number >= warm:
                seconds[name].append(took)
    return {name: Times(tuple(found)) for name, found in seconds.items()}


def tell(title: str, found: Mapping[str, Times], goals: Mapping[str, float] | None = None) -> None:
    """Print each case with its ratio to the first one; a goal is the highest ratio that is good enough."""
    print(f"\n{title}")
    peer = next(iter(found.values()))
    for name, times in found.items():
        ratio, low, high = times.over(peer)
        words = f"  {name:52} {times.median * 1000:9.2f} ms   x {ratio:6.2f} ({low:.2f}-{high:.2f})"
        goal = (goals or {}).get(name)
        print(words + ("" if goal is None else f"   goal {goal}: {'yes' if ratio <= goal else 'NO'}"), flush=True)


def tell_growth(name: str, by_size: Mapping[int, Times], goal: float | None = None) -> None:
    """Print log(t2/t1)/log(n2/n1) from each size to the next."""
    sizes = sorted(by_size)
    for small, large in itertools.pairwise(sizes):
        found = math.log(by_size[large].median / by_size[small].median) / math.log(large / small)
        fits = "" if goal is None else f"   goal {goal}: {'yes' if found <= goal else 'NO'}"
        print(f"  growth of {name}, {small} to {large}: exponent {found:.2f}{fits}", flush=True)
