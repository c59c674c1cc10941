"""Predictions and scores on public gold sets."""
