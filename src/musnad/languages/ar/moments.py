"""Days of saying and days of what is claimed, told apart by where their words stand."""

from dataclasses import dataclass
from datetime import date

from musnad.languages.ar.frames import Frame
from musnad.languages.ar.phrases import Page
from musnad.languages.ar.reasons import Why
from musnad.model import Moment, cut
from musnad.resolve.calendar import Days, resolve
from musnad.resolve.datemark import DateMark

_BEGAN = 9


@dataclass(slots=True)
class Dated:
    """Words of time at tokens `first` to `last`, with the days they give, if any."""

    mark: DateMark
    first: int
    last: int
    days: Days | None


class Calendar:
    """The words of time of one article, resolved against its day of publication."""

    def __init__(self, page: Page, published: str | None) -> None:
        """`published` is an ISO day or None."""
        self.page = page
        self.published = date.fromisoformat(published) if published else None

    def dates_in(self, first: int, last: int) -> list[Dated]:
        """The dates among tokens `first` to `last`, in order."""
        found, behind = [], first
        for i in self.page.among("date", first, last):
            mark = self.page.date_at(i) if i >= behind else None
            if mark is not None and mark.end <= last:
                found.append(Dated(mark, i, mark.end, resolve(mark, self.published)))
                behind = mark.end
        return found

    def said_on(self, frame: Frame) -> Dated | None:
        """The day that modifies the cue: between it and its content, or right before it."""
        if frame.before or frame.kind == "attribution":
            behind = frame.subject.last if frame.subject else frame.cue_last
            spans = [(frame.cue_last, min(behind + 4, len(self.page.words)))]
        else:
            spans = [(frame.cue_last, frame.content_first), self._run_up(frame)]
        for first, last in spans:
            for dated in self.dates_in(first, last):
                near = last != frame.cue_first or self._touches(dated, frame.cue_first)
                if near and dated.days is not None and dated.days.start == dated.days.end:
                    return dated
                why = Why.NO_ONE_DAY if near else Why.APART
                self.page.trace.over("said on", dated.first, dated.last, why, frame.cue_first)
        return None

    def _touches(self, dated: Dated, i: int) -> bool:
        """Whether nothing but a comma stands between a date and token `i`."""
        return dated.last == i or (dated.last == i - 1 and self.page.words[i - 1].mark == "comma")

    def _run_up(self, frame: Frame) -> tuple[int, int]:
        """The few tokens before a cue that still belong to its clause."""
        first = frame.cue_first
        while first > 0 and frame.cue_first - first < 8:
            mark = self.page.words[first - 1].mark
            if mark in ("stop", "newline", "quote", "close", "colon"):
                break
            first -= 1
        return first, frame.cue_first

    def when(self, first: int, last: int) -> Dated | None:
        """The date of what is claimed: the first with days, else the first at all."""
        dates = [self._since(dated, first) for dated in self.dates_in(first, last)]
        chosen = next((d for d in dates if d.days is not None), dates[0] if dates else None)
        for dated in dates:
            if dated is not chosen:
                why = Why.NOT_FIRST if dated.days is not None else Why.NO_DAYS
                self.page.trace.over("when", dated.first, dated.last, why)
        return chosen

    def _since(self, dated: Dated, first: int) -> Dated:
        """A day on which something began (`منذ اندلاع المعارك الأحد`) opens a range to today."""
        if dated.days is None or self.published is None or dated.mark.kind in ("since", "range"):
            return dated
        for k in range(dated.first - 1, max(first - 1, dated.first - _BEGAN), -1):
            word = self.page.words[k]
            if word.mark or word.finite:
                return dated
            if self.page.keys[k] == "منذ":
                days = Days(dated.days.start, self.published.isoformat(), "day of publication")
                return Dated(dated.mark, k, dated.last, days)
        return dated

    def moment(self, dated: Dated) -> Moment:
        """The words of a date as a record."""
        start = self.page.start(dated.first) + _lead(self.page, dated)
        return Moment(
            words=cut(self.page.text, start, self.page.end(dated.last - 1)),
            precision=dated.mark.precision,
            part_of_day=dated.mark.part_of_day,
        )


def _lead(page: Page, dated: Dated) -> int:
    """Code points of the clitics that the first word of a date carries."""
    text = page.words[dated.first].text
    return min(dated.mark.skip, len(text) - 1)
