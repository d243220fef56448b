"""Readings made by hand: words are looked up in a text of our own, then built into claims."""

from collections.abc import Callable
from typing import Any

import pytest
from msgspec import structs

from musnad.model import (
    Claim,
    Document,
    Evidence,
    Figure,
    Happening,
    Moment,
    Party,
    Place,
    Reader,
    Reading,
    Relation,
    Section,
    Source,
    Span,
    document_of,
)

READER = Reader(name="musnad", version="0.1.0", language_pack="ar", pack_version="1")

TITLE = "وزارتان تتبادلان الاتهامات بشأن قصف بلدة حدودية"
ARTICLE = f"""{TITLE}
أعلنت وزارة الدفاع في بلاد الشمال، يوم الثلاثاء، أن قواتها دمرت 12 دبابة وعدة منظومات دفاع جوي، \
وأن أكثر من 100 جندي قتلوا قرب بلدة الوادي منذ 27 سبتمبر.
ونفت وزارة الدفاع في بلاد الجنوب مزاعم تقدمت بها حسابات شمالية حول إسقاط طائرة مقاتلة 🚀، \
ونقلت وكالة البريد عن مصدر عسكري قوله إن نحو 30 مدنيا بينهم 4 أطفال أصيبوا في القصف.
وقال وزيرا خارجية البلدين، في بيان مشترك، إنهما يعتزمان عقد لقاء في مدينة الجسر، \
وامتنعت الوزارة عن تأكيد الخبر أو نفيه.
وأضافت أن الحصيلة بين 9 و11 قتيلا.
اقرأ أيضا: صور من الحدود <script>alert("مرحبا")</script> & "أخبار" أخرى
"""


class Finder:
    """Finds words in one text, so that a test never counts offsets by hand."""

    def __init__(self, text: str) -> None:
        """Look in `text`."""
        self.text = text

    def span(self, words: str, nth: int = 1) -> Span:
        """The nth place of `words`."""
        start = -1
        for _ in range(nth):
            start = self.text.index(words, start + 1)
        return Span(start=start, end=start + len(words), text=words)

    def at(self, words: str, nth: int = 1) -> dict[str, Any]:
        """The same as fields of a record."""
        span = self.span(words, nth)
        return {"start": span.start, "end": span.end, "text": span.text}

    def claim(self, claim_id: str, act: str, content: str, **fields: Any) -> Claim:  # noqa: ANN401
        """A claim whose content stands in the text."""
        evidence = {
            "act": Evidence(inferred_from="cue"),
            "polarity": Evidence(inferred_from="cue"),
            "reality": Evidence(inferred_from="tense"),
            **fields.pop("evidence", {}),
        }
        return Claim(
            id=claim_id,
            act=act,  # type: ignore[arg-type]
            content=self.span(content),
            evidence=evidence,
            **fields,
        )

    def source(self, name: str, code: str, **fields: Any) -> Source:  # noqa: ANN401
        """A source named in the text; `inferred` says it is not named by its claim."""
        inferred = fields.pop("inferred", None)
        grounds = Evidence(inferred_from=inferred) if inferred else Evidence(span=self.span(name))
        return Source(
            name=name,
            code=code,
            names=(name,),
            mention=None if inferred else self.span(name),
            evidence={"name": grounds, "code": Evidence(inferred_from="actors table")},
            **fields,
        )

    def party(self, name: str, code: str) -> Party:
        """A voice named in the text."""
        return Party(name=name, code=code, mention=self.span(name))


def losses(find: Finder) -> Claim:
    """Vague, bounded and exact figures; a nested claim of dates and a deed."""
    inferred = Evidence(inferred_from="speaker's enemy")
    return find.claim(
        "d1:c1",
        "state",
        find.text[find.text.index("قواتها دمرت") : find.text.index("27 سبتمبر") + len("27 سبتمبر")],
        cue=find.span("أعلنت"),
        source=find.source("وزارة الدفاع في بلاد الشمال", "AAA.MIL"),
        said_on="2026-09-29",
        said_on_words=Moment(words=find.span("يوم الثلاثاء"), precision="day"),
        when=("2026-09-27", "2026-09-30"),
        when_words=Moment(words=find.span("منذ 27 سبتمبر"), precision="days"),
        figures=(
            Figure(
                **find.at("12 دبابة"),
                class_="tank",
                value=12,
                of="BBB",
                by="AAA",
                change="total",
                outcome="destroyed",
                evidence={
                    "of": inferred,
                    "by": Evidence(span=find.span("قواتها")),
                    "change": Evidence(span=find.span("منذ 27 سبتمبر")),
                    "outcome": Evidence(span=find.span("دمرت")),
                },
            ),
            Figure(**find.at("عدة منظومات دفاع جوي"), class_="air_defence"),
            Figure(
                **find.at("أكثر من 100 جندي"),
                class_="killed",
                min=101,
                status="combatant",
                evidence={"status": Evidence(span=find.span("جندي"))},
            ),
        ),
        places=(Place(**find.at("بلدة الوادي"), name_en="The Valley", country="BBB"),),
        happenings=(Happening(deed="destroy", words=find.span("دمرت"), doer=find.span("قواتها")),),
        responsibility="claimed",
        evidence={
            "said_on": Evidence(inferred_from="weekday"),
            "when": Evidence(span=find.span("منذ 27 سبتمبر")),
            "responsibility": Evidence(span=find.span("قواتها")),
        },
    )


