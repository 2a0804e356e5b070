import pytest

from tracker.match.relation.quantity import find_quantities


def found(text):
    return [(unit.text, unit.key) for unit in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("twenty-five", "#25"),
        ("1,200", "#1200"),
        ("$1.2 billion", "#1.2e+09usd"),
        ("one billion dollars", "#1e+09usd"),
        ("EUR 50 million", "#5e+07eur"),
        ("25 basis points", "#0.0025"),
        ("0.25 percentage point", "#0.0025"),
        ("5-1/4 percent", "#0.0525"),
        ("1.5°C", "#1.5deg"),
        ("fourteenth", "#14th"),
        ("14th", "#14th"),
        ("a dozen", "#12"),
        ("one third", "#0.3333"),
        ("50億円", "#5e+09jpy"),
    ],
)
def test_value_and_measure(text, key):
    assert found(text) == [(text, key)]


def test_a_range_and_a_list_of_measured_figures_are_one():
    assert [text for text, _ in found("at 1/4 to 1/2 percent")] == ["1/4 to 1/2 percent"]
    assert [text for text, _ in found("at 4.50%, 4.75% and 4.00% respectively")] == ["4.50%, 4.75% and 4.00%"]


def test_bare_numbers_of_a_list_stay_apart():
    assert [key for _, key in found("paragraphs 2 and 4")] == ["#2", "#4"]


def test_a_figure_in_a_name_is_no_number():
    assert found("COVID-19 and the G20") == []


def test_a_negative_rate_keeps_its_sign():
    assert found("a rate of -0.50%") == [("-0.50%", "#-0.005")]


def test_one_of_them_is_no_number():
    assert found("one of the parties") == []


def test_a_division_by_zero_is_not_a_number():
    assert found("1/0") == []
