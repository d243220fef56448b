"""Acts that point back at what was just said: `وهو ما تنفيه تركيا`, `الأمر الذي نفاه`."""

from musnad.languages.ar.frames import Frame
from musnad.languages.ar.phrases import Page, read_phrase


def pointing_frame(page: Page, i: int, earlier: list[Frame]) -> Frame | None:
    """`وهو ما تنفيه تركيا`, `الأمر الذي نفاه`: an act whose content is what was just said."""
    saying = page.words[i].saying
    if saying is None or not earlier or page.keys[i - 1] not in ("ما", "الذي"):
        return None
    pointer = page.keys[i - 2] if i > 1 else ""
    if pointer.lstrip("و") not in ("هو", "هي", "الامر", "هذا", "ذلك", "الشيء"):
        return None
    last = earlier[-1]
    phrase = read_phrase(page, i + 1, min(i + 16, len(page.words)))
    return Frame(
        i,
        i + 1,
        saying.cue.act,
        "pointing",
        "pointing",
        last.content_first,
        i - 2,
        verb=saying.verb,
        subject=phrase,
        rule="verb that points back",
    )
