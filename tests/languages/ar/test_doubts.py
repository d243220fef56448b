"""What is no act of saying, and which paragraphs are no part of the story."""

import musnad


def cues(text: str) -> list[str]:
    found = musnad.read(text, published="2024-05-15").claims
    return [claim.cue.text if claim.cue else "" for claim in found]


def contents(text: str) -> list[str]:
    return [c.content.text for c in musnad.read(text, published="2024-05-15").claims]


def test_a_town_does_not_condemn() -> None:
    text = "قال ناشطون إن القصف طال مدينة الرستن، إضافة إلى قوات من الشرطة في المنطقة."
    assert cues(text) == ["قال"]


def test_who_speaks_is_no_second_act() -> None:
    assert cues("وقالت متحدثة باسم المكتب إن القصف أسفر عن مقتل خمسة مدنيين.") == ["قالت"]


def test_a_verb_and_its_participle_are_one_act() -> None:
    assert cues('وتابع الوزير قائلا: "سنواصل العمل حتى يعود الجميع إلى بيوتهم".') == ["تابع"]


def test_what_is_expressed_is_no_second_act() -> None:
    assert cues("وأعرب الوزير خلال اتصالاته عن قلقه من استمرار النزاع في الإقليم.") == ["أعرب"]


def test_of_two_cues_before_one_content_the_first_reports() -> None:
    text = "ذكر التقرير الذي نشرته الوزارة أن خمسة مدنيين قتلوا في الغارة."
    assert cues(text) == ["ذكر"]
    text = "ونقلت وكالة رويترز عن مصدر أمني قوله إن المهاجم فر من المكان."
    assert len(cues(text)) == 1


def test_the_agency_behind_a_statement_is_its_chain() -> None:
    text = "قال وزير الداخلية السوري إن الحريق خلف خمسة قتلى، وفق وكالة رويترز."
    claims = musnad.read(text, published="2024-05-15").claims
    assert [claim.cue.text for claim in claims if claim.cue] == ["قال"]
    source = claims[0].source
    assert source is not None
    assert [medium.name for medium in source.via] == ["وكالة رويترز"]


def test_a_clause_behind_a_preposition_is_no_content() -> None:
    text = "قالت الوزارة إنها تعلق الرحلات إلى أن يصبح الطريق آمنا."
    assert contents(text) == ["إنها تعلق الرحلات إلى أن يصبح الطريق آمنا"]


def test_a_verb_may_govern_the_preposition() -> None:
    text = "وتشتبه السلطات البريطانية في أن الرجل دخل البلاد بجواز مزور."
    assert cues(text) == ["تشتبه"]


def test_a_content_begins_behind_the_attribution_before_it() -> None:
    text = (
        "دخل الجنود القرية فجرا واعتقلوا عشرة شبان بحسب مصادر محلية، "
        "وأصيب ثلاثة أشخاص برصاص حي في الحي القديم بحسب وزارة الصحة."
    )
    assert contents(text)[-1] == "وأصيب ثلاثة أشخاص برصاص حي في الحي القديم"


def test_a_masdar_spelt_like_a_verb_goes_on_with_the_content() -> None:
    text = "اعترف الجيش بخرق الهدنة في الإقليم، وشن ضربات مدفعية على القرى."
    assert contents(text) == ["بخرق الهدنة في الإقليم، وشن ضربات مدفعية على القرى"]


STORY = [
    "الوزير يزور الجرحى",
    "زار وزير الصحة الجرحى في المستشفى المركزي صباح الأحد، وقال إن عددهم بلغ عشرين.",
    "وأضاف الوزير أن خمسة منهم في حالة خطرة، وأن الوزارة سترسل فريقا طبيا إلى المنطقة.",
    "وكانت الوزارة قد أعلنت السبت حالة الطوارئ في جميع المستشفيات العامة.",
]
OTHERS = [
    "أعلنت وزارة الزراعة، الأحد، مقتل ثلاثة عمال في انهيار مبنى قديم شمال العاصمة.",
    "قال رئيس الاتحاد إن البطولة ستقام في موعدها رغم الخلاف بين الأندية.",
    "كشف متحدث باسم الشركة، السبت، أن الطائرة الجديدة ستدخل الخدمة العام المقبل.",
]


def test_leads_of_other_stories_are_boilerplate() -> None:
    reading = musnad.read("\n".join(STORY + OTHERS), published="2024-05-15")
    kinds = [section.kind for section in reading.document.sections]
    assert kinds == ["title", "body", "body", "body", *["boilerplate"] * 3]


def test_joined_paragraphs_stay_body() -> None:
    joined = [f"و{line}" for line in OTHERS]
    reading = musnad.read("\n".join(STORY + joined), published="2024-05-15")
    assert [section.kind for section in reading.document.sections][4:] == ["body"] * 3
