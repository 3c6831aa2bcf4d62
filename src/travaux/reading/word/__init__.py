"""The parts of a Word file: package, styles, numbering, running text, tables, header parts.

Bytes of a .docx come in through `package`, pieces in reading order go out through `body`;
`read` is the door. WordprocessingML is read as XML on purpose: the limits must
hold before anything is unpacked, and a convenience library would cost 0.2 s at every start.
"""

from travaux.reading.word.reader import read

__all__ = ["read"]
