"""Forms of one recommendation: what became of it, what is wrong in it, its evidence.

In: fields as typed. Out: values for an action of the library, only those that were changed. What is right,
the actions say.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from travaux.library.models import Status
from travaux.library.recommendations import words
from travaux.library.recommendations.showing import Shown
from travaux.texts import theme
from travaux.texts.recommendation import Party, Response
from travaux.texts.theme import Topic, TopicKind

_LINE = "\n"  # between names as they are typed: a name may have a comma or a semicolon in it
_ROWS = 3


class FollowUpForm(forms.Form):
    """What became of it, until when, who sees to it, and a remark for the history."""

    status = forms.ChoiceField(label=_("Status"), choices=Status.choices, widget=forms.RadioSelect)
    deadline = forms.CharField(
        label=_("Deadline"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    responsible = forms.CharField(
        label=_("Responsible"),
        required=False,
        max_length=200,
        help_text=_("A ministry, a body, a person."),
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
    remark = forms.CharField(
        label=_("Remark"),
        required=False,
        strip=True,
        help_text=_("It stands in the history, with your name and the day."),
        widget=forms.Textarea(attrs={"rows": _ROWS, "dir": "auto"}),
    )

    def __init__(self, row: Shown, data: Any = None) -> None:
        deadline = row.deadline.isoformat() if row.deadline else ""
        super().__init__(
            data, initial={"status": row.status, "deadline": deadline, "responsible": row.responsible}
        )

    def changes(self) -> dict[str, Any]:
        """What `changing.follow_up` takes."""
        return dict(self.cleaned_data)


class EvidenceForm(forms.Form):
    """A passage that shows what came of it."""

    place = forms.CharField(
        label=_("A link or citation"),
        max_length=600,
        help_text=_("Of a paragraph, or of a whole document: A/57/292, para. 62, or its address."),
        widget=forms.TextInput(
            attrs={"dir": "auto", "autocomplete": "off", "placeholder": _("A/57/292, para. 62")}
        ),
    )
    note = forms.CharField(
        label=_("What it shows"), required=False, widget=forms.TextInput(attrs={"dir": "auto"})
    )


class CorrectForm(forms.Form):
    """What a person says of it instead of what was found; a new reading leaves it alone."""

    text = forms.CharField(label=_("Its words"), widget=forms.Textarea(attrs={"rows": 4}))
    recommenders = forms.CharField(
        label=_("Who asks"),
        required=False,
        help_text=_("One in a line; a State by its name or code."),
        widget=forms.Textarea(attrs={"rows": _ROWS, "dir": "auto"}),
    )
    addressees = forms.CharField(
        label=_("Who is asked"),
        required=False,
        help_text=_("One in a line; a State by its name or code."),
        widget=forms.Textarea(attrs={"rows": _ROWS, "dir": "auto"}),
    )
    number = forms.CharField(label=_("Number"), required=False, max_length=80)
    verb = forms.CharField(
        label=_("What is to be done, in one word"),
        required=False,
        max_length=80,
        help_text=_("As it is printed: ratify, adopt."),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    response = forms.ChoiceField(label=_("Response of the State"), required=False)
    themes = forms.MultipleChoiceField(label=_("Themes"), required=False, widget=forms.CheckboxSelectMultiple)
    groups = forms.MultipleChoiceField(
        label=_("Groups concerned"), required=False, widget=forms.CheckboxSelectMultiple
    )
    remark = forms.CharField(label=_("Why"), required=False, widget=forms.TextInput(attrs={"dir": "auto"}))

    def __init__(self, row: Shown, language: str, data: Any = None) -> None:
        super().__init__(data, initial=_said(row))
        self._row = row
        self.fields["text"].widget.attrs |= {"lang": row.language, "dir": row.direction}
        self.fields["response"].choices = _responses()  # type: ignore[attr-defined]
        for name, kind in (("themes", TopicKind.THEME), ("groups", TopicKind.GROUP)):
            known = theme.of_kind(kind)
            others = [one for one in row.topics if one.kind == kind and one not in known]
            self.fields[name].choices = _choices([*known, *others], language)  # type: ignore[attr-defined]

    @property
    def said(self) -> list[forms.BoundField]:
        """The fields of a line or two."""
        return [self[name] for name in ("recommenders", "addressees", "number", "verb", "response")]

    def changes(self) -> dict[str, Any]:
        """What `changing.correct` takes: only what differs from what is there."""
        sent = self.cleaned_data
        before = _said(self._row)
        made: dict[str, Any] = {"remark": sent["remark"]}
        for name in ("number", "verb", "response"):
            if sent[name] != before[name]:
                made[name] = sent[name]
        if _plain(sent["text"]) != _plain(before["text"]):
            made["text"] = sent["text"]
        for name in ("recommenders", "addressees"):
            if _lines(sent[name]) != _lines(before[name]):
                made[name] = _lines(sent[name])
        topics = [*sent["themes"], *sent["groups"]]
        if set(topics) != {one.slug for one in self._row.topics}:
            made["topics"] = topics
        return made


def _said(row: Shown) -> dict[str, Any]:
    return {
        "text": row.text,
        "recommenders": _names(row.recommenders),
        "addressees": _names(row.addressees),
        "number": row.number,
        "verb": row.verb,
        "response": row.response,
        "themes": [one.slug for one in row.topics if one.kind == TopicKind.THEME],
        "groups": [one.slug for one in row.topics if one.kind == TopicKind.GROUP],
    }


def _names(parties: Iterable[Party]) -> str:
    return _LINE.join(party.name for party in parties)


def _lines(text: str) -> list[str]:
    return [one for line in text.splitlines() if (one := " ".join(line.split()))]


def _plain(text: str) -> str:
    """Line ends as browsers send them are no correction."""
    return text.replace("\r\n", "\n").strip()


def _choices(topics: Iterable[Topic], language: str) -> list[tuple[str, str]]:
    return [(one.slug, one.label(language)) for one in topics]


def _responses() -> list[tuple[str, str | Promise]]:
    return [("", _("not known")), *((one.value, words.response(one.value)) for one in Response)]
