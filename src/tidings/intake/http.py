"""Fetching over HTTP, with caps on size, time and redirects, and every hop checked.

The connection is made to the very IP address that was checked, so a name that changes its answer
between the check and the connection (DNS rebinding) gains nothing. Proxies of the environment are
not used: behind one, no address could be checked.
"""

import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from ssl import SSLContext
from time import monotonic
from urllib.parse import urljoin

import httpcore
import httpx

from tidings.errors import FetchError, RefusedAddress, TidingsError
from tidings.intake.addresses import Resolver, checked_ips, resolve, target
from tidings.intake.web import Fetched
from tidings.values.sources import NEVER_ASKED, FeedState, Limits

USER_AGENT = "Tidings/0.1 (a reader of news feeds; one reader, one machine)"
ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, text/html;q=0.9, "
    "application/xhtml+xml;q=0.9, application/xml;q=0.8, */*;q=0.5"
)
REDIRECTS = {301, 302, 303, 307, 308}
NOT_MODIFIED = 304
WORDS = {
    401: "the page asks for a password",
    403: "the site does not let us in",
    404: "there is nothing at that address",
    410: "what was there is gone for good",
    429: "the site asks us to come back later",
}


class HttpWeb:
    """The real web.

    `resolver` turns names into IP addresses, `timer` counts seconds, `sockets` connects to one
    checked IP address.
    """

    def __init__(
        self,
        *,
        resolver: Resolver = resolve,
        timer: Callable[[], float] = monotonic,
        sockets: httpcore.NetworkBackend | None = None,
    ) -> None:
        self._resolver = resolver
        self._timer = timer
        self._sockets = sockets or httpcore.SyncBackend()

    def get(self, address: str, limits: Limits, state: FeedState = NEVER_ASKED) -> Fetched:
        """Return what `address` gives. Raises FetchError or RefusedAddress."""
        deadline = Deadline(self._timer, limits.timeout)
        here = address
        for _ in range(limits.max_redirects + 1):
            target(here)
            with _named(address, limits), self._client(limits, deadline) as client:
                onward = self._once(client, here, limits, state)
            if isinstance(onward, Fetched):
                return onward
            here = onward
        raise FetchError(
            f"{address} sends us on more than {limits.max_redirects} times; "
            "open it in a browser and give the address where it ends."
        )

    def _once(
        self, client: httpx.Client, here: str, limits: Limits, state: FeedState
    ) -> Fetched | str:
        """Make one request. Returns what came back, or the address that it sends us on to."""
        with client.stream("GET", here, headers=_headers(state)) as answer:
            onward = str(answer.headers.get("location", ""))
            if answer.status_code in REDIRECTS and onward:
                return urljoin(here, onward)
            if answer.status_code == NOT_MODIFIED:
                return Fetched(url=here, state=_state(answer, state), changed=False)
            if answer.status_code != 200:
                raise FetchError(f"{here} answered {_status(answer.status_code)}.")
            kind, _, _ = answer.headers.get("content-type", "").partition(";")
            return Fetched(
                url=here,
                body=_body(answer, here, limits),
                media_type=kind.strip().lower(),
                charset=answer.charset_encoding,
                state=_state(answer, NEVER_ASKED),
            )

    def _client(self, limits: Limits, deadline: "Deadline") -> httpx.Client:
        backend = CheckedBackend(
            self._sockets, self._resolver, deadline, allow_private=limits.allow_private
        )
        return httpx.Client(
            transport=_Transport(backend),
            headers={"User-Agent": USER_AGENT, "Accept": ACCEPT},
            timeout=limits.timeout,
            trust_env=False,
        )


class Deadline:
    """Seconds left of one fetch, all its hops together."""

    def __init__(self, timer: Callable[[], float], seconds: float) -> None:
        self._timer = timer
        self._end = timer() + seconds

    def left(self) -> float:
        """Return the seconds left. Raises httpcore.ReadTimeout when there are none."""
        left = self._end - self._timer()
        if left <= 0:
            raise httpcore.ReadTimeout("the time for this address is spent")
        return left


