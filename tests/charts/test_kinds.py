"""What the kinds promise: honest axes, gaps that are said, uncertainty that is drawn, labels that keep apart."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.colors import to_hex
from samples import SAMPLES, drawn, edges, parts, states
from seen import clashes, texts

from alignment.charts import label_ends, lines, network, rollcall, shares, spread
from alignment.colours import INK, ON, look
from alignment.figures import NARROW, WIDE


def said(chart) -> str:
    return "\n".join(text.get_text() for text in texts(chart))


def stroke(chart, state: str):
    """The longest line in a state's colour."""
    own = [line for line in chart.axes[0].lines if to_hex(line.get_color()) == look(state).colour]
    return max(own, key=lambda line: len(line.get_xdata()))


@pytest.mark.parametrize("name", SAMPLES)
def test_each_kind_has_two_widths(name):
    assert (drawn(name, "wide").get_figwidth(), drawn(name, "narrow").get_figwidth()) == (WIDE, NARROW)


def test_a_year_without_data_breaks_the_line_and_is_said():
    chart = drawn("lines", "wide")
    values = dict(zip(stroke(chart, "USA").get_xdata(), stroke(chart, "USA").get_ydata(), strict=True))
    assert all(np.isnan(values[year]) for year in (1998, 1999, 2000)) and not np.isnan(values[1997])
    assert "No data: Washington 1998–2000." in said(chart)


def test_years_that_no_state_has_are_said_once():
    chart = lines(states()[lambda f: ~f["year"].between(2005, 2006)])
    assert "No data: 2005–2006; United States 1998–2000." in said(chart)


def test_a_year_alone_between_gaps_has_a_mark():
    frame = states()[lambda f: (f["state"] == "PAK") & ~f["year"].isin([1999, 2001])]
    marks = [line for line in lines(frame).axes[0].lines if line.get_marker() == "o"]
    assert any(2000 in line.get_xdata() for line in marks)


def test_polls_are_joined_and_each_is_marked():
    frame = states()[lambda f: (f["state"] == "PAK") & (f["year"] % 5 == 0)]
    chart = lines(frame, join=True)
    assert list(stroke(chart, "PAK").get_xdata()) == [1990, 1995, 2000, 2005, 2010, 2015, 2020]
    assert "No data" not in said(chart)


def test_an_interval_is_drawn_where_the_frame_has_one():
    assert len(lines(states()).axes[0].collections) == 3
    assert len(lines(states().drop(columns=["low", "high"])).axes[0].collections) == 0


def test_a_state_has_its_dash_and_its_marker():
    chart = drawn("lines", "wide")
    assert stroke(chart, "USA").get_linestyle() == "--" and stroke(chart, "PAK").get_linestyle() == "-"
    assert {line.get_marker() for line in chart.axes[0].lines} >= {look(s).marker for s in ("PAK", "RUS", "USA")}


def test_panels_share_one_scale():
    axes = drawn("multiples", "wide").axes
    assert len({(ax.get_xlim(), ax.get_ylim()) for ax in axes[:4]}) == 1


def test_on_a_phone_up_to_three_panels_stand_one_below_the_other_each_with_its_names():
    kind, frame, how = SAMPLES["multiples"]
    for panels, columns in ((["PAK", "BGD", "EGY"], 1), (["PAK", "BGD", "EGY", "IDN"], 2)):
        chart = kind.narrow(frame[frame["panel"].isin(panels)], **how)
        shown = [ax for ax in chart.axes if ax.get_visible()]
        assert len({round(ax.get_position().x0, 3) for ax in shown}) == columns
        assert said(chart).count("Washington") == len(panels) // columns


def test_bars_start_at_zero_and_end_at_the_whole():
    [ax] = drawn("shares", "wide").axes
    rows = {row: [bar for bar in ax.patches if round(bar.get_y() + 0.39) == row] for row in (0, 1, 2)}
    assert ax.get_xlim() == (0, 100)
    for row in (0, 1):
        assert min(bar.get_x() for bar in rows[row]) == 0
        assert sum(bar.get_width() for bar in rows[row]) == pytest.approx(100)


def test_a_period_without_data_says_so_and_draws_nothing():
    [ax] = drawn("shares", "wide").axes
    assert sum(bar.get_width() for bar in ax.patches if round(bar.get_y() + 0.39) == 2) == 0
    assert "no data" in said(drawn("shares", "wide"))


