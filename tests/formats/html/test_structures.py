"""One structure of markup, one test."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tracker.errors import ReadError
from tracker.formats import read_page
from tracker.model import BlockKind, Line

_FILL = (
    "The Ministers met in Sundhavn on 3 June 2024 and reviewed the progress made since their last meeting."
)


def lines(html: str) -> list[Line]:
    page = read_page(html.encode(), name="page.html")
    return list(page.lines)


def texts(html: str) -> list[str]:
    return [line.text for line in lines(html)]


def body(inner: str) -> str:
    return f"<html><head><title>T</title></head><body><div id=main><p>{_FILL}</p>{inner}</div></body></html>"


def test_numbers_of_ordered_lists_are_kept() -> None:
    found = lines(body("<ol start=4><li>We agree.<li value=9>We decide.<li>We act.</ol>"))[1:]
    assert [line.text for line in found] == ["4. We agree.", "9. We decide.", "10. We act."]
    assert {line.hint for line in found} == {BlockKind.NUMBERED}


def test_letters_and_roman_numbers_of_lists() -> None:
    found = texts(body("<ol type=a><li>We agree.</ol><ol type=i start=3><li>We act.<li>We go.</ol>"))[1:]
    assert found == ["(a) We agree.", "(iii) We act.", "(iv) We go."]


def test_a_number_in_the_text_is_not_doubled() -> None:
    assert texts(body("<ol style='list-style:none'><li>1. We agree.</ol>"))[1:] == ["1. We agree."]


def test_nested_lists_keep_their_own_counts() -> None:
    found = texts(body("<ol><li>We agree:<ul><li>to act</ul><li>We decide.</ol>"))[1:]
    assert found == ["1. We agree:", "to act", "2. We decide."]


def test_second_paragraph_of_an_item_has_no_mark() -> None:
    found = lines(body("<ol><li><p>We agree.</p><p>It is late.</p></ol>"))[1:]
    assert [line.text for line in found] == ["1. We agree.", "It is late."]
    assert found[1].hint is BlockKind.PARAGRAPH


def test_double_breaks_part_paragraphs_and_single_breaks_wrap() -> None:
    html = (
        "<html><body><div>"
        + _FILL
        + "<br><br>They agreed to hold a<br>second meeting.<br/> <br/>They left.</div>"
    )
    assert texts(html) == [_FILL, "They agreed to hold a second meeting.", "They left."]


def test_single_break_behind_a_full_stop_parts() -> None:
    assert texts(body("<p>They agreed.<br>They left.</p>"))[1:] == ["They agreed.", "They left."]


def test_bold_line_above_a_text_is_a_heading() -> None:
    found = lines(body("<p><b>Trade</b><br>They agreed to lower tariffs.</p>"))[1:]
    assert [(line.hint, line.text) for line in found] == [
        (BlockKind.HEADING, "Trade"),
        (BlockKind.PARAGRAPH, "They agreed to lower tariffs."),
    ]


def test_bullets_drawn_as_signs() -> None:
    found = lines(body("<p>• They will meet.</p><p>○ They will report.</p>"))[1:]
    assert [line.text for line in found] == ["They will meet.", "They will report."]
    assert {line.hint for line in found} == {BlockKind.BULLET}


def test_rows_of_data_are_lines() -> None:
    table = "<table><tr><th>Rate<th>Per cent<tr><td>Deposit<td>2.50<tr><td>Lending<td>3.00</table>"
    assert texts(body(table))[1:] == ["Rate | Per cent", "Deposit | 2.50", "Lending | 3.00"]


def test_layout_tables_are_text() -> None:
    inner = f"<table><tr><td><p>{_FILL}<p>They agreed to act.</table>"
    assert texts(f"<html><body><table><tr><td><a href=a>Home</a><td>{inner}</table>") == [
        _FILL,
        "They agreed to act.",
    ]


def test_preformatted_lines_stay_lines() -> None:
    found = lines(f"<html><body><pre>{_FILL}\nand agreed to meet\n\n1. They decided.</pre>")
    assert [line.text for line in found] == [_FILL, "and agreed to meet", "", "1. They decided."]
    assert {line.hint for line in found} == {None}


@pytest.mark.parametrize(
    "hidden",
    [
        "<div style='display: none'>{}</div>",
        "<div hidden>{}</div>",
        "<div aria-hidden=true>{}</div>",
        "<script>var a = '<p>{}</p>'</script>",
        "<template><p>{}</p></template>",
        "<noscript><p>{}</p></noscript>",
        "<!-- <p>{}</p> -->",
        "<select><option>{}</option></select>",
    ],
)
def test_what_nobody_sees_is_no_text(hidden: str) -> None:
    unseen = "They unseenly agreed to nothing at all in Port Alden on 4 June 2024."
    assert unseen not in " ".join(texts(body(hidden.format(unseen))))


def test_text_behind_a_comment_is_kept() -> None:
    assert texts(body("<p>They <!-- note --> agreed to act.</p>"))[1:] == ["They agreed to act."]


def test_entities_and_windows_numbers() -> None:
    soup = (
        "<p>Norrmark&#146;s &ldquo;offer&rdquo; &amp; Caldova&rsquo;s&nbsp;reply&#8212;co&shy;operative.</p>"
    )
    assert texts(body(soup))[1:] == ["Norrmark’s “offer” & Caldova’s reply—cooperative."]


def test_inline_images_do_not_slow_reading() -> None:
    image = f"<img src='data:image/png;base64,{'A' * 3_000_000}'>"
    assert texts(body(image + "<p>They agreed to act.</p>"))[1:] == ["They agreed to act."]


def test_unclosed_anchor_does_not_make_all_text_a_link() -> None:
    assert texts(f"<html><body><a name=top><p>{_FILL}<p>They agreed to act.</body>") == [
        _FILL,
        "They agreed to act.",
    ]


def test_deep_nesting() -> None:
    depth = 1500
    html = "<html><body>" + "<div>" * depth + f"<p>{_FILL}</p>" + "</div>" * depth
    assert texts(html) == [_FILL]


def test_xml_declaration_with_an_encoding() -> None:
    html = f'<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>{_FILL}</p></body></html>'
    assert texts(html) == [_FILL]


def test_declared_charset_is_believed() -> None:
    japanese = "大臣は、両国の協力を強化することで一致した。会談は六月三日に東京で行われた。" * 3
    page = read_page(f"<html><meta charset=euc-jp><body><p>{japanese}".encode("euc_jp"), name="a.html")
    assert page.lines[0].text == japanese
    assert page.encoding == "euc_jp"


def test_section_under_a_heading_of_furniture_goes_with_it() -> None:
    furniture = "<h2>Related news</h2><p>Crews spent a week at sea and learned a lot.</p>"
    html = body(furniture + "<h2>Next steps</h2><p>They will meet.</p>")
    assert "Crews spent a week at sea and learned a lot." not in texts(html)
    assert texts(html)[-2:] == ["Next steps", "They will meet."]


def test_sections_of_one_make_are_one_text() -> None:
    section = "<section class=s><h2>{}</h2><p>{}</p></section>"
    html = (
        "<html><body><main>" + section.format("Trade", _FILL * 4) + section.format("Peace", _FILL) + "</main>"
    )
    assert texts(html)[-1] == _FILL


def test_line_numbers_are_those_of_the_source() -> None:
    html = f"<html>\n<body>\n<p>{_FILL}</p>\n\n<p>They agreed to act.</p>\n"
    assert [line.number for line in lines(html)] == [3, 5]


_WALLS = Path(__file__).with_name("walls.jsonl").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("case", [json.loads(line) for line in _WALLS])
def test_walls_are_errors_and_never_empty_statements(case: dict[str, str]) -> None:
    page = f"<html><head><title>x</title></head><body>{case['body']}</body></html>"
    with pytest.raises(ReadError, match="could not read") as caught:
        read_page(page.encode(), name="wall.html")
    assert case["said"] in str(caught.value)
    assert str(caught.value).startswith("wall.html: ")


def test_frames_are_an_error_that_says_so() -> None:
    with pytest.raises(ReadError, match="frames"):
        read_page(
            b"<html><frameset cols='20,80'><frame src=a.html><frame src=b.html></frameset></html>",
            name="f.html",
        )


def test_statement_under_a_cookie_banner_is_read() -> None:
    banner = (
        "<div>We use cookies. By continuing you accept cookies and our privacy policy on this site.</div>"
    )
    assert _FILL in texts(
        f"<html><body>{banner}<div><p>{_FILL}</p><p>{_FILL}</p><p>They agreed to act.</p></div>"
    )


def test_statement_about_cookies_and_logins_is_read() -> None:
    own = (
        "Ministers agreed to ban tracking cookies and to require two factors to sign in to accounts by 2026."
    )
    assert own in texts(body(f"<p>{own}</p><p>{_FILL}</p>"))


def test_heading_that_begins_like_furniture_is_a_heading() -> None:
    html = body("<h2>Contact Group on Piracy</h2><p>They agreed to meet twice a year.</p>")
    assert texts(html)[1:] == ["Contact Group on Piracy", "They agreed to meet twice a year."]


@pytest.mark.parametrize(
    "item",
    [
        "share intelligence on cyber threats in real time",
        "Support our partners in the Pacific",
        "sign up to the Lumen Call by the end of 2025",
        "Follow up on the recommendations of the panel",
        "Download speeds are to double by 2030",
    ],
)
def test_items_of_lists_that_begin_like_furniture_are_items(item: str) -> None:
    assert item in texts(body(f"<p>Ministers agreed to:</p><ul><li>{item}</li><li>act at once</li></ul>"))


@pytest.mark.parametrize(
    "sentence",
    [
        "All rights and freedoms must be respected.",
        "Recommended that the Group meet again.",
        "Share the burden.",
    ],
)
def test_sentences_that_begin_like_furniture_are_sentences(sentence: str) -> None:
    assert sentence in texts(body(f"<p>{sentence}</p>"))


def test_one_badly_named_container_does_not_cost_the_text() -> None:
    named = f"<div class=sidebar><p>{_FILL}</p></div><div class=related><p>{_FILL} They act.</p></div>"
    html = f"<html><body>{named}</body></html>"
    assert _FILL in " ".join(texts(html))


def test_text_that_waits_for_a_click_is_read() -> None:
    waiting = f"<p>{_FILL}</p>" * 8
    html = f"<html><body><p>We use cookies.</p><div style='display:none'>{waiting}</div></body></html>"
    assert texts(html).count(_FILL) == 8


def test_heading_like_furniture_above_most_of_the_text_is_a_heading_of_it() -> None:
    below = f"<h2>Documents</h2><p>{_FILL} They left.</p><p>{_FILL} Once more.</p>"
    html = f"<html><body><div><p>{_FILL}</p>{below}</div>"
    assert f"{_FILL} They left." in texts(html)
