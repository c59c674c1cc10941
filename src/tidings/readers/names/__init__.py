"""Names of persons: taken apart, folded, and compared across spellings."""

from tidings.readers.names.aligning import align, part_likeness
from tidings.readers.names.comparing import Likeness, compare_names, measures, middles_clash
from tidings.readers.names.folding import fold_letters
from tidings.readers.names.keys import spelling_key
from tidings.readers.names.parsing import Part, PersonName, parse_name

__all__ = [
    "Likeness",
    "Part",
    "PersonName",
    "align",
    "compare_names",
    "fold_letters",
    "measures",
    "middles_clash",
    "parse_name",
    "part_likeness",
    "spelling_key",
]