def test_each_part_is_named_once_in_a_bar_or_in_the_key():
    names = ("United States", "China", "Russia", "Britain")
    for paper in ("wide", "narrow"):
        assert all(name in said(drawn("shares", paper)) for name in names)
    assert said(shares(parts())).count("United States 40%") == 1


def test_a_missing_value_is_said_beside_the_one_that_is_there():
    assert "no data" in said(drawn("before-after", "wide"))


def test_open_dots_are_the_intervals_that_hold_zero():
    """Of -8, -7, -5 and -6, -5, -3, each give or take 4, only -3 reaches zero."""
    dots = [line for line in drawn("specification", "wide").axes[0].lines if line.get_marker() == "o"]
    assert {to_hex(line.get_markerfacecolor()): list(line.get_ydata()) for line in dots} == {
        INK: [-8, -7, -6, -5, -5], ON: [-3],
    }  # fmt: skip


def test_a_specification_without_data_is_counted():
    kind, frame, usual = SAMPLES["specification"]
    lost = frame.assign(estimate=frame["estimate"].where(frame.index > 0))
    assert "1 of 6 specifications have no data." in said(kind(lost, **usual))


def test_votes_stand_by_date_and_a_missing_one_is_said():
    frame = SAMPLES["rollcall"][1]
    chart = rollcall(frame.sample(frac=1, random_state=1).sort_values("state", kind="stable"))
    marks = {line.get_marker(): sorted(line.get_xdata()) for line in chart.axes[0].lines if len(line.get_xdata()) < 5}
    assert marks[look("no").marker] == [0, 1, 2, 3] and marks[look("absent").marker] == [2]
    assert "No mark: no vote on record." in said(chart)


def test_the_width_of_a_line_grows_with_its_value():
    widths = [
        line.get_linewidth() for line in network(edges(), scale=(0, 100)).axes[0].lines if len(line.get_xdata()) == 2
    ]
    assert widths == pytest.approx([7 * v / 100 for v in (77, 48, 55)])


def test_a_pair_without_data_has_no_line_and_is_said():
    chart = network(edges(), scale=(0, 100))
    drawn_lines = [line for line in chart.axes[1].lines if len(line.get_xdata()) == 2]
    assert len(drawn_lines) == 2 and "No line: no data." in said(chart)


@pytest.mark.parametrize("count", [3, 4, 5])
def test_networks_of_three_to_five_keep_their_texts_apart(count):
    names = ["PAK", "RUS", "USA", "CHN", "IND"][:count]
    frame = pd.DataFrame([("2010s", a, b, 50.0) for n, a in enumerate(names) for b in names[n + 1 :]],
                         columns=["panel", "a", "b", "value"])  # fmt: skip
    for draw in (network, network.narrow):
        assert clashes(draw(frame, scale=(0, 100))) == []


@pytest.mark.parametrize("width", [6.6, 3.75])
def test_crowded_events_and_names_keep_apart(width):
    events = {1990 + 2 * n: f"An event of some length {n}" for n in range(6)}
    frame = pd.concat([states().assign(state=s, value=50 + n / 10) for n, s in enumerate(("PAK", "RUS", "USA", "IND"))])
    frame = frame.drop(columns=["low", "high"]).drop_duplicates(["state", "year"])
    draw = lines if width > 5 else lines.narrow
    assert clashes(draw(frame, events=events, ylim=(0, 100))) == []


@given(st.lists(st.floats(-100, 100), min_size=1, max_size=12), st.floats(0.1, 20))
def test_labels_move_apart_keep_their_order_and_their_centre(heights, step):
    heights = sorted(heights)
    moved = spread(heights, step)
    assert all(b - a >= step - 1e-6 for a, b in zip(moved, moved[1:], strict=False))
    assert sum(moved) == pytest.approx(sum(heights), abs=1e-6)


def test_labels_that_do_not_touch_stay_where_they_are():
    assert spread([0.0, 10.0, 20.0], 5) == [0.0, 10.0, 20.0]


def test_a_line_without_any_data_has_no_label():
    chart = lines(states())
    empty = pd.Series(np.nan, index=range(1990, 2000))
    assert label_ends(chart.axes[0], {"IND": empty}) == []
