"""Fetching documents by their symbols from the official document system.

wanting      symbols as typed become rows that wait, or end at once where the document is here
sources      the addresses of a document, and where these may lead
turns        when a source may be asked next, for all processes of a library
asking       one request, its answer as a stream, and a sentence for whatever is not the file
remembering  what a source said of a file, to ask only whether it has changed
fetching     rows that wait are claimed, asked for and handed on to be read
checking     whether what was read is the document that was asked for
worker       all this as a process of its own (loop)
"""
