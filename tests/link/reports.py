"""Reports of two days about one strike, written for these tests, as statements."""

from musnad import read
from musnad.link.statement import Statement, statements_of

MORNING = (
    "قصف مستشفى النور\n"
    "أعلنت وزارة الصحة السودانية، الثلاثاء، أن غارة جوية استهدفت مستشفى النور في مدينة الفاشر "
    "وأسفرت عن مقتل 14 مدنيا. وطالبت الأمم المتحدة بفتح تحقيق مستقل في قصف المستشفى.\n"
)
NOON = (
    "غارة على مستشفى في الفاشر\n"
    "قالت وزارة الصحة في السودان إن غارة جوية استهدفت مستشفى النور بمدينة الفاشر الثلاثاء وأدت إلى "
    "مقتل 14 مدنيا. ونفى الجيش التشادي أن تكون طائراته استهدفت مستشفى النور في الفاشر.\n"
)
EVENING = (
    "ارتفاع الحصيلة\n"
    "أكدت منظمة أطباء بلا حدود أن الغارة الجوية على مستشفى النور في الفاشر أسفرت عن مقتل 21 مدنيا. "
    "وقال الأمين العام للأمم المتحدة إنه يدعو إلى فتح تحقيق مستقل في قصف مستشفى النور.\n"
)
ELSEWHERE = (
    "اجتماع وزاري\n"
    "قال وزير الطاقة الإيطالي إن أسعار الغاز ستنخفض خلال الشتاء المقبل. "
    "وأعلنت وزارة التربية الإيطالية فتح باب التسجيل للعام الدراسي الجديد.\n"
)


def statements(*texts: str) -> list[Statement]:
    """The statements of some reports, each of another outlet and named by its number."""
    found: list[Statement] = []
    for number, text in enumerate(texts):
        reading = read(text, outlet=f"outlet {number}", published="2024-05-14")
        found += statements_of(reading, f"article {number}")
    return found
