"""Readers of the sources from which the tables of well-known actors are made."""
