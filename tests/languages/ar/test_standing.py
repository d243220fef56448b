"""How contents are put forward, what denials deny, and what is said to have been done."""

import pytest

import musnad


def _claim(text: str) -> musnad.model.Claim:
    return musnad.read(text, published="2024-05-15").claims[0]


@pytest.mark.parametrize(
    ("text", "reality"),
    [
        ("قالت الوزارة إن القوات دخلت المدينة.", "happened"),
        ("قالت الوزارة إن من المتوقع أن تدخل القوات المدينة.", "planned"),
        ("قالت الوزارة إن القوات قد تدخل المدينة.", "conditional"),
        ("قالت الوزارة إنه يجب وقف القصف.", "wanted"),
        ("قالت الوزارة إن القصف لا يزال مستمرا.", "ongoing"),
        ("رفضت الوزارة سحب القوات.", "wanted"),
        ("قالت الوزارة إنها ستنقل الجرحى إلى العاصمة.", "planned"),
        ("قال الوزير إن الاجتماع سيكون مغلقا.", "planned"),
        ("قالت الوزارة إنها تجري محادثات في المدينة.", "ongoing"),
        ("قال الوزير إن المحادثات الجارية توقفت أمس.", "happened"),
        ("قالت الوزارة إن الوفد كان يجري محادثات في المدينة.", "happened"),
        ("قال الوزير إن المحادثات لم تتضمن بأي حال سحب السلاح.", "happened"),
        ("قال الوزير إن القوات التي ستحرس المدينة تدربت في الشمال.", "happened"),
        ("قال الوزير إن الاحتمال الأول سقط.", "happened"),
        ("قال الوزير إن من المحتمل سقوط المدينة.", "conditional"),
    ],
)
def test_reality(text: str, reality: str) -> None:
    assert _claim(text).reality == reality


def test_a_question_asserts_nothing() -> None:
    claim = _claim('تساءل الوزير: "هل قصفت القوات المدينة؟".')
    assert claim.polarity == "neither"
    assert not claim.countable


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("نفت الحركة مسؤوليتها عن الهجوم.", "responsibility"),
        ("نفت الحكومة أي علاقة لها بالهجوم.", "involvement"),
        ("نفى المتحدث علمه بالحادث.", "knowledge"),
        ("نفت الشرطة صحة هذه الأنباء.", "unstated"),
        ("نفت الشرطة مقتل ثلاثة جنود في الهجوم.", "fact"),
        ("نفى الوزير أن يكون الانخفاض في عدد الجنود سببا في الهزيمة.", "fact"),
        ("نفى الوزير أن يكون لبلاده دور في الهجوم.", "involvement"),
        ("نفت الوزارة صحة عدد القتلى الذي أعلنته الحركة.", "number"),
    ],
)
def test_denial_scope(text: str, scope: str) -> None:
    assert _claim(text).denial_scope == scope


@pytest.mark.parametrize(
    "text",
    [
        "لم تؤكد الوزارة ولم تنف مقتل القائد في الغارة.",
        "لم يؤكد الجيش أو ينفي تنفيذ الغارة على المطار.",
        "ليس هناك حتى الآن تأكيد أو نفي سوري لتنفيذ الغارة.",
    ],
)
def test_what_is_neither_confirmed_nor_denied(text: str) -> None:
    claims = [claim for claim in musnad.read(text).claims if claim.act == "deny"]
    assert all(claim.polarity == "neither" and claim.denial_scope is None for claim in claims)
    assert not any(claim.countable for claim in claims)


@pytest.mark.parametrize(
    "text",
    [
        "ولم ينف الوزير إرسال الرسالة إلى الحركة.",
        "ولم يكن هناك شك في فوز المرشح الحاكم الذي حصل على نصف الأصوات.",
        "وقع الهجوم ليلا دون أدنى شك في هوية المهاجمين.",
    ],
)
def test_a_denial_that_is_not_made_is_none(text: str) -> None:
    assert not any(claim.act == "deny" for claim in musnad.read(text).claims)


def test_doer_and_object_behind_a_verb_and_a_day() -> None:
    done = _claim("قال شهود: اقتحم مسلحون، السبت، مقر البلدية.").happenings[0]
    assert done.doer is not None
    assert done.object is not None
    assert (done.doer.text, done.object.text) == ("مسلحون", "مقر البلدية")


def test_an_indefinite_noun_of_an_event_is_who_did_it() -> None:
    found = _claim("هددت الحركة بالرد على غارة جوية استهدفت قاعدة عسكرية.").happenings
    done = next(one for one in found if one.deed == "attack")
    assert done.doer is not None
    assert done.object is not None
    assert (done.doer.text, done.object.text) == ("غارة جوية", "قاعدة عسكرية")


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("قال شهود إنهم غادروا المدينة من أجل السلام.", "evacuate"),
        ("قال الوزير إن القصف استهدف فجر الأحد قرى قرب الحدود.", "explode"),
    ],
)
def test_a_noun_spelt_like_a_verb_is_no_deed(text: str, deed: str) -> None:
    assert deed not in [one.deed for one in _claim(text).happenings]


def test_an_adjective_of_a_nation_tells_who_did_it() -> None:
    done = _claim("قال شهود إن بينهم ضحايا قصف تركي.").happenings[0]
    assert done.doer is not None
    assert done.doer.text == "تركي"


_RAID = "قالت الحركة إن الغارة قتلت ستة مدنيين"


@pytest.mark.parametrize(
    ("text", "caveat"),
    [
        (f"{_RAID}. ولم يصدر تعليق من الجيش.", "ولم يصدر تعليق من الجيش"),
        (f"{_RAID}، إلا أن الجيش لم يعلق على ذلك.", "لم يعلق على ذلك"),
        (f"{_RAID}، ولم يتسن للقناة التحقق من ذلك.", "ولم يتسن للقناة التحقق من ذلك"),
        (f"{_RAID}، دون أن تقدم أدلة.", "دون أن تقدم أدلة"),
        (f"{_RAID}، غير أن القناة لم تتمكن من تأكيد ذلك.", "لم تتمكن من تأكيد ذلك"),
    ],
)
def test_caveat(text: str, caveat: str) -> None:
    found = _claim(text).caveat
    assert found is not None
    assert found.text == caveat


@pytest.mark.parametrize(
    "text",
    [
        "قال رئيس البلدية إن الجثث لفت على نحو مستقل في أكياس.",
        "قال الوزير إن السلطات لم تؤكد مقتل القائد.",
        'قال الضابط: "بسبب الظلام لم يتسن لنا التأكد من مكان الانفجار".',
        "لم يؤكد الجيش حصيلة القتلى لكنه أعلن أن مسلحا دهس جنودا قرب الحاجز.",
        "قالت الشرطة إن عليها التحقق من هوية المهاجم.",
    ],
)
def test_what_the_source_says_of_itself_is_no_caveat(text: str) -> None:
    assert _claim(text).caveat is None


def test_anonymity_is_no_caveat() -> None:
    text = "قال مسؤول عسكري إن القوات دخلت المدينة، وطلب عدم الكشف عن هويته."
    assert _claim(text).caveat is None
