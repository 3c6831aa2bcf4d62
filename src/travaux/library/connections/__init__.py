"""Connections: a passage in one document, a relation, a paragraph in another; and notes on a passage.

describing    a place in a document becomes an end of a connection
connecting    ends are joined, in one transaction; changed, swapped, removed, brought back
placing       where a passage stands in each edition of its document
following     the same again when editions come, are read anew, move or go: the hook of other actions
settling      places that are not certain wait for a person's word
tallying      how many there are of each sort
finding       what there is, for whoever asks: lists, counts, marks in a text
showing       what a connection shows: both ends as they were chosen and where they stand now
relations     relation types: those that ship and those of this library
fingerprints  which two say the same
groups        with whom connections are shared
"""
