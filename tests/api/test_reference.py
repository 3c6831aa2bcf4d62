"""The reference: whole, readable without a script, and nothing fetched from elsewhere."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from travaux.api.reference import METHODS

pytestmark = pytest.mark.django_db


def test_the_document_is_openapi_and_every_operation_is_explained(local: Client) -> None:
    schema = local.get("/api/openapi.json").json()

    assert schema["openapi"].startswith("3.1")
    for path, operations in schema["paths"].items():
        for method, said in operations.items():
            assert said["summary"][0].isupper() and said["description"].rstrip().endswith((".", "?")), path
            assert said["tags"] and "4XX" in said["responses"], (method, path)


def test_the_page_has_every_operation_and_value_and_every_link_leads_somewhere(local: Client) -> None:
    schema = local.get("/api/openapi.json").json()
    page = local.get("/api/docs").content.decode()
    anchors = set(re.findall(r'id="([^"]+)"', page))

    wanted = {said[m]["operationId"] for said in schema["paths"].values() for m in METHODS if m in said}
    assert wanted <= anchors
    assert {f"value-{name}" for name in schema["components"]["schemas"]} <= anchors
    assert set(re.findall(r'href="#([^"]+)"', page)) <= anchors
    assert len(wanted) == len(re.findall(r'class="api-operation"', page))


def test_the_page_works_under_the_strict_policy_and_offline(local: Client) -> None:
    answer = local.get("/api/docs")
    page = answer.content.decode()

    assert "script-src 'self'" in answer["Content-Security-Policy"]
    assert not re.search(r'(?:src|href)="(?:https?:)?//', page)
    assert not re.search(r"<script>|style=|onclick=", page)
