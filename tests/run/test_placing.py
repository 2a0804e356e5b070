from __future__ import annotations

from datetime import date

import pytest

from tracker.config import SeriesSettings
from tracker.errors import ReadError
from tracker.model import Extracted, Series, SourceKind
from tracker.run.placing import place_in_series, slugify, statement_id


def extracted(
    series: str | None = None, meeting_name: str | None = None, title: str | None = None
) -> Extracted:
    return Extracted(
        title=title,
        meeting_date=date(2024, 4, 24),
        published_date=None,
        meeting_name=meeting_name,
        series=series,
        number=None,
        place=None,
        source_kind=SourceKind.OFFICIAL,
        language="en",
        sentences=("We met.",),
        discarded=(),
    )


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Defense Trilateral Talks", "defense-trilateral-talks"),
        ("  G7 / Énergie & climat ", "g7-energie-climat"),
        ("한미일 안보회의", "한미일-안보회의"),
        ("日米防衛相会談", "日米防衛相会談"),
        ("🚀", "series"),
        ("../../etc", "etc"),
    ],
)
def test_a_slug_is_safe_in_paths_and_keeps_every_script(name: str, slug: str) -> None:
    assert slugify(name) == slug


def test_what_the_user_names_comes_first() -> None:
    placed = place_in_series(extracted(series="Talks"), [], [], named="Other", fallback="file")
    assert placed == Series("other", "Other", "Other")


def test_an_alias_in_the_title_leads_to_the_configured_series_and_its_group() -> None:
    settings = [SeriesSettings(name="Defence Talks", aliases=("DTT",), group="Trilateral")]
    placed = place_in_series(extracted(title="Joint Statement of the 9th DTT"), settings, [])
    assert placed == Series("defence-talks", "Defence Talks", "Trilateral")


def test_an_alias_inside_another_word_does_not_count() -> None:
    settings = [SeriesSettings(name="Defence Talks", aliases=("DTT",))]
    placed = place_in_series(extracted(title="WIDTTH report"), settings, [])
    assert placed.name == "WIDTTH report"


def test_a_whole_file_of_statements_stays_together() -> None:
    placed = place_in_series(extracted(series="Named differently each time"), [], [], fallback="fomc")
    assert placed.name == "fomc"


def test_a_known_series_keeps_its_slug_and_group() -> None:
    known = [Series("talks-2", "Talks", "Process")]
    assert place_in_series(extracted(series="talks"), [], known) == known[0]


def test_two_names_with_one_slug_are_told_apart() -> None:
    known = [Series("a-b", "A/B", "A/B")]
    assert place_in_series(extracted(series="A B"), [], known).slug == "a-b-2"


def test_a_text_that_names_nothing_is_refused_with_the_way_out() -> None:
    with pytest.raises(ReadError, match="--series"):
        place_in_series(extracted(), [], [])


def test_one_meeting_may_have_an_official_text_and_others_beside_it() -> None:
    series = Series("talks", "Talks", "Talks")
    day = date(2024, 4, 24)
    assert statement_id(series, day, SourceKind.OFFICIAL) == "talks/2024-04-24"
    assert statement_id(series, day, SourceKind.REPORT) == "talks/2024-04-24~report"
