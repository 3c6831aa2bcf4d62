"""The calls of PDFium that reading needs, with plain integer pointers.

Declared again from the addresses that pypdfium2 loads, because its own declarations wrap every
pointer in an object: half the cost of a call. Names are PDFium's, in lower case.
"""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2_raw as raw


def _bare(function: Any, result: Any, *arguments: Any) -> Any:
    """The same C function with plain integer pointers: half the cost of a call."""
    return ctypes.CFUNCTYPE(result, *arguments)(ctypes.cast(function, ctypes.c_void_p).value or 0)


_P, _I = ctypes.c_void_p, ctypes.c_int
load_page = _bare(raw.FPDF_LoadPage, _P, _P, _I)
close_page = _bare(raw.FPDF_ClosePage, None, _P)
load_text = _bare(raw.FPDFText_LoadPage, _P, _P)
close_text = _bare(raw.FPDFText_ClosePage, None, _P)
count_chars = _bare(raw.FPDFText_CountChars, _I, _P)
get_text = _bare(raw.FPDFText_GetText, _I, _P, _I, _I, _P)
get_unicode = _bare(raw.FPDFText_GetUnicode, ctypes.c_uint, _P, _I)
loose_box = _bare(raw.FPDFText_GetLooseCharBox, _I, _P, _I, _P)
text_object = _bare(raw.FPDFText_GetTextObject, _P, _P, _I)
object_font = _bare(raw.FPDFTextObj_GetFont, _P, _P)
font_size = _bare(raw.FPDFTextObj_GetFontSize, _I, _P, _P)
object_matrix = _bare(raw.FPDFPageObj_GetMatrix, _I, _P, _P)
font_name = _bare(raw.FPDFFont_GetBaseFontName, ctypes.c_size_t, _P, _P, ctypes.c_size_t)
font_weight = _bare(raw.FPDFFont_GetWeight, _I, _P)
font_flags = _bare(raw.FPDFFont_GetFlags, _I, _P)
font_angle = _bare(raw.FPDFFont_GetItalicAngle, _I, _P, _P)
count_objects = _bare(raw.FPDFPage_CountObjects, _I, _P)
get_object = _bare(raw.FPDFPage_GetObject, _P, _P, _I)
object_type = _bare(raw.FPDFPageObj_GetType, _I, _P)
object_bounds = _bare(raw.FPDFPageObj_GetBounds, _I, _P, _P, _P, _P, _P)
page_width = _bare(raw.FPDF_GetPageWidthF, ctypes.c_float, _P)
page_height = _bare(raw.FPDF_GetPageHeightF, ctypes.c_float, _P)
page_box = _bare(raw.FPDF_GetPageBoundingBox, _I, _P, _P)
rotation = _bare(raw.FPDFPage_GetRotation, _I, _P)
