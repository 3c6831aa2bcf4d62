"""Elements of Akoma Ntoso: the one place that makes them.

In: a name, attributes, text. Out: lxml elements in the namespace of version 3.0. What XML can't say
(control characters) becomes U+FFFD, one for one, so that characters keep their places.
"""

from __future__ import annotations

import re

from lxml import etree

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
OWN = "urn:x-travaux:akn"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_NOT_IN_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def root() -> etree._Element:
    """The element around everything."""
    return etree.Element(f"{{{NAMESPACE}}}akomaNtoso", nsmap={None: NAMESPACE, "t": OWN})


def add(parent: etree._Element, tag: str, text: str = "", /, **attributes: str | None) -> etree._Element:
    """A new last child; attributes that are None or empty are left out (`as_` for `as`)."""
    made = etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}")
    for key, value in attributes.items():
        if value:
            made.set(key.rstrip("_"), allowed(value))
    if text:
        made.text = allowed(text)
    return made


def add_own(parent: etree._Element, tag: str, text: str = "", /, **attributes: str | None) -> etree._Element:
    """A new last child in the namespace for what Akoma Ntoso has no word for."""
    made = etree.SubElement(parent, f"{{{OWN}}}{tag}")
    for key, value in attributes.items():
        if value:
            made.set(key, allowed(value))
    if text:
        made.text = allowed(text)
    return made


def append_text(element: etree._Element, text: str) -> None:
    """Text after whatever the element holds already."""
    if not text:
        return
    said = allowed(text)
    if len(element):
        element[-1].tail = (element[-1].tail or "") + said
    else:
        element.text = (element.text or "") + said


def allowed(text: str) -> str:
    """Text that XML can hold, as long as it was."""
    return _NOT_IN_XML.sub("\ufffd", text)
