"""Serving the desk on a loopback address of this machine, and nowhere else."""

import socket
from collections.abc import Callable
from contextlib import suppress

from tidings.errors import UserError
from tidings.faces.web.app import create_app
from tidings.faces.web.desklike import DeskLike

PORT = 8420
HOST = "127.0.0.1"


def serve(desk: DeskLike, port: int = PORT, *, say: Callable[[str], None] = print) -> None:
    """Serve `desk` until interrupted; `say` is told the address first.

    Where the usual port is taken another is chosen, and `say` is told so; port 0 is any free one.
    Raises UserError where another port that was asked for cannot be had.
    """
    import uvicorn

    listener = _listen(port, say)
    with listener:
        address = f"http://{HOST}:{listener.getsockname()[1]}/"
        config = uvicorn.Config(
            create_app(desk), log_level="warning", server_header=False, access_log=False
        )
        say(f"The desk is open at {address} (Ctrl-C closes it).")
        with suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[listener])


def _listen(port: int, say: Callable[[str], None]) -> socket.socket:
    try:
        return _bound(port)
    except (OSError, OverflowError) as cause:
        if port == PORT:
            say(f"Port {PORT} is taken, so another was chosen.")
            return _bound(0)
        raise UserError(
            f"Port {port} cannot be used ({cause}): name another, or 0 for any that is free."
        ) from cause


def _bound(port: int) -> socket.socket:
    listener = socket.socket()
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((HOST, port))
        listener.listen(64)
    except BaseException:
        listener.close()
        raise
    return listener
