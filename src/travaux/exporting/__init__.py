"""From readings to bytes: one file per format, none of which reads or writes files.

In: a `Reading`. Out: text (JSON, Markdown, HTML, plain text) or pictures of its pages.
"""
