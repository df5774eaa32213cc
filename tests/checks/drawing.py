"""How a reader draws: mouse, finger, controls; and what the page then shows of the line."""

from __future__ import annotations

from desk import example
from desk import finger as finger


def item(**change):
    """The example without a question about confidence."""
    return example("draw", **{"confidence": False} | change)


def place(page, year: int, value: float) -> tuple[float, float]:
    """Where a year and a value stand on the screen, measured on the marks that the chart itself draws."""
    rows = page.locator(".rp-chart .rp-grid").evaluate_all("g => g.map(p => p.getBoundingClientRect().y)")
    zero, hundred = max(rows[:5]), min(rows[:5])
    chart = page.locator(".rp-chart svg")
    start = page.locator(".rp-area").bounding_box()["x"]
    box = chart.bounding_box()
    unit = box["width"] / chart.evaluate("s => s.viewBox.baseVal.width")
    end = box["x"] + box["width"] - 10 * unit
    return start + (end - start) * (year - 2005) / 7, zero + (hundred - zero) * value / 100


def drag(page, *points: tuple[int, float]):
    """With the mouse over (year, value) points, in one stroke."""
    page.locator(".rp-chart").scroll_into_view_if_needed()
    page.mouse.move(*place(page, *points[0]))
    page.mouse.down()
    for point in points[1:]:
        page.mouse.move(*place(page, *point))
    page.mouse.up()


def flat(page):
    """58 per cent in every year, by the controls."""
    page.get_by_text("Or set it year by year").click()
    for slider in page.get_by_role("slider").all():
        slider.fill("58")


def drawn(page) -> list[str]:
    """The reader's line, as the table shows it."""
    rows = page.locator(".rp-years tbody tr")
    return rows.evaluate_all("rows => rows.slice(6).map(r => r.cells[2].textContent)")


def near(shown: str, value: float) -> bool:
    """A pointer meets a value to the pixel: about half a percentage point."""
    return abs(float(shown.rstrip("%")) - value) <= 1


def news(page) -> str:
    """What is still missing."""
    return page.locator(".rp-news").inner_text()
