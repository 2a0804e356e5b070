"""The task of Windows, against the rules that Microsoft publishes; no Windows was at hand to register it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree

from contrib.conftest import ROOT
from tracker.cli.app import cli

TASK = ROOT / "contrib/windows/tracker.xml"
NAME = {"t": "http://schemas.microsoft.com/windows/2004/02/mit/task"}


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(Path(__file__).with_name("task.xsd")))


def test_the_task_keeps_the_rules(schema: etree.XMLSchema) -> None:
    schema.assertValid(etree.parse(TASK))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<RandomDelay>PT5M</RandomDelay>", "<RandomDelay>5 minutes</RandomDelay>"),
        ("<MultipleInstancesPolicy>IgnoreNew<", "<MultipleInstancesPolicy>Ignore<"),
        ('Context="Author"', 'Context="Somebody"'),
        ("<StartBoundary>2026-01-01T07:00:00</StartBoundary>", ""),
    ],
)
def test_the_rules_are_rules(schema: etree.XMLSchema, before: str, after: str) -> None:
    text = TASK.read_text(encoding="utf-8")
    assert before in text
    assert not schema.validate(etree.fromstring(text.replace(before, after).encode()))


def test_its_command_is_one_that_there_is() -> None:
    (arguments,) = etree.parse(TASK).xpath("//t:Arguments/text()", namespaces=NAME)
    name, *options = arguments.split()
    shown = CliRunner().invoke(cli, [name, "--help"]).output
    assert all(option in shown for option in options if option.startswith("--"))
