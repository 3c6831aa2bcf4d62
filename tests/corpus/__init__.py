"""Scores on real documents."""
