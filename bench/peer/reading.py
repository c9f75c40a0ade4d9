"""Reads the workbooks of a year and matches the two years, as an analyst does it with pandas."""
import csv
from pathlib import Path

import numpy as np
import pandas as pd

DEFINITIONS = Path(__file__).resolve().parents[2] / "docs" / "definitions"


def _table(name):
    with open(DEFINITIONS / name, encoding="utf-8") as file:
        return list(csv.DictReader(file))


ITEMS = _table("items.csv")
COLUMNS = _table("columns.csv")
NAMES = {
    name: row["key"]
    for row in COLUMNS + ITEMS
    for name in [row["label"], *filter(None, row["synonyms"].split("|"))]
}
MONEY = [row["key"] for row in ITEMS] + ["claims", "outOfPocket", "loan", "monthlyWage"]
SECTIONS = {
    row["key"]: "costs" if row["kind"] == "cost" else row["category"] for row in ITEMS
}


def keys_of(test):
    return [row["key"] for row in ITEMS if test(row)]


def in_section(name):
    return [key for key, section in SECTIONS.items() if section == name]


def read_year(folder):
    """All households of a year, their amounts in fen, with the columns that say which cells are blank."""
    frames = []
    for path in sorted(Path(folder).glob("*.xlsx")):
        frame = pd.read_excel(path, dtype=object, engine="openpyxl")
        frame.columns = [NAMES.get(str(name).strip(), str(name)) for name in frame.columns]
        frames.append(frame)
    rows = pd.concat(frames, ignore_index=True)
    for key in ("village", "id", "head", "idNumber"):
        rows[key] = rows[key].astype(str).str.strip().where(rows[key].notna(), None)
    yuan = rows[MONEY].astype(float)
    filled = yuan.notna().add_prefix("filled ")
    fen = (yuan.fillna(0) * 100).round().astype(np.int64)
    rows = pd.concat([rows.drop(columns=MONEY), fen, filled], axis=1)
    incomes = keys_of(lambda row: row["kind"] == "income")
    rows["surveyed"] = rows[[f"filled {key}" for key in incomes]].any(axis=1)
    rows["population"] = rows["population"].astype(np.int64)
    return with_sums(rows)


def with_sums(rows):
    for section in ("wages", "business", "costs", "property", "transfers"):
        rows[f"sum {section}"] = rows[in_section(section)].sum(axis=1)
    rows["gross"] = rows["sum business"]
    rows["sum business"] = rows["gross"] - rows["sum costs"]
    parts = ("wages", "business", "property", "transfers")
    rows["net"] = sum(rows[f"sum {part}"] for part in parts)
    rows["perCapita"] = rounded(rows["net"], rows["population"])
    monitored = rows["net"] + rows["claims"] - rows["outOfPocket"]
    rows["monitoredPerCapita"] = rounded(monitored, rows["population"])
    return rows


def rounded(amount, by):
    """To the nearest fen, halves away from zero."""
    return np.sign(amount) * ((2 * np.abs(amount) + by) // (2 * by))


def match(prior, current):
    """The places of the pairs: by 户编号, then ID number, then village and head where that is unique."""
    partner = np.full(len(current), -1)
    used = np.zeros(len(prior), bool)
    names = lambda rows: rows["village"] + "\n" + rows["head"].fillna("")
    for key in (lambda rows: rows["id"], lambda rows: rows["idNumber"], names):
        ours, theirs = key(current), key(prior)
        once = theirs.notna() & ~theirs.duplicated(keep=False) & ~used
        places = pd.Series(np.flatnonzero(once), index=theirs[once])
        open_rows = np.flatnonzero((partner < 0) & ours.notna() & ~ours.duplicated(keep=False))
        found = places.reindex(ours.iloc[open_rows]).to_numpy()
        hit = ~np.isnan(found)
        partner[open_rows[hit]] = found[hit].astype(int)
        used[found[hit].astype(int)] = True
    return partner, used
