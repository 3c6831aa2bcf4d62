"""Any table for a spreadsheet: whole and safe. (What cells are made safe: tests of citations_csv.)"""

from __future__ import annotations

import csv
import io

from travaux.exporting import csv_table


def test_a_table_is_its_head_and_its_lines() -> None:
    rows = [["=1+1", 7], ["two\nlines", "a,b"]]
    whole = b"".join(csv_table.table(("x", "y"), rows))

    assert whole == csv_table.headed(("x", "y")) + b"".join(csv_table.lines(rows))
    assert whole.startswith(b"\xef\xbb\xbfx,y\r\n")
    read = list(csv.reader(io.StringIO(whole.decode("utf-8-sig"), newline="")))
    assert read[1:] == [["'=1+1", "7"], ["two\nlines", "a,b"]]
