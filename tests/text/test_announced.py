from __future__ import annotations

from tracker.model import Line
from tracker.split import split_blocks
from tracker.text.announced import announced_items
from tracker.text.furniture import judge
from tracker.text.unglue import to_items


def _announced(*texts: str) -> list[str]:
    lines = [Line(number, text) for number, text in enumerate("\n\n".join(texts).split("\n"), 1)]
    items = to_items(split_blocks(lines), lines)
    found = announced_items(items, [judge(item) for item in items])
    return [items[index].text for index in sorted(found)]


def test_small_letters_after_a_colon_are_a_list() -> None:
    listed = ("Ministers agreed to:", "draft a plan for the ports by May", "meet every spring in one of them")
    assert _announced(*listed, "Ministers thanked the host for a warm welcome in the harbour.") == list(
        listed
    )


def test_capitals_need_running_text_behind_them() -> None:
    listed = ("They decided to:", "Draft a plan for the ports", "Meet every spring in one of them")
    closing = "The ministers thanked the host for the warm welcome that they had been given in the harbour."
    assert _announced(*listed, closing) == list(listed)
    assert _announced(*listed) == []


def test_a_label_with_a_colon_announces_nothing() -> None:
    assert _announced("Topics:", "fisheries and the sea", "transport by rail") == []
