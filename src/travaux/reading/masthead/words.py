"""Words of mastheads in the six languages, and Portuguese for courts, as data.

Mastheads in Arabic, Chinese and Russian keep English lines ("Distr.: General", "Original:
English"), so no table is chosen by language: all are tried on every document. Everything here is
compared without regard to case and accents (capitals of the 1990s have none). Sources: UN
Editorial Manual (mastheads, names of organs); domain facts 1.1 to 1.4.
"""

from __future__ import annotations

MONTHS: tuple[tuple[str, ...], ...] = (
    ("january", "janvier", "enero", "января", "janeiro", "كانون الثاني", "يناير"),
    ("february", "fevrier", "febrero", "февраля", "fevereiro", "شباط", "فبراير"),
    ("march", "mars", "marzo", "марта", "marco", "آذار", "مارس"),
    ("april", "avril", "abril", "апреля", "نيسان", "أبريل"),
    ("may", "mai", "mayo", "мая", "maio", "أيار", "مايو"),
    ("june", "juin", "junio", "июня", "junho", "حزيران", "يونيه", "يونيو"),
    ("july", "juillet", "julio", "июля", "julho", "تموز", "يوليه", "يوليو"),
    ("august", "aout", "agosto", "августа", "آب", "أغسطس"),
    ("september", "septembre", "septiembre", "setiembre", "сентября", "setembro", "أيلول", "سبتمبر"),
    ("october", "octobre", "octubre", "октября", "outubro", "تشرين الأول", "أكتوبر"),
    ("november", "novembre", "noviembre", "ноября", "novembro", "تشرين الثاني", "نوفمبر"),
    ("december", "decembre", "diciembre", "декабря", "dezembro", "كانون الأول", "ديسمبر"),
)
"""January to December; Arabic has the names of both east and west ("20 شباط/فبراير 2024")."""

WEEKDAYS = (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "lundi", "mardi",
    "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "lunes", "martes", "miercoles", "jueves",
    "viernes", "sabado", "domingo",
)  # fmt: skip
"""Days of the week in the languages whose records of meetings print them."""

LANGUAGES: dict[str, tuple[str, ...]] = {
    "en": (
        "english", "anglais", "ingles", "английский", "английском", "英文", "英语", "الإنكليزية",
        "الانكليزية", "بالإنكليزية", "الإنجليزية",
    ),
    "fr": (
        "french", "francais", "frances", "французский", "французском", "法文", "法语", "الفرنسية",
        "بالفرنسية",
    ),
    "es": (
        "spanish", "espagnol", "espanol", "espanhol", "испанский", "испанском", "西班牙文", "الإسبانية",
        "بالإسبانية",
    ),
    "ru": ("russian", "russe", "ruso", "russo", "русский", "русском", "俄文", "俄语", "الروسية", "بالروسية"),
    "zh": (
        "chinese", "chinois", "chino", "chines", "китайский", "китайском", "中文", "汉语", "الصينية",
        "بالصينية",
    ),
    "ar": ("arabic", "arabe", "арабский", "арабском", "阿拉伯文", "العربية", "بالعربية"),
    "pt": ("portuguese", "portugais", "portugues", "португальский", "葡萄牙文", "البرتغالية"),
}  # fmt: skip
"""Names of languages as mastheads print them, without accents."""

JOB_LETTERS = {"E": "en", "F": "fr", "S": "es", "R": "ru", "C": "zh", "A": "ar"}
"""The letter of a job number: "24-03160 (R)", "GE.19-22573(E)"."""

DISTRIBUTIONS: dict[str, tuple[str, ...]] = {
    "General": ("general", "generale", "общее", "общая", "普遍", "عام"),
    "Limited": ("limited", "limitee", "limitada", "ограниченное", "有限", "محدود"),
    "Restricted": (
        "restricted", "restreinte", "reservada", "restringida", "для ограниченного пользования", "限制",
        "مقيد",
    ),
    "Provisional": ("provisional", "provisoire", "предварительный", "临时", "مؤقت"),
}  # fmt: skip
"""The class printed after "Distr.", by its English name."""

UNITED_NATIONS = (
    "united nations", "nations unies", "naciones unidas", "организация объединенных наций",
    "объединенные нации", "联合国", "联 合 国", "الأمم المتحدة", "nacoes unidas",
)  # fmt: skip