def denials(find: Finder) -> tuple[Claim, ...]:
    """A denial and the claim that is reported in order to be denied."""
    nested = "إسقاط طائرة مقاتلة 🚀"
    return (
        find.claim(
            "d1:c2",
            "deny",
            f"مزاعم تقدمت بها حسابات شمالية حول {nested}",
            polarity="denied",
            denial_scope="fact",
            cue=find.span("نفت"),
            source=find.source("وزارة الدفاع في بلاد الجنوب", "BBB.MIL"),
            target=find.span("حسابات شمالية"),
            evidence={"denial_scope": Evidence(inferred_from="content")},
        ),
        find.claim(
            "d1:c3",
            "allege",
            nested,
            cue=find.span("مزاعم"),
            source=find.source("حسابات شمالية", "AAA.CVL"),
        ),
    )


def casualties(find: Finder) -> Claim:
    """A count with a part of it, told by a source and passed on by an agency."""
    return find.claim(
        "d1:c4",
        "state",
        "نحو 30 مدنيا بينهم 4 أطفال أصيبوا في القصف",
        cue=find.span("قوله"),
        source=find.source("مصدر عسكري", "XXX.MIL", via=(find.party("وكالة البريد", "XXX.MED"),)),
        figures=(
            Figure(
                **find.at("نحو 30 مدنيا"),
                class_="wounded",
                value=30,
                approx=True,
                status="civilian",
                evidence={"status": Evidence(span=find.span("مدنيا"))},
            ),
            Figure(
                **find.at("4 أطفال"),
                class_="wounded",
                value=4,
                traits=("child",),
                part_of=find.span("نحو 30 مدنيا").start,
                evidence={
                    "traits": Evidence(span=find.span("أطفال")),
                    "part_of": Evidence(span=find.span("بينهم")),
                },
            ),
        ),
    )


def claims(find: Finder) -> tuple[Claim, ...]:
    """Every kind of claim the formats must carry."""
    ministers = "وزيرا خارجية البلدين"
    return (
        losses(find),
        *denials(find),
        casualties(find),
        find.claim(
            "d1:c5",
            "commit",
            "عقد لقاء في مدينة الجسر",
            reality="planned",
            cue=find.span("يعتزمان"),
            source=find.source(
                ministers,
                "AAA.GOV",
                parties=(
                    Party(name="وزير خارجية الشمال", code="AAA.GOV", mention=find.span(ministers)),
                    Party(name="وزير خارجية الجنوب", code="BBB.GOV", inferred_from="dual noun"),
                ),
            ),
            places=(Place(**find.at("مدينة الجسر")),),
        ),
        find.claim(
            "d1:c6",
            "state",
            "الخبر",
            polarity="neither",
            cue=find.span("امتنعت"),
            source=find.source("وزارة الدفاع في بلاد الجنوب", "BBB.MIL", inferred="bare noun"),
            caveat=find.span("أو نفيه"),
        ),
        find.claim(
            "d1:c7",
            "state",
            "الحصيلة بين 9 و11 قتيلا",
            cue=find.span("أضافت"),
            source=find.source(
                "وزارة الدفاع في بلاد الجنوب", "BBB.MIL", inferred="earlier mention"
            ),
            figures=(Figure(**find.at("بين 9 و11 قتيلا"), class_="killed", min=9, max=11),),
        ),
    )


def sections(text: str) -> tuple[Section, ...]:
    """Title, body and the links at the end."""
    title, links = text.index("\n") + 1, text.index("اقرأ")
    return (
        Section(kind="title", start=0, end=title),
        Section(kind="body", start=title, end=links),
        Section(kind="boilerplate", start=links, end=len(text)),
    )


def document(text: str) -> Document:
    """The document of the founding article, whatever its line ends."""
    known = document_of(
        text,
        name="border",
        title=TITLE,
        language="ar",
        outlet="جريدة المثال",
        url="https://example.org/news?a=1&b=2",
        published="2026-09-30",
    )
    return Document(
        **{name: getattr(known, name) for name in known.__struct_fields__ if name != "sections"},
        sections=sections(text),
    )


def reading_of(text: str) -> Reading:
    """The reading of `ARTICLE`, or of the same words with other line ends."""
    find = Finder(text)
    return Reading(
        document=document(text),
        reader=READER,
        claims=claims(find),
        relations=(
            Relation(
                type="denies", from_="d1:c2", to="d1:c3", evidence=Evidence(inferred_from="nested")
            ),
        ),
    )


@pytest.fixture
def reading() -> Reading:
    """A document with every kind of claim."""
    return reading_of(ARTICLE)


@pytest.fixture
def crlf_reading() -> Reading:
    """The same with CRLF line ends."""
    return reading_of(ARTICLE.replace("\n", "\r\n"))


@pytest.fixture
def empty_reading() -> Reading:
    """A document of which nothing is known and in which nothing is claimed."""
    return Reading(document=document_of("لا شيء هنا"), reader=READER)


@pytest.fixture
def told() -> Callable[..., Reading]:
    """Makes a reading whose one narrated claim is `content`, standing in `text`."""

    def tell(text: str, content: str, **known: str) -> Reading:
        return Reading(
            # What no door would let in, an export must bear all the same.
            document=structs.replace(document_of(text, url=known.get("url")), **known),
            reader=READER,
            claims=(Finder(text).claim("x", "narrate", content),),
        )

    return tell
