"""Connections from W3C web annotations (JSON-LD): ours without loss, others as far as they mean the same.

In: one annotation, a list, a collection or page, or one a line. Out: an item for each. An annotation that
links is a connection: from what it targets to what its body names. One without such a body is a note. What
has no place here is kept with it, and comes out again in an export.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from travaux.library.connections import relations
from travaux.library.connections.describing import End
from travaux.library.connections.importing import values
from travaux.library.connections.importing.making import MOST, Item, Wish
from travaux.library.connections.importing.selectors import Ends
from travaux.library.permissions import Viewer
from travaux.texts.errors import FieldsError, UsageError

DEFAULT_RELATION = "related-to"
"""The relation of an annotation that links and says no more."""

_OURS = "travaux:"
_KNOWN = frozenset(
    (
        *("@context", "id", "@id", "type", "@type", "motivation", "created", "modified", "creator"),
        *("body", "bodyValue", "target"),
    )
)
_TAG = re.compile(r"<[^>]*>")
_PURPOSES_OF_LINKS = ("linking", "identifying", "")


def items(viewer: Viewer, said: Any, *, sharing: str, group: int | None, language: str) -> list[Item]:
    """An item for each annotation. Raises UsageError where there are none, or too many."""
    ends = Ends(viewer, language)
    found = []
    for count, one in enumerate(each(said), 1):
        if count > MOST:
            raise UsageError(f"There are more than {MOST} annotations: import them in parts.")
        wish = partial(_wish, viewer, one, ends, sharing, group)
        found.append(Item(f"annotation {count}", wish, values.key(_name(one))))
    return found


def loaded(data: bytes) -> Any:
    """JSON, or JSON a line. Raises UsageError with the line that is wrong."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError("The file is not UTF-8 text: export it again as JSON.") from error
    try:
        return json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) > 1 and all(line.lstrip().startswith("{") for line in lines):
            return [_line(count, line) for count, line in enumerate(lines, 1)]
        where = f" at line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise UsageError(f"The file is no JSON{where}: export it again.") from error


def each(said: Any) -> Iterator[Any]:
    """The annotations of a file: itself, or those in its lists and pages."""
    if isinstance(said, list):
        for one in said:
            yield from each(one)
        return
    if not isinstance(said, Mapping):
        yield said
        return
    inner = next((said[name] for name in ("first", "items", "@graph") if name in said), None)
    if inner is None and _kinds(said) & {"AnnotationCollection", "AnnotationPage"}:
        return
    if inner is None:
        yield said
        return
    if isinstance(inner, str):
        raise UsageError(f"The annotations are elsewhere, at {inner}: import that page itself.")
    yield from each(inner)
    if isinstance(said.get("next"), Mapping):
        yield from each(said["next"])


def _line(count: int, line: str) -> Any:
    try:
        return json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise UsageError(f"Line {count} is no JSON: export the file again.") from error


def _wish(viewer: Viewer, said: Any, ends: Ends, sharing: str, group: int | None) -> Wish:
    """What one annotation wishes for. Raises TravauxError."""
    if not isinstance(said, Mapping) or "Annotation" not in _kinds(said):
        raise FieldsError({"source": "This is no annotation: its type should be “Annotation”."})
    source, linked, more_targets = _targets(said, ends)
    note, tags, bodies, places = _bodies(said, ends)
    targets = places or linked
    relation = _relation(viewer, said) if targets else ""
    own = str(said.get(f"{_OURS}sharing") or "")
    shared = own or sharing
    name = _name(said)
    return Wish(
        source,
        targets,
        relation,
        note,
        tags,
        shared,
        values.group(viewer, shared, str(said.get(f"{_OURS}group") or "")) or (None if own else group),
        values.author(viewer, _creator(said.get("creator"))),
        values.key(name),
        values.moment(str(said.get("created") or ""), "created"),
        values.moment(str(said.get("modified") or ""), "modified"),
        _origin(said, name, more_targets, bodies, _usual(relation, note, tags)),
    )


def _targets(said: Mapping[str, Any], ends: Ends) -> tuple[End, list[End], list[Any]]:
    """The first target; others of an annotation that links are what it links to; the rest."""
    every = _listed(said.get("target"))
    if not every:
        raise FieldsError({"source": "This annotation has no target."})
    source = ends.of(every[0])
    if source is None:
        raise FieldsError({"source": f"{_named(every[0])} names no document: only documents are connected."})
    if "linking" not in _listed(said.get("motivation")) or any(map(_links, _listed(said.get("body")))):
        return source, [], every[1:]
    linked, rest = [], []
    for one in every[1:]:
        end = ends.of(one)
        if end is None:
            rest.append(one)
        else:
            linked.append(end)
    return source, linked, rest


