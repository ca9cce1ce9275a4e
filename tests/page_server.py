"""The page on a real server at 127.0.0.1, and programs that ask it.

with serving(assistant) as address:
    client(address).predict("What is GripNet?", api_name="/ask")
    call(address, "ask_papers", question="What is GripNet?")
"""

import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

import anyio
import httpx
import uvicorn
from gradio_client import Client
from mcp import ClientSession
from mcp.client.streamable_http import streamable_http_client
from mcp.types import CallToolResult, Tool

from assistant.pipeline import Assistant
from ui import app
from ui.server import server


@contextmanager
def serving(assistant: Assistant, host: str = "127.0.0.1", auth: str = "") -> Iterator[str]:
    """The address of the page, as `assistant serve` serves it."""
    started: list[uvicorn.Server] = []
    addresses: list[str] = []
    ready, made = threading.Event(), threading.Event()

    def heard(address: str) -> None:
        addresses.append(address.replace("localhost", "127.0.0.1"))
        ready.set()

    def make(application: Any) -> uvicorn.Server:
        started.append(server(application))
        made.set()
        return started[0]

    with patch("ui.app.server", make):
        thread = threading.Thread(target=app.serve, args=(assistant, host, 0, heard), kwargs={"auth": auth})
        thread.start()
        assert ready.wait(30)
        try:
            yield addresses[0]
        finally:
            assert made.wait(30)  # it is heard of before it is made
            started[0].should_exit = True
            thread.join(10)


def client(address: str, auth: tuple[str, str] | None = None) -> Client:
    return Client(address, verbose=False, analytics_enabled=False, auth=auth)


def tools(address: str, auth: str = "") -> dict[str, Tool]:
    """The tools over MCP, by name."""

    async def listed(session: ClientSession) -> dict[str, Tool]:
        return {tool.name: tool for tool in (await session.list_tools()).tools}

    return _over_mcp(address, auth, listed)


def call(address: str, tool: str, auth: str = "", **arguments: Any) -> CallToolResult:
    """What a tool says."""

    async def called(session: ClientSession) -> CallToolResult:
        return await session.call_tool(tool, arguments)

    return _over_mcp(address, auth, called)


def said(result: CallToolResult) -> str:
    """The text of what a tool says."""
    return "".join(block.text for block in result.content if block.type == "text")


def _over_mcp(address: str, auth: str, use: Callable[[ClientSession], Awaitable[Any]]) -> Any:
    user, _, password = auth.partition(":")
    basic = httpx.BasicAuth(user, password) if auth else None

    async def run() -> Any:
        async with (
            httpx.AsyncClient(auth=basic, timeout=30) as http,
            streamable_http_client(f"{address}/gradio_api/mcp", http_client=http) as (read, write, _),
            ClientSession(read, write) as session,
        ):
            await session.initialize()
            return await use(session)

    return anyio.run(run)
