"""Feeds, pages, files and archives to Article."""
