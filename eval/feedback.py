"""Cases from what people thought of answers: `python -m eval.feedback FILE > cases.jsonl`.

FILE is the `feedback.jsonl` of a data folder. An answer that was liked becomes a case: a good answer to its question
cites the same papers, or turns it away if it did. Of one that was disliked nobody said what would have been good; it is
left out and counted, as a question to look at.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from assistant.errors import AssistantError


def main() -> None:
    """Prints the cases, one a line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, metavar="FILE")
    try:
        given = read(parser.parse_args().file)
    except AssistantError as error:
        sys.exit(str(error))
    for case in cases(given):
        print(json.dumps(case))
    disliked = sum(row["liked"] is False for row in given)
    print(f"{disliked} disliked, left out", file=sys.stderr)


def read(path: Path) -> list[dict[str, Any]]:
    """What was last said of each answer, in the order of the file; raises AssistantError that names what is wrong."""
    last: dict[str, dict[str, Any]] = {}
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise AssistantError(f"{path} cannot be read: {(error.strerror or 'the system refuses').lower()}") from error
    for number, line in enumerate(lines, start=1):
        try:
            row = json.loads(line)
            last[json.dumps([row[name] for name in ("question", "history", "text", "today")])] = row
            row["liked"], row["papers"], row["status"], row["kind"]
        except (ValueError, TypeError, KeyError) as error:
            raise AssistantError(f"{path}, line {number} is no feedback") from error
    return list(last.values())


def cases(given: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Cases of the answers that were liked, for eval.answers."""
    for number, row in enumerate(given, start=1):
        cites = bool(row["papers"]) or row["status"] in ("not_in_list", "talk")
        if row["liked"] is True and cites:  # a count cites nothing, and was no refusal
            yield {
                "id": f"feedback-{number}",
                "question": row["question"],
                "today": row["today"],
                "papers": row["papers"],
                "history": row["history"],
                "kind": "talk" if row["status"] == "talk" else "",
            }


if __name__ == "__main__":
    main()
