"""Serves an application at one address of this machine."""

import errno
import socket
from ipaddress import ip_address

import uvicorn

from assistant.errors import AssistantError
from ui.guard import Application

_STREAMS_END = 1  # second; every open page holds a stream that never ends by itself


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens there; raises AssistantError if that address cannot be had."""
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        return socket.create_server(address[:2], family=family)
    except socket.gaierror as error:
        raise AssistantError(f"There is no host named {host}; choose another with --host.") from error
    except OSError as error:
        raise AssistantError(_reason(error, host, port)) from error


def url(listening: socket.socket) -> str:
    """Where a browser on this machine finds what listens there."""
    host, port = listening.getsockname()[:2]
    if host in ("0.0.0.0", "::"):
        host = "localhost"
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def is_here(listening: socket.socket) -> bool:
    """Whether only this machine can reach what listens there."""
    return ip_address(listening.getsockname()[0].partition("%")[0]).is_loopback


def server(application: Application) -> uvicorn.Server:
    """A server for the application; `run(sockets=[…])` blocks until it is interrupted."""
    return uvicorn.Server(
        uvicorn.Config(application, log_level="critical", timeout_graceful_shutdown=_STREAMS_END, server_header=False)
    )


def _reason(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is in use, perhaps by an assistant that runs already; choose another with --port."
    if error.errno == errno.EACCES:
        return f"Port {port} is kept for the system; choose one above 1023 with --port."
    return f"{host} is no address of this machine; choose another with --host."
