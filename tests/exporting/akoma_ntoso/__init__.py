"""Akoma Ntoso, read back and held against its schema."""
