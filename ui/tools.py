"""The functions for other programs as tools over MCP, the Model Context Protocol.

Gradio offers endpoints as tools itself, but to whoever has not signed in too, and asks its own server over the network.
"""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from functools import partial
from importlib.metadata import version
from inspect import getdoc
from typing import Any

from anyio import CapacityLimiter, to_thread
from fastapi import FastAPI
from mcp.server.lowlevel import Server
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from mcp.types import Tool, ToolAnnotations
from pydantic import TypeAdapter
from starlette.responses import PlainTextResponse
from starlette.routing import BaseRoute, Route
from starlette.types import Receive, Scope, Send

from assistant.documents import Document
from assistant.errors import AssistantError
from ui import texts
from ui.guard import TOOLS
from ui.programs import Program


def host(programs: Sequence[Program]) -> FastAPI:
    """An application with the tools at TOOLS, and room for a page beside them."""
    sessions = StreamableHTTPSessionManager(_server(programs), stateless=True)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        async with sessions.run():
            yield

    tools = _Tools(sessions)
    routes: list[BaseRoute] = [Route(TOOLS, tools), Route(f"{TOOLS}/", tools)]
    return FastAPI(routes=routes, lifespan=lifespan, docs_url=None, redoc_url=None, openapi_url=None)


class _Tools:
    """Hands a question of a program on; a class, because a route wraps a mere function."""

    def __init__(self, sessions: StreamableHTTPSessionManager) -> None:
        self.sessions = sessions

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] == "POST":
            await self.sessions.handle_request(scope, receive, send)
        else:  # nothing is sent but answers
            await PlainTextResponse(texts.FOR_MCP, 405, {"allow": "POST"})(scope, receive, send)


def _server(programs: Sequence[Program]) -> Server[Any, Any]:
    server: Server[Any, Any] = Server("Daily Papers", version("daily-papers-assistant"), texts.TOOLS)
    by_name = {program.tool: program for program in programs}
    limiters = {
        program.limits["concurrency_id"]: CapacityLimiter(program.limits["concurrency_limit"]) for program in programs
    }

    @server.list_tools()  # type: ignore[no-untyped-call, untyped-decorator]
    async def tools() -> list[Tool]:
        return [_tool(program) for program in programs]

    @server.call_tool(validate_input=False)  # type: ignore[untyped-decorator]  # the functions check, in plainer words
    async def call(name: str, arguments: dict[str, Any]) -> Document:
        program = by_name.get(name)
        if program is None:
            raise AssistantError(f"There is no tool {name}. There are {', '.join(by_name)}.")
        limiter = limiters[program.limits["concurrency_id"]]
        return await to_thread.run_sync(partial(program.run, **arguments), limiter=limiter)

    return server


def _tool(program: Program) -> Tool:
    return Tool(
        name=program.tool,
        description=getdoc(program.run),
        inputSchema=TypeAdapter(program.run).json_schema(),
        annotations=ToolAnnotations(readOnlyHint=True, openWorldHint=False),
    )
