"""Readings to Story: a pure fold over one log."""
