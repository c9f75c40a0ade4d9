"""A village's hands: fills a form, mends a copy that came back, signs a table. Another library than ours."""

import json
import sys

import openpyxl


def header(sheet):
    """The header's last row, and the column of each label without line breaks and units."""
    for row in sheet.iter_rows(max_row=10):
        names = ["".join(str(cell.value or "").split()) for cell in row]
        if any(name.startswith("户编号") for name in names):
            return row[0].row, {name.split("(")[0] if not name.startswith("上年") else name: n
                                for n, name in enumerate(names, 1) if name}
    raise SystemExit("no header")


def fill(path, out, plants, totals):
    """Every item a twentieth above last year's, then what is planted; without totals no formulas stay."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    top, columns = header(sheet)
    for row in range(top + 1, sheet.max_row + 1):
        if not sheet.cell(row, columns["户编号"]).value:
            continue
        for name, column in columns.items():
            if name.startswith("上年"):
                prior = sheet.cell(row, column).value
                now = sheet.cell(row, column + 1)
                if isinstance(prior, (int, float)) and not str(now.value or "").startswith("="):
                    now.value = round(prior * 1.05, 2)
    if not totals:
        for cells in sheet.iter_rows():
            for cell in cells:
                if isinstance(cell.value, str) and cell.value.startswith("="):
                    cell.value = None
    for row, name, value in plants:
        if name == "整行":
            for column in range(1, sheet.max_column + 1):
                sheet.cell(top + row, column).value = None
        elif name == "新列":
            last = sheet.max_column + 1
            sheet.cell(top, last).value = value
            sheet.cell(top + row, last).value = 320
        elif name == "收入":
            for label, column in columns.items():
                if label.startswith("上年"):
                    sheet.cell(top + row, column + 1).value = None
        else:
            sheet.cell(top + row, columns[name]).value = value
    book.save(out)


def mend(path, out, changes, explanations):
    """Changes cells of the table and writes 核实说明 behind findings, by code."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    top, columns = header(sheet)
    for row, name, value in changes:
        sheet.cell(top + row, columns[name]).value = value
    at = {}
    for cells in book["问题清单"].iter_rows():
        names = [cell.value for cell in cells]
        if "核实说明" in names:
            at = {name: n for n, name in enumerate(names)}
        elif at and cells[at["代码"]].value in explanations:
            cells[at["核实说明"]].value = explanations[cells[at["代码"]].value]
    book.save(out)


def work(path, rows):
    """A village fills its ledger: the first rows, by their headers."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    top, columns = header(sheet)
    for n, cells in enumerate(rows, 1):
        for name, value in cells.items():
            sheet.cell(top + n, columns[name]).value = value
    book.save(path)


def sign(path):
    """Adopts every row."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    at = {}
    for cells in sheet.iter_rows():
        names = [cell.value for cell in cells]
        if "采纳" in names:
            at = {name: n for n, name in enumerate(names)}
        elif at and cells[at["代码"]].value:
            for name, value in (("采纳", "是"), ("签认人", "王助理"), ("签认日期", "2022年11月20日"), ("有效期至", "2022-12-31")):
                cells[at[name]].value = value
    book.save(path)


if __name__ == "__main__":
    task = json.loads(sys.argv[1])
    {"fill": fill, "mend": mend, "sign": sign, "work": work}[task.pop("do")](**task)
