"""From bytes to numbered paragraphs. Pure: no database, no network, no framework.

bytes → sniff → one reader per format → Draft (pages and pieces) → masthead → structure → Reading
"""
