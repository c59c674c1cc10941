"""Names of persons: taken apart, folded, and compared across spellings."""

from tidings.readers.names.aligning import align, part_likeness
from tidings.readers.names.clashing import middles_clash, name_clash
from tidings.readers.names.comparing import Feature, Likeness, compare_names, name_odds
from tidings.readers.names.folding import fold_letters
from tidings.readers.names.keys import spelling_key
from tidings.readers.names.parsing import Part, PersonName, parse_name

__all__ = [
    "Feature",
    "Likeness",
    "Part",
    "PersonName",
    "align",
    "compare_names",
    "fold_letters",
    "middles_clash",
    "name_clash",
    "name_odds",
    "parse_name",
    "part_likeness",
    "spelling_key",
]
