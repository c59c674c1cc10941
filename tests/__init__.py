"""Tests, one file a concept."""
