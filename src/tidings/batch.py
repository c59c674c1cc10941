"""Many articles on many cores: shards in, readings out, in order."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context

from tidings.desk.reader import ReadingRoom
from tidings.parsers.spacy import DEFAULT
from tidings.values import Article, Reading

SHARD = 16  # articles handed to a worker at a time
AHEAD = 3  # shards under way for each worker, so that none waits and few are held


def read_shards(
    articles: Iterable[Article], workers: int, package: str = DEFAULT
) -> Iterator[Reading]:
    """Yield one reading an article, in order, read by `workers` processes.

    The readings are those that a desk makes, whatever the number of workers: an article that
    cannot be read says why in `unread`. `package` is the spaCy pipeline. Workers are started
    afresh (spawned), so that a script that calls this needs the usual
    ``if __name__ == "__main__"``. The first step raises ValueError where there is no worker.
    """
    if workers < 1:
        raise ValueError(f"{workers} workers cannot read anything; give at least one")
    if workers == 1:
        yield from map(ReadingRoom(package).read, articles)
        return
    feed = iter(articles)
    shards = iter(lambda: tuple(islice(feed, SHARD)), ())
    with ProcessPoolExecutor(
        workers, mp_context=get_context("spawn"), initializer=_start, initargs=(package,)
    ) as pool:
        waiting: deque[Future[tuple[Reading, ...]]] = deque()
        for shard in shards:
            waiting.append(pool.submit(_read, shard))
            if len(waiting) >= workers * AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


_rooms: list[ReadingRoom] = []  # this process's own, made once by `_start`


def _start(package: str) -> None:
    """Make a worker's reading room."""
    _rooms.append(ReadingRoom(package))


def _read(shard: Sequence[Article]) -> tuple[Reading, ...]:
    return tuple(map(_rooms[-1].read, shard))
