"""A document is its outlet and address; its versions are told by their text."""

from musnad.model import digest, document_of


def test_the_same_report_has_one_id_and_its_versions_have_digests() -> None:
    one = document_of("نص أول", outlet="مدار", url="https://madar.example/1")
    two = document_of("نص ثان", outlet="مدار", url="https://madar.example/1")
    assert one.id == two.id
    assert one.sha256 != two.sha256


def test_equal_text_at_another_outlet_is_another_document() -> None:
    one = document_of("نص", outlet="مدار", name="a")
    two = document_of("نص", outlet="ميزان", name="a")
    assert one.sha256 == two.sha256
    assert one.id != two.id


def test_an_address_goes_before_a_name() -> None:
    address = "https://madar.example/1"
    assert (
        document_of("نص", url=address, name="a").id == document_of("نص", url=address, name="b").id
    )
    assert document_of("نص", name="a").id != document_of("نص", name="b").id
    assert document_of("نص").id == document_of("نص").id


def test_lone_surrogates_have_a_digest() -> None:
    assert len(digest("\ud800")) == 64
