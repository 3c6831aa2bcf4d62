"""Words of structure in six languages and Portuguese, as data.

What units are called where they open a heading ("Annex II", "Статья 9", "المادة 9", "第九条"), how
lists of contents and notes are headed, and the words of resolutions and records. All compared in
lower case with accents kept. Sources: UN Editorial Manual; the official versions of the covenants;
domain facts 2.1 to 2.5 and 3.5.
"""

from __future__ import annotations

UNITS: dict[str, tuple[str, ...]] = {
    "annex": ("annex", "annexe", "anexo", "приложение", "المرفق", "附件", "anexos"),
    "appendix": ("appendix", "appendice", "apéndice", "apêndice", "добавление", "التذييل", "附录"),
    "enclosure": ("enclosure", "pièce jointe", "adjunto", "добавочный документ", "الضميمة", "附文"),
    "att": ("attachment", "attachement"),
    "part": ("part", "partie", "parte", "часть", "الجزء", "الباب"),
    "chp": ("chapter", "chapitre", "capítulo", "глава", "الفصل"),
    "sec": ("section", "sección", "seção", "раздел", "القسم", "الفرع"),
    "art": ("article", "artículo", "artigo", "статья", "المادة"),
    "rule": ("rule", "règle", "regla", "regra", "правило", "القاعدة"),
    "prin": ("principle", "principe", "principio", "princípio", "принцип", "المبدأ"),
    "gl": ("guideline", "directrice", "diretriz"),
    "res": (
        "resolution",
        "draft resolution",
        "draft decision",
        "projet de résolution",
        "projet de décision",
        "proyecto de resolución",
        "proyecto de decisión",
        "projeto de resolução",
        "проект резолюции",
        "проект решения",
        "مشروع القرار",
        "مشروع القرار",
        "决议草案",
        "决定草案",
    ),
}
"""Kind of unit (as in addresses) to the words that open its heading."""

CHINESE_UNITS = {"部分": "part", "编": "part", "章": "chp", "节": "sec", "条": "art"}
"""Units that follow their number: 第九条, 第二部分."""

CONTAINERS = frozenset({"annex", "appendix", "enclosure", "att", "opinion", "res", "letter"})
"""Units whose paragraphs always carry the unit's name: "annex, para. 3"."""

RESTARTING = CONTAINERS | {"art", "rule", "prin", "gl"}
"""Units after which numbering starts anew as a matter of course."""

CONTENTS = frozenset(
    {
        "contents",
        "table of contents",
        "sommaire",
        "table des matières",
        "índice",
        "indice",
        "contenido",
        "sumário",
        "содержание",
        "оглавление",
        "المحتويات",
        "目录",
        "目 录",
        "目次",
    }
)
"""How a list of contents is headed."""

CONTINUED = ("(continued)", "(suite)", "(continuación)", "(continuação)", "(продолжение)", "(تابع)", "(续)")
"""Added to a heading repeated on the next page."""

NOTES = frozenset(
    {
        "notes",
        "endnotes",
        "footnotes",
        "notas",
        "notes de fin",
        "примечания",
        "сноски",
        "الحواشي",
        "注",
        "注释",
        "尾注",
    }
)
"""How endnotes are headed."""

OPINIONS = (
    "individual opinion",
    "separate opinion",
    "dissenting opinion",
    "concurring opinion",
    "joint opinion",
    "partially dissenting opinion",
    "partly dissenting",
    "opinion individuelle",
    "opinion dissidente",
    "opinion conjointe",
    "opinion partiellement dissidente",
    "opinion concordante",
    "voto particular",
    "voto individual",
    "voto razonado",
    "voto disidente",
    "voto concurrente",
    "voto conjunto",
    "opinión disidente",
    "voto fundamentado",
    "voto dissidente",
    "особое мнение",
    "совместное мнение",
    "رأي فردي",
    "رأي مشترك",
    "个人意见",
    "联合意见",
)
"""How an opinion of members added to a decision opens its heading."""

LETTERS = (
    "letter dated",
    "identical letters dated",
    "note verbale dated",
    "lettre datée",
    "lettres identiques datées",
    "note verbale datée",
    "carta de fecha",
    "cartas idénticas de fecha",
    "nota verbal de fecha",
    "письмо",
    "идентичные письма",
    "вербальная нота",
    "رسالة مؤرخة",
    "رسالتان متطابقتان",
    "مذكرة شفوية مؤرخة",
)
"""How a letter opens that is printed among others."""

SIGNED = (
    "(signed)",
    "(signé)",
    "(firmado)",
    "(assinado)",
    "(подпись)",
    "(توقيع)",
    "(签名)",
    "（签名）",
    "(signature)",
)
"""What stands before a signature; such a line is never a heading."""
