"""The command line: results on stdout, messages on stderr, and no traceback for what a person can put right."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from assistant.commands import adding, asking, delivering, lists, serving
from assistant.commands.shared import say
from assistant.errors import AssistantError

INTERRUPTED = 130  # what Typer exits with on Ctrl+C, without a word

app = typer.Typer(
    help="Reads the daily list of new research papers for you: cited answers from the listed abstracts.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for theme in (adding, lists, asking, delivering, serving):
    app.add_typer(theme.app)


def _print_version(is_wanted: bool) -> None:
    if is_wanted:
        from importlib.metadata import version

        print(version("daily-papers-assistant"))
        raise typer.Exit


@app.callback()
def options(
    context: typer.Context,
    data: Annotated[
        str | None, typer.Option(metavar="DIR", help="The data folder (else ASSISTANT_DATA_DIR, else the user's).")
    ] = None,
    version: Annotated[  # noqa: ARG001 - its callback prints it
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Reads the daily list of new research papers for you: cited answers from the listed abstracts."""
    if data == "":
        raise typer.BadParameter("the data folder is empty; name a folder", param_hint="--data")
    context.obj = None if data is None else Path(data)


def main() -> None:
    """Runs the command line; a person's errors are one line on stderr and exit 1."""
    try:
        app()
    except AssistantError as error:
        say(error)
        sys.exit(1)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
    except ImportError as error:  # Ctrl+C while a library is being loaded
        if not isinstance(error.__cause__, KeyboardInterrupt):
            raise
        say("Stopped.")
        sys.exit(INTERRUPTED)
    except SystemExit as stop:
        if stop.code == INTERRUPTED:
            say("Stopped.")
        raise


if __name__ == "__main__":
    main()
