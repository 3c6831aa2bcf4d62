"""Forms of connections: what is said of one, relation types, groups. What is right, the actions decide.

In: fields as typed. Out: values for an action of the library.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from travaux.library.connections import groups, relations
from travaux.library.connections.showing import Shown
from travaux.library.models import Sharing
from travaux.library.permissions import Viewer
from travaux.texts.relation import LANGUAGES, RelationType

_GROUP = "group:"
_BETWEEN = ","  # between tags as they are typed
_OWN_LANGUAGE = "en"
_PARTS = ("verb", "reverse", "meaning")


class ConnectionForm(forms.Form):
    """What a connection says: its relation (none for a note), note, tags, and who sees it."""

    relation = forms.ChoiceField(label=_("Relation"), required=False)
    note = forms.CharField(
        label=_("Note"), required=False, strip=True, widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"})
    )
    tags = forms.CharField(label=_("Tags"), required=False, help_text=_("Parted by commas."))
    sharing = forms.ChoiceField(label=_("Who sees it"))

    def __init__(self, viewer: Viewer, shown: Shown, data: Any = None) -> None:
        super().__init__(data, initial=_said(shown))
        if shown.kind == "note":
            del self.fields["relation"]
        else:
            self.fields["relation"].choices = [  # type: ignore[attr-defined]
                (one.slug, one.words(_language()).verb) for one in relations.all()
            ]
        if not shown.mine:
            del self.fields["sharing"]  # that is for whoever made it
            return
        self.fields["sharing"].choices = sharings(viewer, shown)  # type: ignore[attr-defined]

    def changes(self) -> dict[str, Any]:
        """What `connecting.change` takes."""
        said = self.cleaned_data
        tags = [tag for one in said["tags"].replace("،", _BETWEEN).split(_BETWEEN) if (tag := one.strip())]
        made = {"note": said["note"], "tags": tags}
        if "relation" in self.fields:
            made["relation"] = said["relation"]
        if "sharing" in self.fields:
            name, _colon, group = said["sharing"].partition(":")
            made |= {"sharing": name, "group": int(group) if group else None}
        return made


def sharings(viewer: Viewer, shown: Shown) -> list[tuple[str, str | Promise]]:
    """With whom it can be shared: everybody, a group of theirs, nobody."""
    theirs: list[tuple[str, str | Promise]] = [
        (f"{_GROUP}{group.pk}", group.name) for group in groups.mine(viewer)
    ]
    kept = _sharing(shown)
    known = {Sharing.PUBLIC.value, Sharing.PRIVATE.value, *(value for value, _name in theirs)}
    others = [] if kept in known else [(kept, shown.group)]
    return [(Sharing.PUBLIC.value, _("everybody")), *theirs, *others, (Sharing.PRIVATE.value, _("only me"))]


class RelationForm(forms.Form):
    """A relation type in English and, where somebody knows them, in further languages."""

    verb = forms.CharField(
        label=_("Verb"), max_length=80, help_text=_("It stands between two places: A “implements” B.")
    )
    symmetric = forms.BooleanField(
        label=_("It reads alike from both ends"), required=False, help_text=_("As in “is related to”.")
    )
    reverse = forms.CharField(
        label=_("Reverse verb"),
        max_length=80,
        required=False,
        help_text=_("The same from the other end: B “is implemented by” A."),
    )
    meaning = forms.CharField(
        label=_("Meaning, in one line"), max_length=300, required=False, widget=forms.TextInput
    )

    def __init__(self, data: Any = None, one: RelationType | None = None) -> None:
        super().__init__(data, initial=_words(one) if one else None)
        if one is not None:
            del self.fields["symmetric"]  # what was said with it would change its meaning
        for language in LANGUAGES:
            if language != _OWN_LANGUAGE:
                for name, label in zip(_PARTS, (_("Verb"), _("Reverse verb"), _("Meaning")), strict=True):
                    attributes = {"lang": language, "dir": "auto"}
                    self.fields[f"{name}_{language}"] = forms.CharField(
                        label=label, required=False, max_length=300, widget=forms.TextInput(attrs=attributes)
                    )

    @property
    def own(self) -> list[forms.BoundField]:
        """The fields in English."""
        return [self[name] for name in ("verb", "symmetric", "reverse", "meaning") if name in self.fields]

    @property
    def further(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields of each further language."""
        return [
            (language, [self[f"{name}_{language}"] for name in _PARTS])
            for language in LANGUAGES
            if language != _OWN_LANGUAGE
        ]

    def said(self) -> dict[str, Any]:
        """What `relations.add` and `relations.change` take."""
        values = self.cleaned_data
        labels = {
            language: [values[f"{name}_{language}"] for name in _PARTS]
            for language in LANGUAGES
            if language != _OWN_LANGUAGE
        }
        names = [name for name in ("verb", "reverse", "meaning", "symmetric") if name in self.fields]
        return {name: values[name] for name in names} | {"labels": labels}


class GroupForm(forms.Form):
    """A group's name."""

    name = forms.CharField(label=_("Name of the group"), max_length=150)


def _said(shown: Shown) -> dict[str, Any]:
    tags = f"{_BETWEEN} ".join(shown.tags)
    return {"relation": shown.relation, "note": shown.note, "tags": tags, "sharing": _sharing(shown)}


def _sharing(shown: Shown) -> str:
    """As a value of the form; a group by its number."""
    return f"{_GROUP}{shown.group_id}" if shown.sharing == Sharing.GROUP else str(shown.sharing)


def _words(one: RelationType) -> dict[str, str]:
    values = {name: getattr(one, name) for name in _PARTS}
    for language, words in one.labels.items():
        values |= {f"{name}_{language}": word for name, word in zip(_PARTS, words, strict=True)}
    return values


def _language() -> str:
    return (get_language() or "en").partition("-")[0]
