"""The data book: every table with its card, every field with its meaning, every download with its file."""

from __future__ import annotations

import gzip
import hashlib
import re

import pandas as pd
import pytest
from bs4 import BeautifulSoup

from alignment import data
from alignment.site import by_state, card, databook, strip

PAGE = "appendix/data.html"


@pytest.fixture(scope="module")
def soup(site):
    return site.soup(PAGE)


def section(soup, name: str):
    return soup.find(id=f"data-{name.replace('_', '-')}").find_parent("section")


def field_table(soup, name: str):
    return next(t for t in section(soup, name).select("table") if t.caption.text == f"Fields of {name}")


def plain(heading) -> str:
    return heading.find(string=True).strip().replace("’", "'")


def test_every_table_has_its_card_under_its_theme_and_headings_stand_in_order(soup):
    found, theme = {}, None
    for heading in soup.select("main h2, main h3"):
        if heading.name == "h2":
            found[theme := plain(heading)] = []
        else:
            found[theme].append(plain(heading))
    wanted = {title: [] for title, _ in databook.THEMES.values()}
    for entry in data.package()["resources"]:
        wanted[databook.THEMES[entry["theme"]][0]].append(entry["title"])
    assert found == wanted and all(wanted.values())
    assert not soup.select("main h4, main h5, main h6")


def test_the_contents_lead_to_every_card_and_the_list_beside_the_page_to_every_theme(soup):
    index = soup.select_one(".rp-index")
    assert [s.text.partition(":")[0] for s in index.select("summary")] == [t for t, _ in databook.THEMES.values()]
    links = {a["href"].removeprefix("#"): a.text for a in index.select("a")}
    titles = {card.anchor(entry): entry["title"] for entry in data.package()["resources"]}
    assert links == titles and all(soup.find(id=target) for target in links)
    beside = [plain(a) for a in soup.select("nav.rp-sections a")]
    assert beside == [title for title, _ in databook.THEMES.values()]


def test_the_page_weighs_less_than_a_hundred_kilobytes(site):
    assert len(gzip.compress((site.folder / PAGE).read_bytes(), 9)) < 100_000


def test_no_field_on_the_page_lacks_a_meaning_a_type_or_a_unit(soup):
    for entry in databook.tables():
        rows = field_table(soup, entry["name"]).select("tbody > tr")
        assert [row.th.text for row in rows] == [f["name"] for f in entry["schema"]["fields"]]
        for row in rows:
            meaning, small = row.td.find(string=True), row.td.span.text
            assert re.match(r"[^.]{3,}", meaning), f"{entry['name']}.{row.th.text} has no meaning"
            assert re.fullmatch(r"[a-z]+(, may be empty)?; unit: .+", small), f"{entry['name']}.{row.th.text}: {small}"


def test_every_code_is_on_the_page(soup):
    for entry in databook.tables():
        rows = {row.th.text: row for row in field_table(soup, entry["name"]).select("tbody > tr")}
        for field in entry["schema"]["fields"]:
            shown = [code.text for code in rows[field["name"]].select("details code")]
            assert shown == field.get("constraints", {}).get("enum", [])


def test_every_download_is_the_file_on_record(soup, site):
    links = soup.select("main a.rp-file")
    assert len(links) == len(databook.tables())
    shown = [entry for group in databook.by_theme().values() for entry in group if entry["type"] == "table"]
    for link, entry in zip(links, shown, strict=True):
        path = (site.folder / PAGE).parent / link["href"]
        assert f"sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}" == entry["hash"]
        assert len(path.read_bytes()) == entry["bytes"] and path.name == entry["path"]
    assert (site.folder / "data" / "datapackage.json").read_bytes() == (data.folder() / "datapackage.json").read_bytes()
    assert not (site.folder / "data" / "excerpts.yml").exists(), "the article's words are not offered as a file"


def test_each_card_says_source_licence_limits_checks_and_how_to_cite(soup):
    for entry in data.package()["resources"]:
        words = " ".join(section(soup, entry["name"]).text.split())
        wanted = [entry["description"], entry["row"], entry["processing"], entry["upstream_status"]["figures"]]
        wanted += [*entry["cannot_see"], *(s["organisation"] for s in entry["sources"])]
        wanted += [*(licence["read_where"] for licence in entry["licenses"])]
        wanted += [f"Cite: {data.cite(entry['name'])}. Table “{entry['name']}” in The Reading the Pivot contributors"]
        assert not [text for text in wanted if " ".join(text.split()) not in words], entry["name"]


def test_ten_rows_are_the_files_own(soup):
    table = next(t for t in section(soup, "states").select("table") if t.caption.text.startswith("10 rows"))
    rows = table.select("tbody tr")
    assert len(rows) == 10 and [c.text for c in rows[0].select("td")][:2] == ["AFG", "Afghanistan"]
    assert rows[-1].th.text == str(data.resource("states")["rows"])


