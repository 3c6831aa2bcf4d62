"""A fuzz target for the front door: whatever the bytes, a `Reading` or a `TravauxError` comes out.

    python tests/fuzz/fuzz_reader.py -max_total_time=60      # any option of libFuzzer

Seeds are pages typeset here (not compressed, so that mutations reach the text), a Word file, a page
of HTML and a text. Anything else that is raised, a crash, a hang of 20 seconds or 1.5 GB of memory is
a finding: libFuzzer writes the input to `crash-*` in the folder it is started in and stops.
Without atheris (it needs Linux or macOS and a wheel for this Python) this says so and ends well.
"""

from __future__ import annotations

import importlib.util
import sys
import tempfile
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]
LIMITS = ["-timeout=20", "-rss_limit_mb=1500", "-max_len=60000"]

if importlib.util.find_spec("atheris") is None:
    sys.exit(print("fuzz: atheris is not installed (pip install atheris); skipped"))

import atheris  # noqa: E402
import docx  # noqa: E402
from reportlab import rl_config  # noqa: E402
from tests.typeset.furniture import page_number, running_symbol  # noqa: E402
from tests.typeset.prose import prose  # noqa: E402
from tests.typeset.seed import seed_lines_capture, typeset_seed  # noqa: E402
from tests.typeset.tables import table  # noqa: E402
from tests.typeset.typesetter import Typesetter  # noqa: E402

with atheris.instrument_imports(include=["travaux"]):
    import travaux
    import travaux.reading.html
    import travaux.reading.pdf
    import travaux.reading.plain
    import travaux.reading.word


def one_input(data: bytes) -> None:
    """Read the bytes. A `TravauxError` is an answer; everything else that is raised is a finding."""
    try:
        reading = travaux.read(data, ocr="never")
    except travaux.TravauxError as said:
        assert str(said).strip(), "an error without a sentence"
    else:
        addresses = [block.address for block in reading.blocks]
        assert len(addresses) == len(set(addresses)), "an address twice"


def report() -> bytes:
    """A small report with most of what pages have."""
    ts = Typesetter(columns=2, head=running_symbol("A/57/292"), foot=page_number())
    ts.heading("Introduction", label="I.")
    for n in range(1, 6):
        ts.para(f"{prose(n, 2)}<sup>{n}</sup>", label=f"{n}.", notes={str(n): "See A/56/1."})
    ts.para("It recommends that States:", label="6.")
    for letter in "abc":
        ts.para(prose(ord(letter), 1), label=f"({letter})", first=28)
    table(ts, [["State", "Sum"], ["Chile", "12.5"]], [100, 60])
    return ts.pdf()


def word() -> bytes:
    """A Word file with numbered paragraphs, a table and a heading."""
    document = docx.Document()
    document.add_heading("Introduction", 1)
    for n in range(1, 4):
        document.add_paragraph(f"{n}.\t{prose(n, 2)}")
    document.add_table(2, 2).cell(0, 0).text = "State"
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def seeds() -> dict[str, bytes]:
    """What mutations begin with, by file name."""
    rl_config.pageCompression = 0
    html = f"<html><body><main><h1>Report</h1><p>1. {prose(1)}</p><p>2. {prose(2)}</p></main></body></html>"
    return {
        "report.pdf": report(),
        "seed.pdf": typeset_seed(),
        "word.docx": word(),
        "page.html": html.encode(),
        "seed.txt": seed_lines_capture().encode(),
    }


def main() -> None:
    """Run libFuzzer over the seeds with the options given on the command line."""
    with tempfile.TemporaryDirectory() as folder:
        for name, content in seeds().items():
            Path(folder, name).write_bytes(content)
        atheris.Setup([sys.argv[0], folder, *LIMITS, *sys.argv[1:]], one_input)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
