from __future__ import annotations

import re

import pytest

from tests.unit.findings.builders import ROOT
from trucewatch.findings.cases import FORMS
from trucewatch.findings.missing import WORDS

GUIDE = (ROOT / "docs" / "how-to" / "write-an-agreement.md").read_text("utf-8")


def test_every_key_of_a_case_is_in_the_guide() -> None:
    """Whoever writes cases finds each key explained."""
    keys = {key for path, form in FORMS for key in form.model_fields if path}
    assert [key for key in sorted(keys) if f"`{key}" not in GUIDE] == []


@pytest.mark.parametrize("code", sorted(WORDS))
def test_every_reason_for_doubt_is_in_the_guide(code: str) -> None:
    """Each code that a finding may give for not telling is named in the guide."""
    assert f"`{code}`" in GUIDE


def test_the_guide_names_no_reason_that_does_not_exist() -> None:
    """Each code in the table of questions is one the program gives."""
    source = "".join(path.read_text("utf-8") for path in (ROOT / "src/trucewatch/findings").glob("*.py"))
    table = GUIDE.split("## The questions and their reasons")[1].split("## Common mistakes")[0]
    rows = "".join(line for line in table.splitlines() if line.startswith("| "))
    codes = re.findall(r"`([a-z_]+)`", rows)
    assert len(codes) > 20
    assert [code for code in codes if f'"{code}"' not in source] == []
