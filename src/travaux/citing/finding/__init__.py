"""Finding: a text in, its mentions out; nothing is resolved.

page          landmarks: words of interest, symbols, titles
values, parts the grammar of articles and paragraphs; `chinese` the same where the unit comes last
numbers       numbers of resolutions
heads         what is cited, by sort; `chinese_heads`, `goals`; `organs` says whose it is
walk          joins parts with what they belong to, from left to right
"""

from travaux.citing.finding.walk import find as find
