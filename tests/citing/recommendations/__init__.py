"""Mirrors travaux.citing.recommendations."""
