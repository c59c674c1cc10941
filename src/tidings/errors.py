"""What can go wrong, as one tree split by who can mend it.

    TidingsError
    ├── SourceError        the source is to blame: unreachable, malformed, not an article
    │   ├── FetchError         an address could not be fetched
    │   ├── RefusedAddress     an address leads where Tidings will not go
    │   └── UnreadableSource   bytes that hold no article
    ├── ReaderError        the reader is to blame: an article that it could not read
    └── UserError          the request is to blame: it says how to mend it
        ├── NotFound           nothing is held under that name
        ├── OtherKinds         two actors are of kinds that are joined only on insistence
        ├── SettingsError      a setting that cannot be used
        ├── BundleError        a replication bundle that no record can be rebuilt from
        │   └── TextsMissing       it holds no texts, and not all of them were given
        ├── SheetError         a sheet for validation that cannot be read back
        └── StoreError         the store cannot be opened or written
            └── NewerStore         it was written by a newer version

Every message is one sentence: what, where, and how to mend it. None holds a crash trace.
"""


class TidingsError(Exception):
    """The root. ``str(error)`` is fit to be shown to a user."""


class SourceError(TidingsError):
    """The source is to blame. Stored beside its address; the rest goes on."""


class FetchError(SourceError):
    """An address that could not be fetched."""


class RefusedAddress(SourceError):
    """An address that leads to a private, loopback or link-local target."""


class UnreadableSource(SourceError):
    """Bytes in which no article, feed or list was found."""


class ReaderError(TidingsError):
    """A reader failed on an article. The article is kept, unread, with this reason."""


class UserError(TidingsError):
    """The request cannot be carried out as it stands."""


class NotFound(UserError):
    """Nothing is held under that name."""


class OtherKinds(UserError):
    """Two actors of kinds that are joined only on insistence; `told` says what each is."""

    def __init__(self, message: str, told: str) -> None:
        super().__init__(message)
        self.told = told


class SettingsError(UserError):
    """A setting that cannot be used; stops the start."""


class BundleError(UserError):
    """A replication bundle that no record can be rebuilt from."""


class TextsMissing(BundleError):
    """A bundle without texts, some of which were not given. `lines` names each of these."""

    def __init__(self, message: str, lines: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.lines = lines


class SheetError(UserError):
    """A sheet for validation that cannot be read back as it stands."""


class StoreError(UserError):
    """The store cannot be opened, read or written."""


class NewerStore(StoreError):
    """The store was written by a newer version of Tidings."""
