from __future__ import annotations

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.model import Block, BlockKind, Line
from tracker.split import split_blocks

HEADING, PARAGRAPH, BULLET, NUMBERED = (
    BlockKind.HEADING,
    BlockKind.PARAGRAPH,
    BlockKind.BULLET,
    BlockKind.NUMBERED,
)

PROSE = (
    "The ministers of the three countries met in Tallport to review the arrangement on fisheries there. "
    "They agreed that enforcement must be fair, and that data would be shared within thirty days. "
    "A dispute over licences was settled by Adm. Pell R. Vance and his counterpart from the other shore."
)


def blocks(text: str) -> tuple[Block, ...]:
    return split_blocks([Line(number, line) for number, line in enumerate(text.split("\n"), 1)])


def texts(text: str) -> list[str]:
    return [block.text for block in blocks(text)]


@pytest.mark.parametrize("columns", range(40, 121, 5))
def test_wrapped_prose_comes_back_whole(columns: int) -> None:
    wrapped = "\n".join(textwrap.wrap(PROSE, columns))
    found = " ".join(texts(f"{wrapped}\n\n{wrapped}"))
    assert found == f"{PROSE} {PROSE}"
    assert all(text.endswith(".") for text in texts(wrapped))


def test_paragraph_per_line_is_not_joined() -> None:
    assert texts(f"{PROSE}\n{PROSE}\nMenu\nby harbour wire staff\nHot right now") == [
        PROSE,
        PROSE,
        "Menu",
        "by harbour wire staff",
        "Hot right now",
    ]


@pytest.mark.parametrize(
    "menu",
    [
        [
            "港湾省について 会見・発表 港湾政策 国・地域 手続き・お問い合わせ一覧",
            "トップページ > 会見・発表 > 報道発表 > 第9回会合の開催",
        ]
        * 2,
        [
            "법적고지 저작권정책 개인정보처리방침 찾아오시는 길 이용안내 자주묻는질문",
            "홈 보도자료 공지사항 정책자료실 행정정보공개 민원안내",
        ]
        * 2,
        ["마로 기자 maro@wire.example", "ⓒ 항만통신, 무단전재 및 재배포 금지"],
    ],
)
def test_menus_in_scripts_without_capitals_are_not_joined(menu: list[str]) -> None:
    assert texts("\n".join(menu)) == menu


def test_overlong_line_in_a_wrapped_document_stands_alone() -> None:
    wrapped = "\n".join(textwrap.wrap(PROSE, 60))
    assert texts(f"{wrapped}\n\n{PROSE}\n{PROSE}")[-2:] == [PROSE, PROSE]


@pytest.mark.parametrize(
    ("line", "kind", "text"),
    [
        ("II. SHARED MARITIME AWARENESS", HEADING, "II. SHARED MARITIME AWARENESS"),
        ("B. Trade", HEADING, "B. Trade"),
        ("Key lending rates", HEADING, "Key lending rates"),
        ("第3条　適用範囲", HEADING, "第3条 適用範囲"),
        ("The Assembly of Ports,", PARAGRAPH, "The Assembly of Ports,"),
        ("Fees are unchanged.", PARAGRAPH, "Fees are unchanged."),
        ("2031-05-04 10:15", PARAGRAPH, "2031-05-04 10:15"),
        ("• Fees fall.", BULLET, "Fees fall."),
        ("– Fees fall.", BULLET, "Fees fall."),
        ("ㅇ 요금을 낮춘다.", BULLET, "요금을 낮춘다."),
        ("・料金を下げる。", BULLET, "料金を下げる。"),
        ("o Fees fall.", BULLET, "Fees fall."),
        ("1. Fees fall.", NUMBERED, "1. Fees fall."),
        ("12) Fees fall.", NUMBERED, "12) Fees fall."),
        ("(iii) to lower fees;", NUMBERED, "(iii) to lower fees;"),
        ("제2항 요금을 낮춘다.", NUMBERED, "제2항 요금을 낮춘다."),
        ("一、料金を下げる。", NUMBERED, "一、料金を下げる。"),
        ("① 요금을 낮춘다.", NUMBERED, "① 요금을 낮춘다."),
        ("- END -", HEADING, "- END -"),
        ("-3.5 percent was the rate.", PARAGRAPH, "-3.5 percent was the rate."),
    ],
)
def test_kind_of_a_line(line: str, kind: BlockKind, text: str) -> None:
    assert blocks(f"\n{line}\n") == (Block(kind, text, 2, 2),)


