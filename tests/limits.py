"""A limit to the work of a test: what would take for ever fails instead."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raises TimeoutError where the block takes more of the processor's time, also inside a pattern's search."""

    def end(*_: object) -> None:
        raise TimeoutError(f"more than {seconds:g} s of work")

    before = signal.signal(signal.SIGPROF, end)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
