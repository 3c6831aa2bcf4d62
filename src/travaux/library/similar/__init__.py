"""Paragraphs that say much the same in another language: an optional extra, "travaux[similar]".

    paragraphs → encoding (512 numbers each) → vectors (a file for each edition, a cache) → across

Without the extra nothing here is loaded, and `across` says in a sentence what is missing.
"""
