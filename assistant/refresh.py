"""New lists while the chat is open: fetched every so often, in a thread of their own."""

import sqlite3
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from assistant.errors import AssistantError, BusyError
from assistant.pipeline import Assistant
from assistant.types import Array
from assistant.wording import capital, count

# A question waits for those that are being embedded: with 8 half a second at most, with a chunk of papers three.
TEXTS_AT_ONCE = 8
STOPPING = 5  # seconds to finish what is being embedded or stored; what is left is done at the next start


class _Stopped(Exception):
    """The process is about to end."""


class Refresher:
    """Fetches the lists that are due, at once and then every so many seconds, until it is stopped.

    `problem` is why the last try failed, empty if it did not; when the last good one was, the
    library knows. `say` hears what is new, and of a failure once until it is over.
    """

    def __init__(self, assistant: Assistant, seconds: float, say: Callable[[str], None]) -> None:
        self.seconds, self.say = seconds, say
        self.problem = ""
        self._embed_all = assistant.index.embed
        self._assistant = replace(assistant, index=replace(assistant.index, embed=self._embed))
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="refresh", daemon=True)

    def start(self) -> None:
        """Begins, and returns at once."""
        self._thread.start()

    def stop(self) -> None:
        """Ends it, and what it is doing; the next start goes on there."""
        self._stopped.set()
        if self._thread.is_alive():
            self._thread.join(STOPPING)

    def refresh(self) -> None:
        """Fetches once; what fails is kept as the problem."""
        try:
            for fetched in self._assistant.fetch():
                if fetched.added.added:
                    self.say(f"{capital(count(fetched.added.added, 'new paper'))} of {fetched.day}.")
                if self._stopped.is_set():
                    return
        except (_Stopped, BusyError):  # another process that is adding papers will be done by the next time
            return
        except (AssistantError, OSError, sqlite3.Error) as error:
            if not self.problem:
                self.say(f"{error} The assistant goes on with the lists it has, and tries again.")
            self.problem = str(error)
        else:
            self.problem = ""

    def _run(self) -> None:
        while not self._stopped.is_set():
            self.refresh()
            self._stopped.wait(self.seconds)

    def _embed(self, texts: Sequence[str]) -> Array:
        """As the assistant embeds, but few texts at a time, so that questions come in between."""
        parts = []
        for start in range(0, len(texts), TEXTS_AT_ONCE):
            if self._stopped.is_set():
                raise _Stopped
            parts.append(self._embed_all(texts[start : start + TEXTS_AT_ONCE]))
        return np.concatenate(parts)
