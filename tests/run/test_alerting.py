from __future__ import annotations

from run.conftest import Bench, talk

RULES = '[[rules]]\nname = "Late"\nevent = "overdue"\ntell = "now"\n'
SOON = '[[rules]]\nname = "Soon"\nevent = "deadline"\ndays = 30\n'


def subjects(bench: Bench) -> list[str]:
    return [item.mail["Subject"] for item in bench.server.received]


def test_a_statement_is_overdue_by_the_rhythm_of_the_config_and_rings_once(bench: Bench) -> None:
    bench.configure(rest=RULES)
    config = bench.folder / "config.toml"
    config.write_text(config.read_text(encoding="utf-8") + 'rhythm = "6 months"\n', encoding="utf-8")
    bench.put("1.txt", talk(1, "4 March 2025"))
    bench.put("2.txt", talk(2, "9 September 2025"))
    bench.run()
    assert subjects(bench) == []
    bench.later(days=8)
    bench.run()
    assert subjects(bench) == ["Alert: Late: Harbour Dialogue"]
    body = bench.server.received[0].mail.get_body(("plain",))
    assert body is not None
    assert "expected by 9 March 2026" in body.get_content()
    bench.later(days=8)
    bench.run()
    assert len(subjects(bench)) == 1


def test_a_promise_rings_when_its_day_comes_near_without_any_change(bench: Bench) -> None:
    bench.configure(rest=SOON)
    bench.put("0.txt", talk(0, "2 February 2026", "They agreed to open a harbour school by 30 April 2026. "))
    bench.run()
    assert subjects(bench) == []
    bench.later(days=40)
    bench.run()
    assert subjects(bench) == ["Alert: Soon: Harbour Dialogue"]
    bench.later(days=1)
    bench.run()
    assert len(subjects(bench)) == 1
