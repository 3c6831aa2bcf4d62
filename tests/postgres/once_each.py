"""A plugin for pytest: of a test with a table of cases only the first runs, but for those about filters.

The cases differ in what is asked, seldom in how the database is: where they do, the name says so.
"""

from __future__ import annotations

import pytest

_EVERY_CASE = ("filter", "order", "search", "sort")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out all cases of a test after its first."""
    seen: set[str] = set()
    kept, left_out = [], []
    for item in items:
        test = item.nodeid.partition("[")[0]
        again = test in seen and not any(word in test for word in _EVERY_CASE)
        (left_out if again else kept).append(item)
        seen.add(test)
    items[:] = kept
    config.hook.pytest_deselected(items=left_out)
