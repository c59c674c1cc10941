"""Tidings: a desk that follows stories in the news and keeps the record."""
