"""Search: a question in, paragraphs out. The engine stands behind `backend.SearchBackend`."""
