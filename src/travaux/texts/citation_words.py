"""Words and marks of citations, per language and per house style, as data.

In: a language ("fr") or a style ("oscola"). Out: its `Words`: what a paragraph is called, how
letters, lists and ranges are printed, quotation marks, months. Sources: United Nations Editorial
Manual ("Footnotes and other references"; the instructions of the French, Spanish, Russian, Arabic
and Chinese translation services as their documents print them; domain facts 3.1 and 3.5); OSCOLA,
4th edition, with "Citing international law sources"; The Bluebook, 21st edition, rule 21 and table
T12. A unit that a language has no word for here is printed in English, as `texts.address` says it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from travaux.texts.address import PRINTED

NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True)
class Words:
    """How one language or style prints a citation.

    `units` has forms by kind of step: for one, for many and (Arabic) for two. `item` is a letter
    under a number, `before_item` what stands between. `last` joins the last of a list, `to` a range.
    """

    units: Mapping[str, tuple[str, ...]]
    item: str = "({})"
    before_item: str = " "
    comma: str = ", "
    list_comma: str = ", "
    last: str = " and "
    to: str = "–"
    again: str = " (printed again, {})"
    quotes: tuple[str, str] = ("“", "”")
    inner_quotes: tuple[str, str] = ("‘", "’")
    brackets: tuple[str, str] = ("(", ")")
    date: str = "{day} {month} {year}"
    months: tuple[str, ...] = ()
    abjad: bool = False

    def form(self, kind: str, count: int) -> str:
        """The form for so many units of a kind; English where this language has none."""
        forms = self.units.get(kind) or _ENGLISH_UNITS.get(kind) or (PRINTED.get(kind, kind + " {}"),)
        if count == 2 and len(forms) > 2:
            return forms[2]
        return forms[0] if count == 1 else forms[min(1, len(forms) - 1)]


_ENGLISH_UNITS: dict[str, tuple[str, ...]] = {
    "para": ("para. {}", "paras. {}"),
    "op": ("para. {}", "paras. {}"),
    "pp": ("preambular para. {}", "preambular paras. {}"),
    "p": ("unnumbered para. {}", "unnumbered paras. {}"),
    "page": ("p. {}", "pp. {}"),
    "sec": ("sect. {}", "sects. {}"),
    "chp": ("chap. {}", "chaps. {}"),
    "art": ("art. {}", "arts. {}"),
    "annex": ("annex {}", "annexes {}"),
    "fn": ("footnote {}", "footnotes {}"),
    "tbl": ("table {}", "tables {}"),
    "rule": ("rule {}", "rules {}"),
    "prin": ("principle {}", "principles {}"),
}

_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "zh": "1 2 3 4 5 6 7 8 9 10 11 12",
    # Bluebook, table T12: months of up to four letters are not shortened.
    "bluebook": "Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.",
}
# The United Nations print the month by both its names, those of the east and of the west.
_ARABIC_MONTHS = (
    "كانون الثاني/يناير", "شباط/فبراير", "آذار/مارس", "نيسان/أبريل", "أيار/مايو", "حزيران/يونيه",
    "تموز/يوليه", "آب/أغسطس", "أيلول/سبتمبر", "تشرين الأول/أكتوبر", "تشرين الثاني/نوفمبر",
    "كانون الأول/ديسمبر",
)  # fmt: skip


def _months(name: str) -> tuple[str, ...]:
    return tuple(_MONTHS[name].split())


_ENGLISH = Words(_ENGLISH_UNITS, months=_months("en"))

LANGUAGES: dict[str, Words] = {
    "en": _ENGLISH,
    "fr": Words(
        {
            "para": ("par. {}",),
            "op": ("par. {}",),
            "pp": ("{}e alinéa du préambule", "alinéas {} du préambule"),
            "p": ("par. non numéroté {}", "par. non numérotés {}"),
            "page": ("p. {}",),
            "sec": ("sect. {}",),
            "dvs": ("intertitre {}",),
            "part": ("partie {}",),
            "chp": ("chap. {}",),
            "art": ("art. {}",),
            "rule": ("règle {}", "règles {}"),
            "prin": ("principe {}", "principes {}"),
            "annex": ("annexe {}", "annexes {}"),
            "appendix": ("appendice {}", "appendices {}"),
            "enclosure": ("pièce jointe {}",),
            "opinion": ("opinion individuelle {}",),
            "res": ("résolution {}", "résolutions {}"),
            "letter": ("lettre {}", "lettres {}"),
            "fn": ("note {}", "notes {}"),
            "tbl": ("tableau {}", "tableaux {}"),
            "fig": ("figure {}",),
            "title": ("titre {}",),
            "speech": ("intervention {}", "interventions {}"),
        },
        item="{})",
        last=" et ",
        to=" à ",
        again=" (imprimé de nouveau, {})",
        quotes=("«" + NO_BREAK, NO_BREAK + "»"),
        inner_quotes=("“", "”"),
        months=_months("fr"),
    ),
    "es": Words(
        {
            "para": ("párr. {}", "párrs. {}"),
            "op": ("párr. {}", "párrs. {}"),
            "pp": ("párr. {} del preámbulo", "párrs. {} del preámbulo"),
            "p": ("párr. sin número {}", "párrs. sin número {}"),
            "page": ("pág. {}", "págs. {}"),
            "sec": ("secc. {}", "seccs. {}"),
            "dvs": ("epígrafe {}",),
            "part": ("parte {}", "partes {}"),
            "chp": ("cap. {}", "caps. {}"),
            "art": ("art. {}", "arts. {}"),
            "rule": ("regla {}", "reglas {}"),
            "prin": ("principio {}", "principios {}"),
            "annex": ("anexo {}", "anexos {}"),
            "appendix": ("apéndice {}", "apéndices {}"),
            "enclosure": ("adjunto {}",),
            "opinion": ("voto particular {}",),
            "res": ("resolución {}", "resoluciones {}"),
            "letter": ("carta {}", "cartas {}"),
            "fn": ("nota {}", "notas {}"),
            "tbl": ("cuadro {}", "cuadros {}"),
            "fig": ("figura {}",),
            "title": ("título {}",),
            "speech": ("intervención {}", "intervenciones {}"),
        },
        item="{})",
        last=" y ",
        to=" a ",
        again=" (impreso de nuevo, {})",
        quotes=("«", "»"),
        inner_quotes=("“", "”"),
        date="{day} de {month} de {year}",
        months=_months("es"),
    ),
    "ru": Words(
        {
            "para": ("п. {}", "пп. {}"),
            "op": ("п. {}", "пп. {}"),
            "pp": ("п. {} преамбулы", "пп. {} преамбулы"),
            "p": ("ненумерованный п. {}", "ненумерованные пп. {}"),
            "page": ("с. {}",),
            "sec": ("разд. {}",),
            "dvs": ("подзаголовок {}",),
            "part": ("часть {}", "части {}"),
            "chp": ("гл. {}",),
            "art": ("ст. {}",),
            "rule": ("правило {}", "правила {}"),
            "prin": ("принцип {}", "принципы {}"),
            "annex": ("приложение {}", "приложения {}"),
            "appendix": ("добавление {}", "добавления {}"),
            "opinion": ("особое мнение {}",),
            "res": ("резолюция {}", "резолюции {}"),
            "letter": ("письмо {}", "письма {}"),
            "fn": ("сноска {}", "сноски {}"),
            "tbl": ("таблица {}", "таблицы {}"),
            "fig": ("рисунок {}",),
            "title": ("заголовок {}",),
            "speech": ("выступление {}", "выступления {}"),
        },
        item="{})",
        last=" и ",
        again=" (напечатан повторно, {})",
        quotes=("«", "»"),
        inner_quotes=("„", "“"),
        date="{day} {month} {year} года",
        months=_months("ru"),
    ),
    "ar": Words(
        {
            "para": ("الفقرة {}", "الفقرات {}", "الفقرتان {}"),
            "op": ("الفقرة {}", "الفقرات {}", "الفقرتان {}"),
            "pp": ("الفقرة {} من الديباجة", "الفقرات {} من الديباجة", "الفقرتان {} من الديباجة"),
            "p": ("الفقرة غير المرقمة {}", "الفقرات غير المرقمة {}"),
            "page": ("الصفحة {}", "الصفحات {}", "الصفحتان {}"),
            "sec": ("الفرع {}", "الفروع {}"),
            "dvs": ("العنوان الفرعي {}",),
            "part": ("الجزء {}", "الأجزاء {}"),
            "chp": ("الفصل {}", "الفصول {}"),
            "art": ("المادة {}", "المواد {}", "المادتان {}"),
            "rule": ("القاعدة {}", "القواعد {}"),
            "prin": ("المبدأ {}", "المبادئ {}"),
            "annex": ("المرفق {}", "المرفقات {}", "المرفقان {}"),
            "appendix": ("التذييل {}", "التذييلات {}"),
            "opinion": ("الرأي الفردي {}",),
            "res": ("القرار {}", "القرارات {}"),
            "letter": ("الرسالة {}", "الرسائل {}"),
            "fn": ("الحاشية {}", "الحواشي {}"),
            "tbl": ("الجدول {}", "الجداول {}"),
            "fig": ("الشكل {}",),
            "title": ("العنوان {}",),
            "speech": ("الكلمة {}", "الكلمات {}"),
        },
        comma="، ",
        list_comma=" و",
        last=" و",
        to="-",
        again=" (طُبعت مرة أخرى، {})",
        quotes=("«", "»"),
        inner_quotes=("“", "”"),
        months=_ARABIC_MONTHS,
        abjad=True,
    ),
    "zh": Words(
        {
            "para": ("第{}段",),
            "op": ("第{}段",),
            "pp": ("序言部分第{}段",),
            "p": ("未编号第{}段",),
            "page": ("第{}页",),
            "sec": ("第{}节",),
            "dvs": ("小标题{}",),
            "part": ("第{}部分",),
            "chp": ("第{}章",),
            "art": ("第{}条",),
            "rule": ("规则{}",),
            "prin": ("原则{}",),
            "annex": ("附件{}",),
            "appendix": ("附录{}",),
            "enclosure": ("附文{}",),
            "opinion": ("个人意见{}",),
            "res": ("决议{}",),
            "letter": ("信函{}",),
            "fn": ("脚注{}",),
            "tbl": ("表{}",),
            "fig": ("图{}",),
            "title": ("标题{}",),
            "speech": ("发言{}",),
        },
        before_item="",
        comma="，",
        list_comma="、",
        last="和",
        to="至",
        again="（重复印出，{}）",
        brackets=("（", "）"),
        date="{year}年{month}月{day}日",
        months=_months("zh"),
    ),
    "pt": Words(
        {
            "para": ("par. {}", "pars. {}"),
            "op": ("par. {}", "pars. {}"),
            "page": ("p. {}", "pp. {}"),
            "sec": ("seção {}", "seções {}"),
            "annex": ("anexo {}", "anexos {}"),
            "fn": ("nota {}", "notas {}"),
            "tbl": ("tabela {}", "tabelas {}"),
        },
        item="{})",
        last=" e ",
        to=" a ",
        date="{day} de {month} de {year}",
        months=_months("pt"),
    ),
}
"""Words of each language that documents are cited in; others are cited in English."""

OSCOLA = replace(
    _ENGLISH,
    units={kind: tuple(form.replace(".", "") for form in forms) for kind, forms in _ENGLISH_UNITS.items()},
    before_item="",
    quotes=("‘", "’"),
    inner_quotes=("“", "”"),
)
"""OSCOLA leaves out full stops, sets letters close and quotes with single marks."""

BLUEBOOK = replace(
    _ENGLISH,
    units={**_ENGLISH_UNITS, "para": ("¶ {}", "¶¶ {}"), "op": ("¶ {}", "¶¶ {}"), "sec": ("§ {}", "§§ {}")},
    before_item="",
    last=", ",
    date="{month} {day}, {year}",
    months=_months("bluebook"),
)

AUTHORS: dict[str, tuple[str, str]] = {
    "ga": ("UNGA", "G.A."),
    "sc": ("UNSC", "S.C."),
    "ecosoc": ("ECOSOC", "Econ. & Soc. Council"),
    "hrc": ("UNHRC", "Human Rights Council"),
    "upr": ("UNHRC", "Human Rights Council"),
    "chr": ("UN Commission on Human Rights", "Comm’n on Human Rights"),
    "sub-commission": ("UN Sub-Commission on Human Rights", "Sub-Comm’n on Human Rights"),
    "ccpr": ("UN Human Rights Committee", "Human Rights Comm."),
    "cescr": ("CESCR", "Comm. on Econ., Soc. & Cultural Rights"),
    "cerd": ("CERD", "Comm. on the Elimination of Racial Discrimination"),
    "cedaw": ("CEDAW", "Comm. on the Elimination of Discrimination Against Women"),
    "cat": ("UN Committee against Torture", "Comm. Against Torture"),
    "spt": ("UN Subcommittee on Prevention of Torture", "Subcomm. on Prevention of Torture"),
    "crc": ("UN Committee on the Rights of the Child", "Comm. on the Rights of the Child"),
    "cmw": ("UN Committee on Migrant Workers", "Comm. on Migrant Workers"),
    "crpd": ("CRPD Committee", "Comm. on the Rights of Persons with Disabilities"),
    "ced": ("UN Committee on Enforced Disappearances", "Comm. on Enforced Disappearances"),
    "iacthr": ("IACtHR", "Inter-Am. Ct. H.R."),
    "iachr": ("IACHR", "Inter-Am. Comm’n H.R."),
    "echr": ("ECtHR", "Eur. Ct. H.R."),
    "achpr": ("ACHPR", "Afr. Comm’n on Human & Peoples’ Rights"),
    "afchpr": ("ACtHPR", "Afr. Ct. on Human & Peoples’ Rights"),
    "ecowas": ("ECOWAS Court", "ECOWAS Ct. Just."),
    "icj": ("ICJ", "I.C.J."),
    "icc": ("ICC", "Int’l Crim. Ct."),
}
"""Who a document is by, from the slug of its body: for OSCOLA, for the Bluebook."""


def words_of(language: str) -> Words:
    """The words of a language ("pt-BR" is "pt"); English where it has none here."""
    return LANGUAGES.get(language.lower().partition("-")[0], _ENGLISH)
