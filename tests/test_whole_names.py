"""Bodies whose names hold an office, a place or another body's name are read whole."""

import pytest

from tests.test_introduced import actors


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("The Auditor General's Office opened the books.", "Auditor General's Office", None),
        ("Judges of the High Court of Sindh met.", "High Court of Sindh", None),
        ("A clerk at the Roads Dept resigned.", "Roads Dept", None),
        ("The UNESCO Institute published a map.", "UNESCO Institute", None),
        ("The Solicitor General's Office of Kenya wrote.", "Kenya", "KEN"),
    ],
)
def test_a_body_is_named_whole(text: str, name: str, country: str | None) -> None:
    found = [a for a in actors(text).values() if a.kind == "organisation"]
    assert [(name in a.name, a.country) for a in found] == [(True, country)]


def test_a_person_s_office_is_not_named_by_the_person() -> None:
    found = actors("Senator Holm's Office was searched. Holm was away.")
    assert any(a.kind == "person" for a in found.values())