def test_the_strip_says_in_words_what_it_draws(soup):
    drawing = section(soup, "un_votes").select_one("figure.rp-strip svg")
    assert drawing["aria-label"] == "Rows per year, 1946 to 2025: most in 2025 (37,056), none in 1964."
    assert len(re.findall("M", drawing.path["d"])) == 2025 - 1946
    assert section(soup, "glossary").select_one("svg") is None


def test_a_year_without_rows_has_no_bar():
    entry = {"name": "t", "schema": {"fields": [{"name": "year", "type": "integer"}]}}
    table = pd.DataFrame({"year": ["2001", "2001", "2003", ""]})
    drawn = strip.strip(entry, table)
    assert "most in 2001 (2), none in 2002." in drawn and drawn.count("h9") == 2


def test_coverage_by_state_counts_rows_in_each_column_and_says_the_years(soup):
    table = section(soup, "un_votes").select_one(".rp-states table")
    rows = {row.th.text: row for row in table.select("tbody tr")}
    votes = data.load("un_votes")
    assert list(rows) == ["PAK", "IND", "USA", "RUS", "CHN", "195 others"]
    assert rows["PAK"].select("td")[-1].text == f"{(votes['state'] == 'PAK').sum():,}"
    assert rows["CHN"].svg["aria-label"] == "1971–2025" and rows["PAK"].svg["aria-label"] == "1947–1963, 1965–2025"
    reports = section(soup, "trade_with_powers").select(".rp-states thead th")
    assert [cell.text for cell in reports] == ["code", "years", "reporter", "partner"]
    pakistan = section(soup, "trade_with_powers").select_one(".rp-states tbody tr")
    own = (data.load("trade_with_powers")["reporter"] == "PAK").sum()
    assert [cell.text for cell in pakistan.select("td")[1:]] == [f"{own:,}", "0"]
    others = section(soup, "trade_with_powers").select(".rp-states tbody th")[-1].text
    listed = set(data.load("states")["code"]) - {*by_state.STATES}
    assert others == f"{len(listed & set(data.load('trade_with_powers')['reporter']))} others", "Aruba is no state"
    suppliers = set(data.load("arms_by_supplier")["supplier"]) - {"unknown", "other"}
    others = suppliers | set(data.load("arms_by_supplier")["recipient"])
    others -= set(by_state.STATES)
    last = section(soup, "arms_by_supplier").select(".rp-states tbody th")[-1]
    assert last.text == f"{len(others)} others"
    assert section(soup, "glossary").select_one(".rp-states") is None


def test_states_of_a_pair_and_of_a_list_are_found_and_words_are_no_states():
    fields = [{"name": "year", "type": "integer"}, {"name": "actors", "type": "string", "codes_of": "states"}]
    fields += [{"name": "source", "type": "string"}]
    table = pd.DataFrame({"year": ["2001", "2002", "2004"], "actors": ["PAK;RUS", "PAK;UFO", "IND;RUS"]})
    table["source"] = ["PAK", "IND", "USA"]  # no key says that these are states
    soup = BeautifulSoup(by_state.by_state({"name": "t", "schema": {"fields": fields}}, table), "html.parser")
    told = {row.th.text: [row.svg["aria-label"], row.select("td")[-1].text] for row in soup.select("tbody tr")}
    assert told == {"PAK": ["2001–2002", "2"], "IND": ["2004", "1"], "RUS": ["2001, 2004", "2"]}
    assert soup.p.text == "No row names USA, CHN."
    assert len(soup.select("thead th")) == 3


def test_a_field_that_tells_of_the_table_of_states_says_so_to_the_page_too():
    for entry in databook.tables():
        shown = by_state.columns_of_states(entry)
        told = [f["name"] for f in entry["schema"]["fields"] if "the table states" in f["description"]]
        assert set(told) - {"state"} <= set(shown), entry["name"]
        table = data.load(entry["name"])
        held = {name: set(by_state.codes(table[name].astype(str))) & set(data.load("states")["code"]) for name in shown}
        assert all(held.values()), entry["name"]


def test_many_gaps_are_counted():
    assert by_state.words(by_state.runs([2000, 2002, 2004, 2006])) == "2000–2006, 3 years without rows"


def test_a_term_counts_in_its_first_year_and_the_page_says_so(soup):
    assert "the first of each row" in section(soup, "governments").figcaption.text
    assert "first of each row" not in section(soup, "un_votes").figcaption.text


def test_a_long_cell_is_cut_and_a_title_is_no_markup():
    assert card.shorter("a  b\nc") == "a b c" and len(card.shorter("x" * 300)) == card.LONG
    assert card.plain_markdown("a_b* [c]") == r"a\_b\* \[c\]"


def test_the_page_opens_and_folds_without_a_script(site):
    with site.open(PAGE, java_script_enabled=False) as page:
        fold = page.locator("details", has_text="fields").first
        fold.locator("summary").first.click()
        assert fold.locator("table").first.is_visible()
        assert not page.outside
