"""Pages drawn with what the reader saw on them."""

from __future__ import annotations

import io

from PIL import Image

from tests.builders import pdf
from travaux.exporting.picture import pictures
from travaux.reading.read import read
from travaux.texts.reading import Kind, Reading, Warning

ROWS = ["1. The Committee notes the report of the State party.", "2. It thanks the State party for it."]
SCALE = 1.8


def drawn(reading: Reading, data: bytes) -> list[Image.Image]:
    return [Image.open(io.BytesIO(picture.png)).convert("RGB") for picture in pictures(data, reading)]


def is_bluish(image: Image.Image, x: float, y: float) -> bool:
    red, _, blue = image.getpixel((int(x), int(y)))  # type: ignore[misc]
    return bool(blue > red + 20)


def test_one_picture_for_each_page_read() -> None:
    data = pdf(ROWS, ["3. More to say."])
    made = list(pictures(data, read(data)))
    assert [picture.page for picture in made] == [1, 2]
    assert all(picture.png.startswith(b"\x89PNG") for picture in made)


def test_a_paragraph_is_coloured_where_it_stands_and_nowhere_else() -> None:
    data = pdf(ROWS)
    reading = read(data)
    box = reading.block("para_1").spans[0].box
    assert box is not None
    (image,) = drawn(reading, data)
    assert is_bluish(image, (box.x0 + box.x1) / 2 * SCALE, (box.y0 + 1) * SCALE)
    assert not is_bluish(image, (box.x0 + box.x1) / 2 * SCALE, 600 * SCALE)


def test_the_legend_has_the_warnings_of_the_page() -> None:
    data = pdf(ROWS)
    reading = read(data)
    plain, _ = drawn(reading, data), None
    doubtful = Reading(
        reading.source,
        reading.metadata,
        reading.pages,
        reading.blocks,
        (Warning("number-gap", "The numbers go from 1 to 3.", 1),),
    )
    (with_warning,) = drawn(doubtful, data)
    reds = sum(
        count
        for count, (red, green, blue) in with_warning.getcolors(1 << 24) or []
        if red > 150 > 60 > green == blue
    )
    assert plain[0].size == with_warning.size
    assert reds > 50


def test_pages_beyond_measure_are_drawn_smaller() -> None:
    out = io.BytesIO()
    from_size = Image.new("RGB", (40, 4000), "white")
    from_size.save(out, "PDF", resolution=36)  # 80 by 8,000 points
    reading = read(out.getvalue(), ocr="never")
    (image,) = drawn(reading, out.getvalue())
    assert image.height <= 3000


def test_every_kind_has_a_colour() -> None:
    """A kind without one would stop the drawing of a whole file."""
    data = pdf(ROWS)
    reading = read(data)
    first = reading.blocks[0]
    for kind in Kind:
        block = type(first)(first.address, kind, first.text, number="١", spans=first.spans)
        changed = Reading(reading.source, reading.metadata, reading.pages, (block,), ())
        assert drawn(changed, data)
