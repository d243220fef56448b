"""The Arabic reader: from a document to claims, stage by stage."""

from musnad.annotate.marked import Marked
from musnad.languages.ar.acts import read_acts
from musnad.languages.ar.discourse import Resolved
from musnad.languages.ar.frames import Frame
from musnad.languages.ar.lexicon import Lexicon, lexicon
from musnad.languages.ar.speakers import Speakers
from musnad.model import Claim, Document, Evidence, Party, Source, cut
from musnad.resolve.actors import shipped_actors

_ABBREVIATIONS = frozenset(("د", "م", "ا"))


def read_claims(document: Document) -> tuple[Claim, ...]:
    """The claims of an Arabic document, in the order of their cues."""
    return _Article(document, lexicon()).claims()


class _Article:
    def __init__(self, document: Document, words: Lexicon) -> None:
        self.document = document
        self.lists = words.lists
        self.page = Marked(document.text, words.analyse)
        self.page.divide(["body"] * len(self.page.lines), _ABBREVIATIONS)
        self.speakers = Speakers(self.page, shipped_actors(), document.published)

    def claims(self) -> tuple[Claim, ...]:
        """Read every sentence."""
        found: list[Claim] = []
        for sentence in self.page.sentences:
            if sentence.line == 0 and len(self.page.lines) > 1 and self.page.words[sentence.last - 1].mark != "stop":
                continue
            before: list[tuple[Frame, Resolved]] = []
            for frame in read_acts(self.page, sentence):
                resolved = self.speakers.resolve(frame, before, sentence)
                if resolved is None:
                    continue
                before.append((frame, resolved))
                found.append(self._claim(frame, resolved, len(found) + 1))
        return tuple(found)

    def _claim(self, frame: Frame, resolved: Resolved, number: int) -> Claim:
        page = self.page
        text = page.text
        cue = cut(text, page.start(frame.cue_first) + frame.lead, page.end(frame.cue_last - 1))
        content = cut(text, page.start(frame.content_first), page.end(frame.content_last - 1))
        return Claim(
            id=f"{self.document.id}:c{number}",
            act=frame.act,  # type: ignore[arg-type]
            cue=cue,
            content=content,
            source=self._source(resolved),
            evidence={
                "act": Evidence(span=cue, inferred_from=frame.rule),
                "polarity": Evidence(span=cue),
                "reality": Evidence(span=content),
            },
        )

    def _source(self, resolved: Resolved) -> Source:
        voice = resolved.speaker.voice
        name = voice.name
        mention = None
        if resolved.mention is not None:
            phrase = resolved.mention.phrase
            mention = cut(self.page.text, self.page.start(phrase.first) + phrase.lead, self.page.end(phrase.last - 1))
        evidence = Evidence(span=mention, inferred_from=resolved.inferred_from or None)
        return Source(
            name=name,
            code=self.speakers.code(voice),
            names=tuple(resolved.speaker.names),
            mention=mention,
            via=tuple(
                Party(name=v.name, code=self.speakers.code(v), actor=v.actor, inferred_from="chain")
                for v in resolved.via
            ),
            evidence={"name": evidence, "code": Evidence(inferred_from="composition")},
        )