PRINCIPAL_ORGANS: tuple[str, ...] = (
    "general assembly", "assemblee generale", "asamblea general", "генеральная ассамблея", "大会",
    "الجمعية العامة", "security council", "conseil de securite", "consejo de seguridad",
    "совет безопасности", "安全理事会", "مجلس الأمن", "economic and social council",
    "conseil economique et social", "consejo economico y social", "экономический и социальный совет",
    "经济及社会理事会", "المجلس الاقتصادي والاجتماعي", "trusteeship council", "conseil de tutelle",
    "consejo de administracion fiduciaria", "совет по опеке", "secretariat", "secretaria", "секретариат",
    "秘书处", "الأمانة العامة",
)  # fmt: skip
"""Organs whose name stands beside the emblem; the session block may name a body under them."""

BODIES: tuple[str, ...] = (
    "human rights council", "conseil des droits de l'homme", "consejo de derechos humanos",
    "совет по правам человека", "人权理事会", "مجلس حقوق الإنسان", "commission on human rights",
    "commission des droits de l'homme", "comision de derechos humanos", "комиссия по правам человека",
    "人权委员会", "لجنة حقوق الإنسان", "sub-commission on the promotion and protection of human rights",
    "sub-commission on prevention of discrimination and protection of minorities",
    "sous-commission de la promotion et de la protection des droits de l'homme",
    "sous-commission de la lutte contre les mesures discriminatoires et de la protection des minorites",
    "subcomision de promocion y proteccion de los derechos humanos",
    "subcomision de prevencion de discriminaciones y proteccion a las minorias",
    "подкомиссия по поощрению и защите прав человека", "human rights committee",
    "comite des droits de l'homme", "comite de derechos humanos", "комитет по правам человека",
    "人权事务委员会", "اللجنة المعنية بحقوق الإنسان", "committee on economic, social and cultural rights",
    "comite des droits economiques, sociaux et culturels",
    "comite de derechos economicos, sociales y culturales",
    "комитет по экономическим, социальным и культурным правам", "经济、社会及文化权利委员会",
    "经济、社会和文化权利委员会",
    "اللجنة المعنية بالحقوق الاقتصادية والاجتماعية والثقافية",
    "committee on the elimination of racial discrimination",
    "comite pour l'elimination de la discrimination raciale",
    "comite para la eliminacion de la discriminacion racial",
    "комитет по ликвидации расовой дискриминации", "消除种族歧视委员会", "لجنة القضاء على التمييز العنصري",
    "committee on the elimination of discrimination against women",
    "comite pour l'elimination de la discrimination a l'egard des femmes",
    "comite para la eliminacion de la discriminacion contra la mujer",
    "комитет по ликвидации дискриминации в отношении женщин", "消除对妇女歧视委员会",
    "اللجنة المعنية بالقضاء على التمييز ضد المرأة", "committee against torture",
    "comite contre la torture", "comite contra la tortura", "комитет против пыток", "禁止酷刑委员会",
    "لجنة مناهضة التعذيب", "committee on the rights of the child", "comite des droits de l'enfant",
    "comite de los derechos del nino", "комитет по правам ребенка", "儿童权利委员会", "لجنة حقوق الطفل",
    "committee on the protection of the rights of all migrant workers and members of their families",
    "comite pour la protection des droits de tous les travailleurs migrants et des membres de leur famille",
    "comite de proteccion de los derechos de todos los trabajadores migratorios y de sus familiares",
    "комитет по защите прав всех трудящихся-мигрантов и членов их семей",
    "保护所有移徙工人及其家庭成员权利委员会",
    "اللجنة المعنية بحماية حقوق جميع العمال المهاجرين وأفراد أسرهم",
    "committee on the rights of persons with disabilities",
    "comite des droits des personnes handicapees",
    "comite sobre los derechos de las personas con discapacidad", "комитет по правам инвалидов",
    "残疾人权利委员会", "اللجنة المعنية بحقوق الأشخاص ذوي الإعاقة", "committee on enforced disappearances",
    "comite des disparitions forcees", "comite contra la desaparicion forzada",
    "комитет по насильственным исчезновениям", "强迫失踪问题委员会", "اللجنة المعنية بحالات الاختفاء القسري",
    "subcommittee on prevention of torture", "sous-comite pour la prevention de la torture",
    "subcomite para la prevencion de la tortura", "international human rights instruments",
    "instruments internationaux relatifs aux droits de l'homme",
    "instrumentos internacionales de derechos humanos", "international law commission",
    "commission du droit international", "comision de derecho internacional",
    "комиссия международного права", "国际法委员会", "لجنة القانون الدولي",
    "commission on the status of women", "commission de la condition de la femme",
    "comision de la condicion juridica y social de la mujer", "комиссия по положению женщин",
    "妇女地位委员会",
    "permanent forum on indigenous issues", "instance permanente sur les questions autochtones",
    "foro permanente para las cuestiones indigenas",
)  # fmt: skip
"""Bodies that meet and number their own sessions: where one is named, the document is its."""

