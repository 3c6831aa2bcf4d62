"""Texts side by side: the language versions of a work in columns, and two texts of one compared.

editions → loading → texts.alignment → table (kept for a while) → columns: a page of rows
editions → loading → changes (texts.refinding.diff) → comparing: a page of changes
"""
