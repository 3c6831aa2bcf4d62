"""The OpenAPI document of the API, with what the framework can't know.

Out: the document, completed: errors as problem+json, answers that are files, and that a request may
come without a token.
"""

from __future__ import annotations

from typing import Any

from ninja import NinjaAPI
from ninja.operation import Operation
from ninja.renderers import JSONRenderer

from travaux.api.problems import MEDIA_TYPE
from travaux.api.schemas.common import Problem

REF = "#/components/schemas/"
MEDIA_TYPE_KEY = "x-media-type"  # on an operation: its answer is a file of this type, or of one of these
_PROBLEM = {
    "description": "What went wrong: a sentence for a person, a code for a program.",
    "content": {MEDIA_TYPE: {"schema": {"$ref": f"{REF}Problem"}}},
}


class PlainJSON(JSONRenderer):
    """JSON in which Arabic and Chinese stand as they are, in a third of the bytes."""

    json_dumps_params: dict[str, Any] = {"ensure_ascii": False}  # noqa: RUF012  as it is declared there


class DescribedAPI(NinjaAPI):
    """The API with its whole document."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._known: dict[str | None, Any] = {}

    def get_openapi_schema(self, *, path_prefix: str | None = None, **options: Any) -> Any:
        """The OpenAPI document, completed. It takes a second to make, so it is made once."""
        if options:
            return self._described(path_prefix=path_prefix, **options)
        if path_prefix not in self._known:
            self._known[path_prefix] = self._described(path_prefix=path_prefix)
        return self._known[path_prefix]

    def _described(self, **options: Any) -> Any:
        schema = super().get_openapi_schema(**options)
        problem = Problem.model_json_schema(ref_template=REF + "{model}", by_alias=True)
        schema["components"]["schemas"] |= problem.pop("$defs", {}) | {"Problem": problem}
        for operations in schema["paths"].values():
            for operation in operations.values():
                _complete(operation)
        return schema

    def get_openapi_operation_id(self, operation: Operation) -> str:
        """The name of an operation for programs: that of its function."""
        return operation.view_func.__name__


def _complete(operation: dict[str, Any]) -> None:
    responses = operation["responses"]
    media_types = operation.pop(MEDIA_TYPE_KEY, [])
    if media_types:
        some = [media_types] if isinstance(media_types, str) else media_types
        content: dict[str, Any] = {one: {"schema": {}} for one in some}
        responses[200] = {"description": "The file.", "content": content}
    responses |= {"4XX": _PROBLEM, "5XX": _PROBLEM}
    if "security" in operation:
        operation["security"] = [*operation["security"], {}]
