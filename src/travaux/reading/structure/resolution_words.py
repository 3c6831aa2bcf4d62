"""How preambular and operative paragraphs open, by language, as data.

Words in lower case, parted by white space, "_" standing for a space inside a phrase. Preambular openers
are participles and adjectives, operative ones verbs in the present (UN Editorial Manual; measured lists
in domain facts 2.2; the other languages from the official versions of the same resolutions).
"""

from __future__ import annotations

ADVERBS = """
    also again deeply firmly fully further gravely hereby keenly once_again particularly profoundly
    seriously solemnly strongly
"""
"""Words that may stand before an English opener."""

PREAMBLE = {
    "en": """
        acknowledging acting affirming alarmed appalled appreciating aware bearing being believing
        calling cognizant commending concerned condemning confirming conscious considering convinced
        deeming deploring desiring desirous determined determining disturbed emphasizing encouraged
        encouraging expressing guided having hoping in_accordance inspired looking mindful noting
        observing outraged paying pursuant reaffirming recalling recognizing recommending regretting
        reiterating remaining resolved seeking sharing shocked stressing supporting taking thanking
        underlining underscoring urging welcoming
""",
    "fr": """
        accueillant affirmant agissant alarmé alarmée ayant condamnant consciente conscient considérant
        constatant convaincu convaincue déplorant déterminé déterminée encouragé encouragée estimant
        exprimant gardant gravement guidé guidée insistant notant prenant préoccupé préoccupée
        profondément rappelant réaffirmant reconnaissant rendant réitérant résolu résolue sachant
        saluant se_déclarant se_félicitant soulignant tenant vivement
""",
    "es": """
        acogiendo actuando afirmando alarmada alarmado alentada alentado condenando consciente
        considerando convencida convencido decidida decidido deseosa deseoso destacando determinando
        encomiando estimando expresando gravemente guiada guiado habiendo inspirada inspirado lamentando
        observando poniendo preocupada preocupado profundamente reafirmando reconociendo recordando
        reiterando resuelta resuelto subrayando teniendo tomando
""",
    "pt": """
        acolhendo considerando convencida convencido expressando notando reafirmando reconhecendo
        recordando sublinhando tendo
""",
    "ru": """
        будучи вновь выражая глубоко действуя желая заслушав напоминая определяя осуждая отмечая памятуя
        подтверждая подчеркивая полагая признавая приветствуя принимая рассмотрев руководствуясь
        с_удовлетворением сознавая ссылаясь стремясь считая учитывая
""",
    "ar": "إذ وإذ",
}
"""Openers of preambular paragraphs in languages that part words by spaces."""

PREAMBLE_CHINESE = """
    回顾 忆及 表示 注意到 重申 确认 认识到 强调 欢迎 考虑到 铭记 审议了 深信 关切 深为
    又 还 意识到 按照 根据 念及 认为 赞赏 严重关切 着重指出
"""

OPERATIVE = {
    "en": """
        acknowledges adopts affirms appeals appoints approves authorizes calls commends condemns
        confirms considers decides declares demands deplores emphasizes encourages endorses establishes
        expresses extends invites notes proclaims reaffirms recalls recognizes recommends regrets
        reiterates renews requests resolves stresses supports takes underlines underscores urges
        welcomes
""",
    "fr": """
        adopte affirme appelle approuve autorise condamne confirme considère constate décide déclare
        demande déplore encourage engage exige exprime félicite insiste invite note prend prie rappelle
        réaffirme recommande reconnaît réitère se_félicite souligne
""",
    "es": """
        acoge afirma alienta aprueba autoriza condena confirma considera decide declara deplora destaca
        encomia exhorta exige expresa hace_suya hace_suyas hace_suyo hace_suyos insta invita lamenta
        observa pide pone reafirma recomienda reconoce recuerda reitera solicita subraya toma
""",
    "pt": """
        acolhe adota condena convida decide encoraja exorta expressa insta reafirma recomenda reconhece
        recorda saúda sublinha
""",
    "ru": """
        вновь выражает заявляет напоминает настоятельно одобряет осуждает отмечает подтверждает
        подчеркивает поручает постановляет предлагает признает призывает приветствует принимает просит
        рекомендует ссылается считает требует уполномочивает утверждает
""",
    "ar": """
        تؤكد تؤيد تثني تحث تحيط تدعو تدين ترحب تشجع تشدد تشير تطالب تطلب تعرب تعيد تقرر تلاحظ يؤكد يحث
        يدعو يدين يرحب يشجع يطالب يطلب يعرب يقرر
""",
}
"""Openers of operative paragraphs in languages that part words by spaces."""

OPERATIVE_CHINESE = "请 吁请 决定 鼓励 敦促 表示注意 邀请 核准 认可 谴责 要求 呼吁 通过 授权 宣布 建议"

ORGANS = {
    "en": """
        assembly council commission committee conference congress meeting parties sub-commission board
""",
    "fr": "assemblée conseil commission comité conférence congrès réunion sous-commission",
    "es": "asamblea consejo comisión comité conferencia congreso reunión subcomisión corte presidente",
    "pt": "assembleia conselho comissão comitê comité conferência congresso reunião",
    "ru": "ассамблея совет комиссия комитет конференция",
}
"""Nouns that organs of the United Nations are called by."""
