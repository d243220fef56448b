import codecs

import pytest

from musnad.errors import MusnadError
from musnad.intake.decode import decode

TEXT = "أعلنت وزارة الدفاع، أمس، أن قواتها دمرت «عشرين دبابة».\r\nونفت الوزارة ذلك: 15%.\n"
FRENCH = "Le ministère a déclaré que l'armée était déployée près de la frontière à l'été."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1256"])
def test_code_points_stand_as_decoded(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "x") == TEXT


def test_utf16_of_either_order() -> None:
    big = codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be")
    assert decode(big, "x") == TEXT


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        (codecs.BOM_UTF8, "empty"),
        ("\u00a0\u2003\n".encode(), "empty"),
        (codecs.BOM_UTF16_LE, "empty"),
        (bytes(range(256)) * 4, "binary"),
        (b"\x7fELF\x02\x01\x01\0\0\0", "binary"),
        (TEXT.encode() + b"\0", "binary"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"PK\x03\x04....", "Office"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (TEXT.encode() + b"\xd8", "damaged UTF-8"),
        (TEXT.encode() + b"\xff" + TEXT.encode(), "damaged UTF-8"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le") + b"\x27", "damaged UTF-16"),
        (TEXT.encode("utf-16-le"), "UTF-16 without"),
        (TEXT.encode("utf-16-be"), "UTF-16 without"),
        (FRENCH.encode("latin-1"), "neither UTF-8"),
        (TEXT.replace("«", "").replace("»", "").encode("iso8859-6"), "neither UTF-8"),
    ],
)
def test_what_is_refused_is_named(content: bytes, cause: str) -> None:
    with pytest.raises(MusnadError, match=cause) as refused:
        decode(content, "مقال.txt")
    assert refused.value.source == "مقال.txt"


def test_a_declared_encoding_helps_only_where_it_fits() -> None:
    plain = TEXT.replace("«", "").replace("»", "")
    assert decode(plain.encode("iso8859-6"), "x", "iso-8859-6") == plain
    assert decode(TEXT.encode("cp1256"), "x", "utf-8") == TEXT
    assert decode(TEXT.encode("cp1256"), "x", "no-such-charset") == TEXT
    assert decode(TEXT.encode(), "x", "windows-1256") == TEXT