class CheckedBackend(httpcore.NetworkBackend):
    """Connects to IP addresses that were checked, within a deadline."""

    def __init__(
        self,
        sockets: httpcore.NetworkBackend,
        resolver: Resolver,
        deadline: Deadline,
        *,
        allow_private: bool,
    ) -> None:
        self._resolver = resolver
        self._deadline = deadline
        self._allow_private = allow_private
        self._inner = sockets

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address of `host` that answers, all of them checked before."""
        del timeout  # the deadline counts instead
        ips = checked_ips(host, port, allow_private=self._allow_private, resolver=self._resolver)
        for last, ip in enumerate(ips, 1 - len(ips)):
            try:
                stream = self._inner.connect_tcp(
                    ip, port, self._deadline.left(), local_address, socket_options
                )
            except httpcore.ConnectError:
                if last == 0:
                    raise
            else:
                return _Stream(stream, self._deadline)
        raise httpcore.ConnectError(f"{host} has no address")


class _Stream(httpcore.NetworkStream):
    """A connection whose every step ends when the deadline does."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        del timeout
        return self._inner.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        del timeout
        self._inner.write(buffer, self._deadline.left())

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        del timeout
        left = self._deadline.left()
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, left), self._deadline)

    def get_extra_info(self, info: str) -> object:
        return self._inner.get_extra_info(info)


class _Transport(httpx.BaseTransport):
    """httpx over httpcore with our own backend; httpx has no public door for one."""

    def __init__(self, backend: httpcore.NetworkBackend) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=_ssl_context(), network_backend=backend, max_connections=1
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        answer = self._pool.handle_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
                extensions=request.extensions,
            )
        )
        assert isinstance(answer.stream, Iterable)
        return httpx.Response(
            status_code=answer.status,
            headers=answer.headers,
            stream=_Chunks(answer.stream),
            extensions=answer.extensions,
        )

    def close(self) -> None:
        self._pool.close()


class _Chunks(httpx.SyncByteStream):
    def __init__(self, stream: Iterable[bytes]) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._stream)

    def close(self) -> None:
        if close := getattr(self._stream, "close", None):
            close()


@cache
def _ssl_context() -> SSLContext:
    return httpx.create_ssl_context()


@contextmanager
def _named(address: str, limits: Limits) -> Iterator[None]:
    """Turn the network's errors into ours, each one sentence that names the address."""
    try:
        yield
    except RefusedAddress as refused:
        raise RefusedAddress(f"{address} was not fetched: {refused}") from refused
    except TidingsError:
        raise
    except (httpcore.TimeoutException, httpx.TimeoutException) as cause:
        raise FetchError(
            f"{address} did not answer in full within {limits.timeout:g} seconds; try again later."
        ) from cause
    except (httpcore.NetworkError, httpcore.ProtocolError, httpx.HTTPError, OSError) as cause:
        raise FetchError(
            f"{address} could not be fetched: {cause or type(cause).__name__}."
        ) from cause
    except (httpx.InvalidURL, UnicodeError, ValueError) as cause:
        raise RefusedAddress(f"{address} is not an address: {cause}.") from cause


def _headers(state: FeedState) -> dict[str, str]:
    rows = {"If-None-Match": state.etag, "If-Modified-Since": state.modified}
    return {"Accept-Encoding": "gzip, deflate", **{k: v for k, v in rows.items() if v}}


def _state(answer: httpx.Response, before: FeedState) -> FeedState:
    return FeedState(
        etag=answer.headers.get("etag", before.etag),
        modified=answer.headers.get("last-modified", before.modified),
    )


def _status(code: int) -> str:
    if code >= 500:
        return f"{code} (the site is in trouble; try again later)"
    return f"{code} ({WORDS[code]})" if code in WORDS else str(code)


def _body(answer: httpx.Response, here: str, limits: Limits) -> bytes:
    """Read the body, unpacked, and stop at the cap: a small gzip can hold a very large page."""
    unpack = _unpacker(answer.headers.get("content-encoding", ""), here)
    parts: list[bytes] = []
    room = limits.max_bytes + 1
    for chunk in answer.iter_raw():
        try:
            part = unpack(chunk, room)
        except zlib.error as cause:
            raise FetchError(f"{here} sent a page that does not unpack: {cause}.") from cause
        parts.append(part)
        room -= len(part)
        if room <= 0:
            raise FetchError(
                f"{here} holds more than {limits.max_bytes / 2**20:g} MB; raise `max_mb` in the "
                "settings if you mean it."
            )
    return b"".join(parts)


def _unpacker(encoding: str, here: str) -> Callable[[bytes, int], bytes]:
    match encoding.strip().lower():
        case "" | "identity":
            return lambda chunk, _: chunk
        case "gzip" | "x-gzip":
            return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress
        case "deflate":
            return zlib.decompressobj().decompress
        case other:
            raise FetchError(f"{here} came packed as {other!r}, which we did not ask for.")
