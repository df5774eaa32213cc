"""Whatever happens to a publisher's file, a run ends with a message of the book or with sound tables.

The files are the real ones, so that a damage that passes the door meets every adapter and every check.
"""

from __future__ import annotations

import pandas as pd
import pytest
import sound
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alignment.data import load
from alignment.errors import BadTable
from sources import __main__ as runner
from sources import door

pytestmark = pytest.mark.raw
SHORT = settings(max_examples=1, deadline=None, suppress_health_check=[HealthCheck.nested_given])


def lost_row(draw, table, shape):
    return table.drop(index=_row(draw, table))


def lost_rows_of_one_value(draw, table, shape):
    column, value = _cell(draw, table)
    return table[table[column] != value]


def cell_of_another_row(draw, table, shape):
    column, value = _cell(draw, table)
    return _set(table, table.index == _row(draw, table), column, value)


def other_cell_of_the_kind(draw, table, shape):
    column, _ = _cell(draw, table)
    value = draw(st.sampled_from(sound.values(shape["columns"][column])))
    return _set(table, table.index == _row(draw, table), column, value)


def one_value_for_another(draw, table, shape):
    column, value = _cell(draw, table)
    return _set(table, table[column] == value, column, table.at[_row(draw, table), column])


def column_of_the_kind(draw, table, shape):
    column, _ = _cell(draw, table)
    return _set(table, table.index >= 0, column, draw(st.sampled_from(sound.values(shape["columns"][column]))))


WAYS = [
    lost_row, lost_rows_of_one_value, cell_of_another_row, other_cell_of_the_kind, one_value_for_another,
    column_of_the_kind,
]  # fmt: skip


@pytest.fixture(scope="module")
def outcome(raw_folder):
    """What a run does when one raw table has been changed: the message that refuses it, or "" for sound tables."""
    adapters = {runner.name_of(adapter): adapter for adapter in runner.ADAPTERS}
    read = {name: runner.read(adapter, raw_folder) for name, adapter in adapters.items()}
    states = {"states": load("states").astype(str)}

    def run(publisher: str, table: str, change) -> str:
        shape, adapter = door.shapes(publisher)[table], adapters[publisher]
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(runner, "ADAPTERS", (adapter,))
            try:
                changed = door.checked(change(read[publisher][table], shape).reset_index(drop=True), shape)
                runner.check(states | adapter.tidy(read[publisher] | {table: changed}))
            except BadTable as error:
                return str(error)
        return ""

    return run


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
@pytest.mark.parametrize("publisher,table", sound.FILES)
@SHORT
@given(data=st.data())
def test_a_run_ends_with_a_message_or_with_sound_tables(outcome, publisher, table, way, data):
    message = outcome(publisher, table, lambda found, shape: way(data.draw, found, shape))
    assert message == "" or "\nExpected: " in message and "\nMend: " in message


def _row(draw, table: pd.DataFrame) -> int:
    return draw(st.integers(0, len(table) - 1))


def _cell(draw, table: pd.DataFrame) -> tuple[str, str]:
    column = draw(st.sampled_from(list(table.columns)))
    return column, table.at[_row(draw, table), column]


def _set(table: pd.DataFrame, rows, column: str, value: str) -> pd.DataFrame:
    changed = table.copy()
    changed.loc[rows, column] = value
    return changed
