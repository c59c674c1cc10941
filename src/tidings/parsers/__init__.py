"""spaCy and trained models, behind the readers' protocol."""
