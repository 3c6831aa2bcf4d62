"""The shared nouns: frozen values that every room may import and that import nothing of ours.

In: nothing. Out: `Box`, `Block`, `Reading` and their parts, addresses, and the one error tree.
No file is opened here and no framework is known here.
"""
