"""Article to Reading: pure functions over a parse."""
