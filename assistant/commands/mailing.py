"""The digest by mail, and who gets it."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.commands.making import list_day, whole
from assistant.commands.shared import day as read_day
from assistant.commands.shared import open_assistant, say
from assistant.errors import AssistantError
from assistant.wording import day, figure

if TYPE_CHECKING:
    from assistant.mail import Delivery
    from assistant.pipeline import Assistant

app = typer.Typer()
subscribing = typer.Typer(
    help="Who gets the digest by mail: add, list, remove.", no_args_is_help=True, rich_markup_mode=None
)
app.add_typer(subscribing, name="subscribers")

Address = Annotated[str, typer.Argument(metavar="ADDRESS", help="A mail address.")]
OfDay = Annotated[
    date | None, typer.Option("--day", metavar="DAY", parser=read_day, help="The list day; else the newest.")
]


@app.command()
def mail(
    context: typer.Context,
    of_day: OfDay = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say who would get what; send nothing.")] = False,
) -> None:
    """Mail a day's digest to the subscribers, once to each."""
    from assistant import mail, subscribers

    assistant = open_assistant(context)
    if assistant.library.is_sample():
        raise AssistantError("Only the sample list is loaded, which is not mailed. Fetch a list: assistant fetch")
    chosen = list_day(assistant, of_day)
    database = assistant.library.database
    if not subscribers.addresses(database):
        say("There are no subscribers yet. Add one: assistant subscribers add ADDRESS")
    elif dry_run:
        _rehearse(assistant, chosen)
    else:
        with mail.alone(database):
            states = [_told(delivery) for delivery in _deliveries(assistant, chosen)]
        if any(state != "sent" for state in states):
            raise typer.Exit(1)


@subscribing.command("add")
def subscribe(context: typer.Context, address: Address) -> None:
    """Mail the digest to this address."""
    from assistant import subscribers

    assistant = open_assistant(context)
    is_new = subscribers.add(assistant.library.database, address, assistant.today())
    print(f"{address} {'is subscribed' if is_new else 'was subscribed already'}.")


@subscribing.command("list")
def list_subscribers(context: typer.Context) -> None:
    """The addresses, one a line."""
    from assistant import subscribers

    found = subscribers.addresses(open_assistant(context).library.database)
    for address in found:
        print(address)
    if not found:
        say("There are no subscribers yet. Add one: assistant subscribers add ADDRESS")


@subscribing.command("remove")
def unsubscribe(context: typer.Context, address: Address) -> None:
    """Mail nothing more to this address."""
    from assistant import subscribers

    if not subscribers.remove(open_assistant(context).library.database, address):
        raise AssistantError(f"{address} is not subscribed. `assistant subscribers list` shows who is.")
    print(f"{address} is no longer subscribed.")


def _rehearse(assistant: "Assistant", chosen: date) -> None:
    from assistant import mail

    due = mail.due(assistant.library.database, chosen)
    if due:
        subject = mail.subject(whole(assistant.digest(chosen, chosen)))
        print("\n".join((f"“{subject}” would go to {figure(len(due), 'subscriber')}:", *due)))
    else:
        _say_done(chosen)


def _deliveries(assistant: "Assistant", chosen: date) -> "Iterator[Delivery]":
    """What became of each mail: first of those that an earlier run left unfinished, then of those still due."""
    from assistant import mail
    from assistant.settings import load

    database = assistant.library.database
    yield from mail.unfinished(database)
    if mail.due(database, chosen):
        server = mail.server(load())
        made = whole(assistant.digest(chosen, chosen))
        yield from mail.send(made, server, database, datetime.now().astimezone())
    else:
        _say_done(chosen)


def _say_done(chosen: date) -> None:
    print(f"The digest of {day(chosen)} was mailed already.")


def _told(delivery: "Delivery") -> str:
    """What became of a mail, once it is said."""
    match delivery.state:
        case "sent":
            print(f"Sent to {delivery.address}.")
        case "refused":
            say(f"{delivery.address} was refused ({delivery.reason}). Correct or remove it.")
        case "later":
            say(f"{delivery.address} was not sent to ({delivery.reason}). Run `assistant mail` again.")
        case "unfinished":
            say(f"{delivery.address}: {delivery.reason}. It may have arrived; it is not sent again.")
    return delivery.state
