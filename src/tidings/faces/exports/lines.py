"""JSON on one line that a terminal may show and a reader of lines may split."""

import json
import re

# what JSON allows unescaped, and a terminal obeys or a reader takes for the end of a line: C1
# controls, marks of the direction of writing, separators of lines and paragraphs
_ESCAPED = re.compile(r"[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def json_line(value: object) -> str:
    """Return a value as one line of JSON: letters as they are, what is obeyed escaped."""
    text = json.dumps(value, ensure_ascii=False)
    return _ESCAPED.sub(lambda m: f"\\u{ord(m.group()):04x}", text)