COURTS: tuple[str, ...] = (
    "corte interamericana de derechos humanos", "corte interamericana de direitos humanos",
    "inter-american court of human rights", "cour interamericaine des droits de l'homme",
    "comision interamericana de derechos humanos", "inter-american commission on human rights",
    "comissao interamericana de direitos humanos",
    "court of justice of the economic community of west african states",
    "cour de justice de la communaute economique des etats de l'afrique de l'ouest",
    "tribunal de justica da comunidade economica dos estados da africa ocidental",
    "european court of human rights", "cour europeenne des droits de l'homme",
    "african court on human and peoples' rights", "cour africaine des droits de l'homme et des peuples",
    "tribunal africano dos direitos humanos e dos povos",
    "african commission on human and peoples' rights",
    "commission africaine des droits de l'homme et des peuples", "international court of justice",
    "cour internationale de justice", "corte internacional de justicia", "international criminal court",
    "cour penale internationale", "east african court of justice",
)  # fmt: skip
"""Courts and commissions outside the United Nations; their documents bear no symbol."""

SUBSIDIARIES = (
    "working group", "groupe de travail", "grupo de trabajo", "рабочая группа", "工作组", "الفريق العامل",
    "expert mechanism", "mecanisme d'experts", "mecanismo de expertos", "экспертный механизм", "专家机制",
    "آلية الخبراء", "advisory committee", "comite consultatif", "comite asesor",
    "консультативный комитет", "咨询委员会", "اللجنة الاستشارية", "ad hoc", "intergovernmental",
    "comite special", "comite especial", "preparatory committee", "comite preparatoire",
    "comite preparatorio", "first committee", "second committee", "third committee", "fourth committee",
    "fifth committee", "sixth committee", "special political", "commission on", "committee on",
    "committee for", "conference of", "subcommittee", "executive board", "united nations conference",
    "social forum", "forum social", "foro social", "commission for", "economic commission",
    "troisieme commission", "cinquieme commission", "tercera comision", "quinta comision",
    "третий комитет", "пятый комитет", "第三委员会", "第五委员会", "اللجنة الثالثة", "اللجنة الخامسة",
)  # fmt: skip
"""How the line of a lesser body begins that stands with the session; its name is not `body`."""

RECYCLING = (
    "please recycle", "merci de recycler", "se ruega reciclar",
    "просьба отправить на вторичную переработку", "请回收", "يرجى إعادة استعمال الورق",
    "الرجاء إعادة استعمال الورق",
)  # fmt: skip

RECORDS = ("official records", "documents officiels", "documentos oficiales", "new york", "geneva")
"""What else stands on the lines of records."""

TEXT_BEGINS = frozenset({
    "summary", "contents", "introduction", "preamble", "annex", "abstract", "background", "resume",
    "sommaire", "table des matieres", "preambule", "annexe", "resumen", "indice", "introduccion",
    "preambulo", "anexo", "sumario", "резюме", "содержание", "введение", "преамбула", "приложение", "摘要",
    "目录", "导言", "序言", "附件", "موجز", "المحتويات", "مقدمة", "الديباجة", "المرفق", "visto", "vistos",
    "considerando", "the facts", "procedure", "les faits", "introducao", "table of contents", "note",
    "explanatory note", "executive summary",
})  # fmt: skip
"""Headings that end masthead and title."""

AUTHORSHIP = (
    "report of", "report by", "note by", "note of", "memorandum by", "rapport du", "rapport de",
    "rapport des", "rapport etabli", "note du", "note de", "informe del", "informe de",
    "informe presentado", "nota del", "nota de", "доклад", "записка",
    "秘书长的", "秘书长报告", "تقرير", "مذكرة",
    "addendum", "corrigendum", "additif", "rectificatif", "adicion", "correccion", "добавление",
    "исправление", "增编", "更正", "إضافة", "تصويب", "submitted by", "prepared by",
)  # fmt: skip
"""Lines under a title that say by whom or what the document is, not what it is about."""
