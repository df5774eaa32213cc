"""Quiz files come back whole through readers that others wrote, and say what they do not carry."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import zipfile
from html import unescape
from xml.etree import ElementTree as ET

import pytest
from awkward import ODD
from moodle_xml_parser.parser import parse_bytes

from alignment.course import gift, moodle, qti, sheet
from alignment.course.questions import as_choices

WRITERS = {"moodle": moodle, "gift": gift, "qti": qti, "sheet": sheet}
EACH = pytest.mark.parametrize("writer", WRITERS.values(), ids=WRITERS)
READ_GIFT = (
    "const q=require(process.argv[1]).parse(require('fs').readFileSync(0,'utf8'));console.log(JSON.stringify(q))"
)


def bare(text: str) -> str:
    """Words without tags, on one line; GIFT has no arrow of two signs."""
    text = text.replace("<p>", " ").replace("</p>", " ")
    return " ".join(unescape(text).replace("->", "→").split())


def of(questions, *kinds):
    return [q for q in questions if q.kind in kinds]


@EACH
def test_the_same_chapter_gives_the_same_bytes(writer, asked):
    assert writer.write(asked) == writer.write(asked)


@EACH
def test_every_self_check_is_carried_or_listed(writer, asked, items):
    carried = {q.item for q in asked.questions}
    lost = writer.write(asked)[1]
    missing = {f"99/{i.id}" for i in items} - carried
    assert missing == {"99/draw"} <= {one.item for one in lost}
    assert len(lost) == len(set(lost))


def test_moodle_choices_come_back_through_another_reader(asked):
    read = parse_bytes(moodle.write(asked)[0])["multichoice"]
    wanted = of(asked.questions, "one", "many")
    assert [one.name for one in read] == [q.name for q in wanted] and len(wanted) > 8
    for one, q in zip(read, wanted, strict=True):
        assert one.single is (q.kind == "one")
        assert len(one.options) == len(q.answers)
        rows = zip(one.options, q.answers, strict=True)
        assert all(bare(o.answer) == bare(a.text) and bare(o.feedback) == bare(a.feedback) for o, a in rows)
        assert [o.score_fraction > 0 for o in one.options] == [a.right for a in q.answers]
        assert sum(o.score_fraction for o in one.options if o.score_fraction > 0) == pytest.approx(
            100 if q.kind == "many" else 100 * sum(a.right for a in q.answers), abs=0.01
        )


def test_moodle_numbers_essays_and_pairs_have_the_parts_that_its_importer_reads(asked):
    root = ET.fromstring(moodle.write(asked)[0])
    found = {one.findtext("name/text"): one for one in root if one.get("type") != "category"}
    assert set(found) == {q.name for q in asked.questions}
    for q in asked.questions:
        one = found[q.name]
        assert all(bare(part) in bare(one.findtext("questiontext/text")) for part in q.prompt)
        assert [bare(h.findtext("text")) for h in one.findall("hint")] == [bare(h) for h in q.hints]
    number = found["99/number"].findall("answer")
    assert [(a.get("fraction"), a.findtext("text"), a.findtext("tolerance")) for a in number] == [
        ("100", "-0.4256", "0.4256"), ("0", "42.6", "0.4256"), ("0", "9", "0.4256"),
    ]  # fmt: skip
    assert found["99/guess"].findtext("defaultgrade") == "0" and "64%" in found["99/guess"].findtext(
        "generalfeedback/text"
    )
    pairs = {bare(s.findtext("text")): s.findtext("answer/text") for s in found["99/order"].findall("subquestion")}
    assert pairs == {bare(f"e{n} {ODD}"): place for n, place in enumerate(("1st", "2nd", "3rd", "4th"))}
    notes = bare(found["99/write"].findtext("graderinfo/text"))
    assert bare(f"A model. {ODD}") in notes and "Is it 2?" in notes


@EACH
def test_a_text_to_mark_goes_with_its_question(writer, asked):
    """Without it nobody could answer: the page of the chapter is not at hand in a platform."""
    (question,) = [q for q in asked.questions if q.item == "99/write"]
    assert question.prompt[-2:] == (f"Markable. {ODD}", f"Endmost. {ODD}")
    made = writer.write(asked)[0]
    if made[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(made)) as packed:
            made = b"".join(packed.read(name) for name in packed.namelist() if name.endswith(".xml"))
    assert made.count(b"Markable") == made.count(b"Endmost") == 1


def test_moodle_figures_travel_inside_the_file(asked, figures):
    import base64

    root = ET.fromstring(moodle.write(asked)[0])
    files = root.findall(".//questiontext/file")
    assert [base64.b64decode(file.text) for file in files] == [figures["agreement"].png] * 2
    assert all(f"@@PLUGINFILE@@/{file.get('name')}" in root.find(f".//file[@name='{file.get('name')}']/../text").text
               for file in files)  # fmt: skip


def test_gift_comes_back_through_another_reader(asked, node, node_modules):
    text = gift.write(asked)[0]
    module = str(node_modules / "gift-pegjs")
    said = subprocess.run([node, "-e", READ_GIFT, module], input=text, capture_output=True, check=True).stdout
    read = [one for one in json.loads(said) if one["type"] != "Category"]
    assert [one["title"] for one in read] == [q.name for q in asked.questions]
    for one, q in zip(read, asked.questions, strict=True):
        assert all(bare(part) in bare(one["stem"]["text"]) for part in q.prompt)
        after = bare((one["globalFeedback"] or {"text": ""})["text"])
        assert bare(q.feedback or q.model) in after
        if q.kind in ("one", "many"):
            assert [bare(c["text"]["text"]) for c in one["choices"]] == [bare(a.text) for a in q.answers]
            assert [bare(c["feedback"]["text"]) for c in one["choices"]] == [bare(a.feedback) for a in q.answers]
            assert [c["isCorrect"] or (c["weight"] or 0) > 0 for c in one["choices"]] == [a.right for a in q.answers]
        if q.kind == "number":
            numbers = [(c["text"]["number"], c["text"]["range"], c["weight"]) for c in one["choices"]]
            assert numbers == [(a.value, q.tolerance, 100 * a.right) for a in q.answers]
        if q.kind == "match":
            pairs = [(bare(p["subquestion"]["text"]), p["subanswer"]) for p in one["matchPairs"]]
            assert pairs == [(bare(a.text), a.feedback) for a in q.answers]


def test_qti_comes_back_through_the_reader_of_text2qti(asked, tmp_path):
    from text2qti.config import Config
    from text2qti.quiz import Quiz

    (tmp_path / "agreement.png").write_bytes(next(q.figure.png for q in asked.questions if q.figure))
    wanted = [one for q in asked.questions for one in (as_choices(q) if q.kind == "match" else [q])]
    read = Quiz(qti.source(asked, wanted, str(tmp_path)), config=Config(), source_name="quiz").questions_and_delims
    assert [one.title_raw for one in read] == [q.name for q in wanted]
    kinds = {"one": "multiple_choice", "many": "multiple_answers", "number": "numerical", "text": "essay"}
    for one, q in zip(read, wanted, strict=True):
        assert one.type == f"{kinds[q.kind]}_question"
        if q.kind in ("one", "many"):
            assert [bare(unescape(c.choice_html_xml)) for c in one.choices] == [bare(a.text) for a in q.answers]
            assert [bare(unescape(c.feedback_html_xml or "")) for c in one.choices] == [
                bare(a.feedback) for a in q.answers
            ]
        if q.kind == "number":
            assert one.numerical_min <= q.answers[0].value <= one.numerical_max


def test_qti_is_a_zip_with_its_figures_and_one_date(asked):
    content = qti.write(asked)[0]
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        assert "imsmanifest.xml" in packed.namelist() and "images/agreement.png" in packed.namelist()
        assert {file.date_time for file in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        for name in packed.namelist():
            if name.endswith(".xml"):
                ET.fromstring(packed.read(name))


def test_a_zero_at_the_end_of_a_range_is_inside_it(asked):
    """The library refuses a range that ends at zero; -0.4256 within 0.4256 ends there."""
    q = next(q for q in asked.questions if q.item == "99/number")
    assert qti.number(q) == ["= [-0.8512, 0.0002]"]


def test_the_table_reads_back_and_no_cell_is_a_formula(asked):
    rows = list(csv.DictReader(io.StringIO(sheet.write(asked)[0].decode("utf-8-sig"))))
    wanted = [one for q in asked.questions for one in (as_choices(q) if q.kind == "match" else [q])]
    assert [r["id"] for r in rows] == [q.name for q in wanted]
    one = next(r for r in rows if r["id"] == "99/one")
    assert one["right"] == "3" and one["option_3"] == f"2 {ODD}" and one["feedback_3"] == f"why 2 {ODD}"
    number = next(r for r in rows if r["id"] == "99/number")
    assert (number["right"], number["tolerance"]) == ("-0.4256", "0.4256") and "moved" in number["feedback_wrong"]
    assert sheet.cell("=1+1") == "'=1+1" and sheet.cell("-4.5") == "-4.5" and sheet.cell("- no") == "'- no"
