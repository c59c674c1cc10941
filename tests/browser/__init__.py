"""Tests that drive Chromium over the pages."""
