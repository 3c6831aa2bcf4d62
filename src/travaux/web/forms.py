"""Forms as plain Django forms: they read what was typed; what is right and wrong, the actions decide.

In: fields as typed. Out: values for an action. `blame` puts what an action refuses beside its field.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from travaux.library import describing
from travaux.library.models import Collection, Role, Visibility
from travaux.texts.errors import FieldsError
from travaux.texts.links import LANGUAGES

UNKNOWN = "und"


def _languages() -> list[tuple[str, str]]:
    """The languages that documents are in, by name."""
    names = [(code, describing.language_label(code)) for code in LANGUAGES if code != UNKNOWN]
    return [*sorted(names, key=lambda pair: pair[1]), (UNKNOWN, str(_("language not known")))]


VISIBILITIES = (
    (Visibility.PUBLIC.value, _("Public: every reader")),
    (Visibility.PRIVATE.value, _("Private: you and admins")),
)


class PersonForm(forms.Form):
    """A new account."""

    name = forms.CharField(
        label=_("Name"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    password = forms.CharField(
        label=_("First password"),
        strip=False,
        help_text=_("At least 8 characters. Hand it over safely; they can change it."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices, initial=Role.READER)


class TokenForm(forms.Form):
    """A new API token."""

    name = forms.CharField(
        label=_("What it is for"),
        max_length=80,
        help_text=_("For example: the nightly import of our website."),
    )


class CollectionForm(forms.Form):
    """A collection's name and who may see it."""

    name = forms.CharField(label=_("Name"), max_length=120)
    visibility = forms.ChoiceField(
        label=_("Who may see it"),
        choices=VISIBILITIES,
        initial=Visibility.PRIVATE.value,
        widget=forms.RadioSelect,
        help_text=_("Documents in it keep their own visibility."),
    )


class AddForm(forms.Form):
    """How the files given are to be kept: for whom, and in which collection."""

    batch = forms.UUIDField(required=False, widget=forms.HiddenInput)
    visibility = forms.ChoiceField(
        label=_("Who may see them"), choices=VISIBILITIES, widget=forms.RadioSelect
    )
    collection = forms.ChoiceField(label=_("Put them into"), required=False)
    new = forms.CharField(label=_("or a new collection"), required=False, max_length=120)

    def __init__(self, data: QueryDict | None, *, collections: Iterable[Collection], visibility: str) -> None:
        super().__init__(data, initial={"visibility": visibility})
        known = [(one.slug, one.name) for one in collections]
        cast(forms.ChoiceField, self.fields["collection"]).choices = [("", _("no collection")), *known]


class SettleForm(forms.Form):
    """What a row that needs a look asks: proposals that a person may change."""

    symbol = forms.CharField(label=_("Symbol"), required=False, widget=forms.TextInput(attrs={"dir": "ltr"}))
    title = forms.CharField(label=_("Title"), required=False, widget=forms.TextInput(attrs={"dir": "auto"}))
    date = forms.CharField(
        label=_("Date"),
        required=False,
        widget=forms.TextInput(attrs={"dir": "ltr", "placeholder": "2002-08-09"}),
    )
    language = forms.ChoiceField(label=_("Language"), required=False, choices=_languages)


class CorrectionForm(forms.Form):
    """What a person says of a document instead of what was read; empty takes a correction back."""

    symbol = forms.CharField(label=_("Symbol"), widget=forms.TextInput(attrs={"dir": "ltr"}))
    title = forms.CharField(
        label=_("Title"), required=False, widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"})
    )
    date = forms.CharField(
        label=_("Date"),
        required=False,
        help_text=_("As 2002-08-09, 2002-08 or 2002."),
        widget=forms.TextInput(attrs={"dir": "ltr"}),
    )
    language = forms.ChoiceField(label=_("Language"), choices=_languages)
    body = forms.ChoiceField(label=_("Body"), required=False)
    kind = forms.ChoiceField(label=_("Kind of document"), required=False)
    countries = forms.CharField(
        label=_("Countries"),
        required=False,
        help_text=_("Codes of three letters: FRA, KEN."),
        widget=forms.TextInput(attrs={"dir": "ltr"}),
    )
    alone = forms.BooleanField(label=_("A new symbol is for this language version only"), required=False)

    def __init__(self, data: QueryDict | None, values: Mapping[str, Any]) -> None:
        typed = {**values, "countries": ", ".join(values["countries"])}
        super().__init__(data, initial=typed)
        _offer(self.fields["body"], describing.bodies(), describing.body_label, str(values["body"]))
        _offer(self.fields["kind"], describing.kinds(), describing.kind_label, str(values["kind"]))


class CiteForm(forms.Form):
    """A citation added by hand: the words that cite, and what they name."""

    words = forms.CharField(
        label=_("The words that cite, as they stand in the paragraph"),
        max_length=1000,
        strip=False,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
    target = forms.CharField(
        label=_("What they cite"),
        max_length=300,
        help_text=_("A symbol, a whole citation or a link: A/57/292, para. 62."),
        widget=forms.TextInput(
            attrs={"dir": "auto", "autocomplete": "off", "placeholder": _("A/57/292, para. 62")}
        ),
    )
    start = forms.IntegerField(required=False, widget=forms.HiddenInput)


def _offer(field: forms.Field, codes: Iterable[str], label: Callable[[str], str], now: str) -> None:
    """Let a field choose among known codes, by name; what stands there now can always stay."""
    known = sorted(((code, label(code)) for code in {*codes, now} if code), key=lambda pair: pair[1])
    cast(forms.ChoiceField, field).choices = [("", _("not known")), *known]


def blame(form: forms.Form, error: FieldsError) -> None:
    """Put each sentence beside its field; what belongs to none stands above them all."""
    for name, sentence in error.fields.items():
        form.add_error(name if name in form.fields else None, sentence)
    if not error.fields:
        form.add_error(None, str(error))