def _bodies(said: Mapping[str, Any], ends: Ends) -> tuple[str, list[str], list[Any], list[End]]:
    """Note, tags, bodies that mean nothing here, and the places that bodies name."""
    notes: list[str] = []
    tags: list[str] = []
    rest: list[Any] = []
    places: list[End] = []
    tagging = _listed(said.get("motivation")) == ["tagging"]
    if isinstance(said.get("bodyValue"), str):
        (tags if tagging else notes).append(said["bodyValue"])
    for one in _listed(said.get("body")):
        purpose = _purpose(one)
        text = _text(one)
        if text is not None:
            (tags if purpose == "tagging" or (tagging and not purpose) else notes).append(text)
        elif (end := ends.of(one) if _links(one) else None) is not None:
            places.append(end)
        else:
            rest.append(one)
    return "\n\n".join(note for note in notes if note.strip()), tags, rest, places


def _text(body: Any) -> str | None:
    """The words of a textual body; None for a resource."""
    if not isinstance(body, Mapping):
        return None
    value = body.get("value", body.get("chars"))
    if not isinstance(value, str) or not (
        _kinds(body) & {"TextualBody", "ContentAsText"} or not body.get("id")
    ):
        return None
    if "html" in str(body.get("format") or ""):
        return html.unescape(_TAG.sub("", value)).strip()
    return value


def _links(body: Any) -> bool:
    """Whether a body may name a place."""
    if isinstance(body, str):
        return True
    return isinstance(body, Mapping) and _text(body) is None and _purpose(body) in _PURPOSES_OF_LINKS


def _relation(viewer: Viewer, said: Mapping[str, Any]) -> str:
    """The relation that is named; a type of another library's own is added by who may."""
    slug = str(said.get(f"{_OURS}relation") or "")
    if not slug:
        named = (str(one).rpartition(":")[2] for one in _listed(said.get("motivation")))
        return next((one for one in named if relations.meant(one)), DEFAULT_RELATION)
    kind = said.get(f"{_OURS}relationType")
    if relations.meant(slug) is None and isinstance(kind, Mapping):
        texts = {name: str(kind.get(f"{_OURS}{name}") or "") for name in ("verb", "reverse", "meaning")}
        labels = kind.get(f"{_OURS}labels")
        relations.add(
            viewer, texts["verb"], texts["reverse"], texts["meaning"],
            symmetric=kind.get(f"{_OURS}symmetric") is True,
            labels=labels if isinstance(labels, dict) else None, slug=slug,
        )  # fmt: skip
    return slug


def _name(said: Any) -> str:
    """The name of an annotation; "" where it has none."""
    return str(said.get("id") or said.get("@id") or "") if isinstance(said, Mapping) else ""


def _creator(said: Any) -> str:
    """The name of the first who made it."""
    first = next(iter(_listed(said)), "")
    if isinstance(first, Mapping):
        first = first.get("name") or first.get("nickname") or first.get("id") or ""
    return first if isinstance(first, str) else ""


def _usual(relation: str, note: str, tags: list[str]) -> str:
    """The motivation that an export gives it."""
    if relation:
        return "linking"
    return "commenting" if note else "tagging" if tags else "highlighting"


def _origin(
    said: Mapping[str, Any], name: str, targets: list[Any], bodies: list[Any], usual: str
) -> dict[str, Any]:
    """What it said beyond what a connection keeps."""
    motivation = said.get("motivation")
    more = {key: value for key, value in said.items() if key not in _KNOWN and not key.startswith(_OURS)}
    kept = {
        "id": "" if name.startswith("urn:uuid:") else name,
        "motivation": "" if motivation == usual else motivation,
        "targets": targets,
        "bodies": bodies,
        "more": more,
    }
    return {key: value for key, value in kept.items() if value}


def _kinds(said: Mapping[str, Any]) -> set[str]:
    kinds = _listed(said.get("type", said.get("@type")))
    return {str(one).rpartition(":")[2] for one in kinds}


def _purpose(said: Any) -> str:
    purposes = _listed(said.get("purpose")) if isinstance(said, Mapping) else []
    return str(purposes[0]).rpartition(":")[2] if purposes else ""


def _listed(said: Any) -> list[Any]:
    if said is None:
        return []
    return said if isinstance(said, list) else [said]


def _named(said: Any) -> str:
    link = said.get("source") or said.get("id") if isinstance(said, Mapping) else said
    return f"“{link}”" if isinstance(link, str) and link else "Its target"
