"""What ends a stage of packaging: a fault that was found."""

from __future__ import annotations


class Fault(Exception):
    """Something does not hold; the words are Swedish and say what, `output` is what the program itself said."""

    def __init__(self, words: str, output: str = "") -> None:
        super().__init__(words)
        self.output = output[-4000:]
