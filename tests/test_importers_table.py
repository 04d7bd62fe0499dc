"""Tables of services: how files are read, what is never trusted."""

import io
import zipfile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogkit.diagnostic import Severity
from catalogkit.importers import Settings
from catalogkit.importers.table.importer import run
from tests.importing import project_of

LAPTOP = "catalog/items/laptop.yaml"
ROWS = "Name,SLA\nLaptop,3 business days\n"
WORDS = [
    "Laptop",
    "Name",
    "SLA",
    "Owner",
    "名称",
    "3 days",
    "n/a",
    "€5",
    "9-5",
    "",
    "|",
]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_file_is_read_in_the_encoding_it_was_saved_in(encoding):
    text = "Name,Owner\nLaptop,Büro\n"

    files = run({"a.csv": text.encode(encoding)}).files

    assert "title: Büro" in "".join(files.values())


def test_chinese_of_an_older_spreadsheet_is_read_as_such():
    text = "服务名称;办理时限\n笔记本电脑;3个工作日\n"

    files = run({"a.csv": text.encode("gb18030")}).files

    (item,) = files.values()
    assert "title: 笔记本电脑" in item
    assert "fulfil: 3bd" in item


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_what_separates_the_values_is_found(sign):
    text = ROWS.replace(",", sign)

    assert "fulfil: 3bd" in run({"a.csv": text.encode()}).files[LAPTOP]


def test_a_column_is_what_the_caller_says():
    text = "Leistung,Frist\nLaptop,3 days\n"
    columns = {"name": "Leistung", "time": "B"}

    none = run({"a.csv": text.encode()})
    some = run({"a.csv": text.encode()}, Settings(columns))

    assert not none.files
    assert "--column" in none.report[0].message
    assert "fulfil: 3bd" in some.files[LAPTOP]


def test_a_column_that_no_table_has_is_told():
    report = run({"a.csv": ROWS.encode()}, Settings({"owner": "Dienststelle"})).report

    assert any("no column is called 'Dienststelle'" in each.message for each in report)


def test_what_is_beyond_the_rows_that_are_read_is_told():
    rows = "".join(f"Item {number},1 day\n" for number in range(10_001))

    report = run({"a.csv": f"Name,SLA\n{rows}".encode()}).report

    assert any("rows after the first 10,000" in each.message for each in report)


@pytest.mark.parametrize("words", ["(" * 90_000, "9" * 90_000, "，" * 90_000])
def test_very_long_words_take_no_time(words):
    text = f"Name,SLA,Hours,Cost,{words}\nLaptop,{words},{words},{words},x\n"

    assert LAPTOP in run({"a.csv": text.encode()}).files


def test_a_unit_in_the_header_counts_for_its_numbers():
    text = "Name,SLA (hours)\nLaptop,4\n"

    assert "fulfil: 4h" in run({"a.csv": text.encode()}).files[LAPTOP]


def test_a_second_table_below_the_first_has_columns_of_its_own():
    text = f"{ROWS}\nOwner,Service\nDesk,Badge\n"

    files = run({"a.csv": text.encode()}).files

    assert {LAPTOP, "catalog/items/badge.yaml"} <= files.keys()


def test_a_row_keeps_its_id_wherever_it_stands():
    one = "名称,时限\n电脑,1天\n打印机,2天\n"
    other = "名称,时限\n打印机,2天\n电脑,1天\n"

    assert run({"a.csv": one.encode()}).files == run({"a.csv": other.encode()}).files


def book(fill):
    made = openpyxl.Workbook()
    fill(made.active)
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()


def test_a_merged_cell_counts_for_all_its_rows():
    def fill(sheet):
        for row in (["Name", "SLA"], ["Laptop", "3 business days"], ["Phone", None]):
            sheet.append(row)
        sheet.merge_cells("B2:B3")

    files = run({"a.xlsx": book(fill)}).files

    assert "fulfil: 3bd" in files["catalog/items/phone.yaml"]


def test_a_merged_row_is_the_category_of_those_below():
    def fill(sheet):
        for row in (["Name", "SLA"], ["Devices", None], ["Laptop", "3 days"]):
            sheet.append(row)
        sheet.merge_cells("A2:B2")

    assert "category: devices" in run({"a.xlsx": book(fill)}).files[LAPTOP]


def test_a_finding_in_a_workbook_names_sheet_and_cell():
    def fill(sheet):
        sheet.title = "IT"
        for row in (["Name", "SLA"], ["Laptop", "soon"]):
            sheet.append(row)

    report = run({"a.xlsx": book(fill)}).report

    (found,) = [each for each in report if each.rule == "import/not-carried"]
    assert "'soon' in IT!B2" in found.message
    assert (found.place.file, found.place.span.line) == ("a.xlsx!IT", 2)


def test_a_huge_merged_range_and_a_far_cell_take_no_time():
    def fill(sheet):
        for row in (["Name", "SLA"], ["Laptop", "3 days"]):
            sheet.append(row)

    data = changed_zip(
        book(fill),
        "xl/worksheets/sheet1.xml",
        b"</sheetData>",
        b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
        b'<mergeCells count="1"><mergeCell ref="C3:XFD1048576"/></mergeCells>',
    )

    assert LAPTOP in run({"a.xlsx": data}).files


def test_an_archive_that_unpacks_to_very_much_is_not_unpacked():
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * (40 << 20))

    (found,) = run({"a.xlsx": data.getvalue()}).report

    assert found.rule == "import/unreadable"
    assert "unpacked it has 40 MiB" in found.message


def test_entities_of_xml_are_not_multiplied():
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">' + b"".join(
        b'<!ENTITY %c "%s">' % (98 + i, b"&%c;" % (97 + i) * 10) for i in range(9)
    )
    data = changed_zip(
        book(lambda sheet: sheet.append(["Name"])),
        "xl/workbook.xml",
        None,
        bomb + b"]><workbook>&j;</workbook>",
    )

    (found,) = run({"a.xlsx": data}).report

    assert found.rule == "import/unreadable"


def changed_zip(data, name, old, new):
    result = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as before,
        zipfile.ZipFile(result, "w") as after,
    ):
        for each in before.namelist():
            text = before.read(each)
            if each == name:
                text = new if old is None else text.replace(old, new)
            after.writestr(each, text)
    return result.getvalue()


@given(st.binary(max_size=40), st.integers(0, 5000), st.booleans())
def test_a_damaged_workbook_is_answered_with_drafts_or_a_report(junk, at, longer):
    whole = book(lambda sheet: [sheet.append(r) for r in (["Name", "SLA"], ["A b", 1])])
    data = whole[:at] + junk + whole[at if longer else at + len(junk) :]

    imported = run({"a.xlsx": data})

    assert imported.files or imported.report


@given(st.lists(st.lists(st.sampled_from(WORDS) | st.text(max_size=6), max_size=5)))
def test_any_rows_below_a_header_give_drafts_without_an_error(rows):
    head = ["Name", "SLA", "Owner", "Hours", "Price"]
    lines = [head, *rows]
    quoted = [[each.replace('"', '""') for each in line] for line in lines]
    text = "\n".join(",".join(f'"{each}"' for each in line) for line in quoted)

    imported = run({"a.csv": text.encode("utf-8", "replace")})

    project = project_of(dict(imported.files))
    assert not [e for e in project.diagnostics if e.severity is Severity.ERROR]
