"""Settings: where they lie, what they may hold, and how a bad one is told."""

from pathlib import Path

import pytest

from tidings.errors import SettingsError
from tidings.settings import Settings, load_settings, settings_path


def written(folder: Path, text: str) -> dict[str, str]:
    (folder / "settings.toml").write_text(text)
    return {"TIDINGS_HOME": str(folder)}


def test_without_a_file_everything_has_a_default(tmp_path: Path) -> None:
    settings = load_settings({"TIDINGS_HOME": str(tmp_path)})
    assert settings.store == tmp_path / "desk.sqlite"
    assert settings.allow_private is False
    assert settings.limits.max_bytes == 20 * 2**20


def test_without_a_home_the_system_says_where(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert settings_path({}).name == "settings.toml"
    assert settings_path({}).parent.name == "tidings"


def test_every_key_is_taken(tmp_path: Path) -> None:
    environ = written(
        tmp_path,
        'store = "news/desk.sqlite"\nparser = "en_core_web_md"\nallow_private = true\n'
        "max_mb = 1.5\ntimeout = 5\n",
    )
    assert load_settings(environ) == Settings(
        store=tmp_path / "news" / "desk.sqlite",
        parser="en_core_web_md",
        allow_private=True,
        max_mb=1.5,
        timeout=5,
        path=tmp_path / "settings.toml",
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("stroe = 'x'", "unknown key 'stroe'; the keys are store"),
        ("max_mb = 'ten'", "`max_mb` must be a number of megabytes above 0"),
        ("max_mb = true", "`max_mb` must be a number"),
        ("timeout = -1", "`timeout` must be a number of seconds above 0"),
        ("timeout = nan", "`timeout` must be"),
        ("allow_private = 1", "`allow_private` must be true or false"),
        ("store = ''", "`store` must be a path"),
        ("parser = 3", "`parser` must be the name of a spaCy pipeline"),
        ("store = ", "not valid TOML"),
        ("[store]\npath = 'x'", "`store` must be a path"),
    ],
)
def test_a_bad_setting_is_one_sentence_that_says_how_to_mend_it(
    tmp_path: Path, text: str, told: str
) -> None:
    environ = written(tmp_path, text)
    with pytest.raises(SettingsError) as caught:
        load_settings(environ)
    assert told in str(caught.value)
    assert "settings.toml" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_settings_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").mkdir()
    with pytest.raises(SettingsError, match="cannot be read"):
        load_settings({"TIDINGS_HOME": str(tmp_path)})


def test_a_home_named_from_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert load_settings({"TIDINGS_HOME": "desk"}).store == tmp_path / "desk" / "desk.sqlite"
