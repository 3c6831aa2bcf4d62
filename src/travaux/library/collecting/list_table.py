"""Lists of terms from a table (CSV): code, label, perhaps broader, label_fr and so on.

In: the bytes of a file. Out: terms made and changed, or for a line a sentence. Without codes the label is the
code. Broader terms may stand below those that they are above: they are looked at when all are there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import transaction

from travaux.library import audit
from travaux.library.collecting import reading_in, terming
from travaux.library.collecting.reading_in import Imported, Progress, Table
from travaux.library.collecting.terming import BROADER, CODE, LABEL, LABEL_IN
from travaux.library.models import Term, WordList
from travaux.library.permissions import Action, Viewer, require
from travaux.texts import links
from travaux.texts.errors import ConflictError, UsageError


@transaction.atomic
def read_in(
    viewer: Viewer,
    word_list: WordList,
    data: bytes,
    *,
    dry_run: bool = False,
    on_progress: Progress | None = None,
) -> Imported:
    """Take in a table of terms; a code that is there is changed. Raises UsageError, NotAllowedError."""
    require(viewer, Action.EDIT_LIST, word_list)
    found = reading_in.table(data)
    columns = {name: name.casefold() for name in found.columns if name}
    if not {CODE, LABEL} & set(columns.values()):
        raise UsageError("The first line names no column of terms: call one “label”, and perhaps one “code”.")
    done = Imported(ignored=[name for name, folded in columns.items() if not _is_read(folded)])
    reader = _Reader(word_list, columns)
    reading_in.each(found.lines, done, reader.take, on_progress=on_progress)
    if BROADER in columns.values():
        reader.arrange(found, done)
    if dry_run:
        transaction.set_rollback(True)
    elif done.made + done.changed:
        audit.record(viewer, "import-terms", word_list.name, made=done.made, changed=done.changed)
    return done


@dataclass(slots=True)
class _Reader:
    """Takes in one line after another; knows all terms of the list."""

    word_list: WordList
    columns: Mapping[str, str]
    terms: dict[str, Term] = field(init=False)
    position: int = field(init=False)

    def __post_init__(self) -> None:
        self.terms = {row.code.casefold(): row for row in self.word_list.terms.all()}
        self.position = max((row.position for row in self.terms.values()), default=0)

    def take(self, row: Mapping[str, str]) -> str:
        """Make or change a term, without its place under another: "made", "changed" or "unchanged"."""
        said = {self.columns[name]: cell for name, cell in row.items()}
        label, code = _named(said)
        others = {name: cell for name, cell in said.items() if name.startswith(LABEL_IN)}
        labels = terming.labels({name.removeprefix(LABEL_IN): cell for name, cell in others.items()})
        there = self.terms.get(code.casefold())
        if there is None:
            self._make(code, label, labels)
            return "made"
        if (there.label, there.labels) == (label, {**there.labels, **labels}):
            return "unchanged"
        there.label, there.labels = label, {**there.labels, **labels}
        there.save(update_fields=["label", "labels"])
        return "changed"

    def arrange(self, found: Table, done: Imported) -> None:
        """Put terms under their broader ones."""
        codes = {row.pk: row.code for row in self.terms.values()}
        above = {row.code: codes.get(row.broader_id or 0) for row in self.terms.values()}
        wrong = {one.at for one in done.problems}
        moved: dict[int, Term] = {}

        def take(row: Mapping[str, str]) -> str:
            said = {self.columns[name]: cell for name, cell in row.items()}
            one = self.terms[_named(said)[1].casefold()]
            broader = said.get(BROADER, "").strip()
            if (above[one.code] or "") != broader:
                if broader:
                    terming.refuse_circle(one.code, broader, above)
                above[one.code] = broader or None
                moved[one.pk] = one
            return "unchanged"

        counted = Imported()
        reading_in.each([line for line in found.lines if f"line {line[0]}" not in wrong], counted, take)
        done.problems.extend(counted.problems)
        by_code = {row.code: row for row in self.terms.values()}
        for row in moved.values():
            row.broader = by_code[above[row.code] or ""] if above[row.code] else None
        Term.objects.bulk_update(moved.values(), ["broader"], batch_size=500)

    def _make(self, code: str, label: str, labels: dict[str, str]) -> None:
        if len(self.terms) >= terming.MOST:
            raise ConflictError(f"A list has at most {terming.MOST:,} terms.")
        self.position += 1
        row = Term(word_list=self.word_list, code=code, label=label, labels=labels, position=self.position)
        row.save()
        self.terms[code.casefold()] = row


def _named(said: Mapping[str, str]) -> tuple[str, str]:
    """The label and the code of a line; each stands for the other where that is empty."""
    label = terming.label(said.get(LABEL, "") or said.get(CODE, ""))
    return label, terming.code(said.get(CODE, "") or label)


def _is_read(column: str) -> bool:
    language = column.removeprefix(LABEL_IN)
    return column in (CODE, LABEL, BROADER) or (language != column and language in links.LANGUAGES)