def test_hinted_line_is_a_whole_block() -> None:
    lines = [
        Line(1, "the port of", PARAGRAPH),
        Line(2, "Korr", PARAGRAPH),
        Line(3, "We agreed.", HEADING),
        Line(4, "• We met.", BULLET),
        Line(5, "not wrapped"),
    ]
    assert [(block.kind, block.text) for block in split_blocks(lines)] == [
        (PARAGRAPH, "the port of"),
        (PARAGRAPH, "Korr"),
        (HEADING, "We agreed."),
        (BULLET, "We met."),
        (PARAGRAPH, "not wrapped"),
    ]


def test_lines_of_a_block_are_known() -> None:
    wrapped = "\n".join(textwrap.wrap(PROSE, 70))
    found = blocks(f"Title\n\n{wrapped}\n\n• Fees fall\n  in May.")
    last = wrapped.count("\n") + 3
    assert [(block.first_line, block.last_line) for block in found] == [
        (1, 1),
        (3, last),
        (last + 2, last + 3),
    ]


def test_hanging_line_belongs_to_its_bullet() -> None:
    assert texts("- Pilots assist.\n  They are paid.\n- Fees fall.\nAll agreed.") == [
        "Pilots assist. They are paid.",
        "Fees fall.",
        "All agreed.",
    ]


def test_lone_mark_goes_to_the_next_line() -> None:
    assert texts("•\nFees fall.\n1.\n\nPorts open.\n•") == ["Fees fall.", "1. Ports open.", "•"]


def test_bullets_in_one_line_are_cut() -> None:
    assert texts("We agreed: • to act; • to report.") == ["We agreed:", "to act;", "to report."]
    assert texts("• to act • to report") == ["to act", "to report"]
    assert texts("The mark • alone is text.") == ["The mark • alone is text."]


def test_numbered_paragraphs_run_together_are_cut() -> None:
    assert texts("2. Notes the report, 3. Requests 4. Party members to act; 4. Decides to close.") == [
        "2. Notes the report,",
        "3. Requests 4. Party members to act;",
        "4. Decides to close.",
    ]


def test_clauses_are_kept_apart() -> None:
    clauses = [
        "The Assembly,",
        "Noting the state of the harbour,",
        "1. Extends the mandate;",
        "2. Requests a report.",
    ]
    assert texts("\n".join(clauses)) == clauses


def test_paragraph_figure_at_the_start_of_a_wrapped_line() -> None:
    lines = [
        "The Parties shall comply with the rules that are set out in paragraph",
        "12. They shall report it.",
    ]
    wrapped = [*textwrap.wrap(PROSE, 70), "", *lines]
    assert texts("\n".join(wrapped))[-1] == " ".join(lines)


@given(st.lists(st.text(alphabet="ab A.1•-(,) \t第한\u00a0", max_size=12), max_size=20))
@settings(max_examples=200, deadline=None)
def test_no_word_is_lost(lines: list[str]) -> None:
    found = "".join(block.text for block in split_blocks([Line(n, text) for n, text in enumerate(lines, 1)]))
    keep = str.maketrans("", "", "•- \t\u00a0\n\r\x1c\x1d\x1e\x1f\x85\x0b\x0c")
    assert found.translate(keep) == "".join(lines).translate(keep)
