import pytest

from musnad.model import document_of


@pytest.mark.parametrize("published", ["2018-04-14T13:00:02+00:00", "2018-13-01", "أمس", ""])
def test_what_is_no_day_is_refused(published: str) -> None:
    with pytest.raises(ValueError, match="not an ISO day"):
        document_of("نص", published=published)
