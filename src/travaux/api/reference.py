"""The reference of the API as a page: made from the OpenAPI document, without a script.

In: the document. Out: plain values for the template, and the page at /api/docs. It works offline, under
the strict policy of the site, and in print.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import escape, format_html_join
from django.utils.safestring import SafeString, mark_safe
from ninja import NinjaAPI
from ninja.openapi.docs import DocsBase

from travaux.api.schemas.common import LARGEST_ID

METHODS = ("get", "post", "put", "patch", "delete")
_LIMITS = {
    "minimum": "at least {}", "maximum": "at most {}", "minLength": "at least {} characters",
    "maxLength": "at most {} characters", "maxItems": "at most {} values",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter or a property, as a row of a table."""

    name: str
    kind: str
    links: tuple[str, ...]
    where: str
    required: bool
    description: SafeString
    limits: str
    example: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing the API does."""

    anchor: str
    method: str
    path: str
    summary: str
    description: SafeString
    fields: tuple[Field, ...]
    body: tuple[Field, ...]
    body_type: str
    status: str
    answer: str
    answer_link: str


@dataclass(frozen=True, slots=True)
class Value:
    """A kind of value that goes in or out."""

    name: str
    description: str
    fields: tuple[Field, ...]


class Reference(DocsBase):
    """The page at /api/docs."""

    def render_page(self, request: HttpRequest, api: NinjaAPI, **kwargs: Any) -> HttpResponse:
        """An entry for each operation, by subject, then one for each kind of value."""
        schema = api.get_openapi_schema()
        kinds = schema["components"]["schemas"]
        groups: dict[str, list[Operation]] = {}
        for path, method, said in _operations(schema):
            groups.setdefault(said["tags"][0], []).append(_operation(path, method, said, kinds))
        values = [
            Value(name, one.get("description", ""), _fields(one)) for name, one in sorted(kinds.items())
        ]
        about = prose(schema["info"]["description"])
        context = {
            "info": schema["info"], "about": about, "groups": groups, "values": values, "here": "api",
        }  # fmt: skip
        return render(request, "api/docs.html", context)


def prose(text: str) -> SafeString:
    """Paragraphs of a description, with what stands in `backticks` as code."""
    return format_html_join("", "<p>{}</p>", ((inline(one),) for one in re.split(r"\n\s*\n", text.strip())))


def inline(text: str) -> SafeString:
    """A line of a description, with what stands in `backticks` as code."""
    return mark_safe(re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(" ".join(text.split()))))


def _operations(schema: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, operations in schema["paths"].items():
        for method in METHODS:
            if method in operations:
                yield path, method, operations[method]


def _operation(path: str, method: str, said: dict[str, Any], kinds: dict[str, Any]) -> Operation:
    body_type, body = _content(said.get("requestBody", {}))
    status = next(iter(said["responses"]))
    media, shape = _content(said["responses"][status])
    named = [kinds[name] for name in _links(body)]
    return Operation(
        said["operationId"],
        method.upper(),
        path,
        said["summary"],
        prose(said.get("description", "")),
        tuple(_field(one["name"], one["schema"], one["in"], one["required"]) for one in said["parameters"]),
        _fields(named[0] if named else body),
        body_type,
        str(status),
        _kind(shape) if shape else media,
        next(iter(_links(shape)), ""),
    )


def _content(said: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """The media type and the schema of a body or an answer; empty when it has none."""
    for media, content in said.get("content", {}).items():
        return media, content.get("schema") or {}
    return "", {}


def _fields(schema: dict[str, Any]) -> tuple[Field, ...]:
    needed = schema.get("required", ())
    return tuple(_field(name, one, "", name in needed) for name, one in schema.get("properties", {}).items())


def _field(name: str, schema: dict[str, Any], where: str, required: bool) -> Field:
    bare = _without_null(schema)
    bounds = {key: bare[key] for key in _LIMITS if bare.get(key, LARGEST_ID) < LARGEST_ID}
    limits = [_LIMITS[key].format(f"{bound:,}") for key, bound in bounds.items()]
    example = next(iter(schema.get("examples") or bare.get("examples") or []), None)
    if not required and schema.get("default") not in (None, "", []):
        limits.append(f"else {json.dumps(schema['default'])}")
    return Field(
        name, _kind(schema), tuple(_links(schema)), where, required, inline(schema.get("description", "")),
        ", ".join(limits), "" if example is None else _example(example),
    )  # fmt: skip


def _kind(schema: dict[str, Any]) -> str:
    """What a value is, in words: "text", "list of Block", "whole number or null"."""
    if "$ref" in schema:
        return str(schema["$ref"]).rsplit("/", 1)[-1]
    if "anyOf" in schema:
        return " or ".join(dict.fromkeys(_kind(one) for one in schema["anyOf"]))
    if "enum" in schema:
        return " or ".join(json.dumps(one) for one in schema["enum"])
    if "const" in schema:
        return json.dumps(schema["const"])
    if schema.get("type") == "array":
        return f"list of {_kind(schema.get('items', {}))}"
    if schema.get("format") == "binary":
        return "file"
    names = {"string": "text", "integer": "whole number", "number": "number", "boolean": "true or false"}
    return names.get(schema.get("type", ""), str(schema.get("type", "anything")))


def _links(schema: dict[str, Any]) -> list[str]:
    """Names of the kinds of values that a schema leads to."""
    if "$ref" in schema:
        return [str(schema["$ref"]).rsplit("/", 1)[-1]]
    inner = [*schema.get("anyOf", ()), *([schema["items"]] if "items" in schema else ())]
    return [name for one in inner for name in _links(one)]


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    choices = [one for one in schema.get("anyOf", ()) if one.get("type") != "null"]
    return choices[0] if len(choices) == 1 else schema


def _example(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
