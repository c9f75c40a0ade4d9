"""
The job of zengshou as a good analyst scripts it with pandas, openpyxl and xlsxwriter: reads both years'
workbooks, matches and compares them, tags the eight factors, writes a workbook for each village and
one for the township. No messy tables, no checks, no measures.

    python3 bench/peer/peer.py 上年 本年 乡镇名 OUT
"""
import json
import sys
from pathlib import Path

import numpy as np

from books import township_book, village_book
from factors import FACTORS, compare
from reading import match, read_year


def yuan(fen):
    return int(fen) / 100


def counted(values, names):
    return {name: int((values == value).sum()) for value, name in names.items()}


def group_of(name, chosen, counts, result):
    """The figures of a group, named as in summary.json."""
    tags = result.attrs["tags"]
    rows = result[chosen]
    at = rows["place"].to_numpy()
    parts = ("wages", "business", "property", "transfers", "net")
    declining, monitored = (rows["trend"] < 0).to_numpy(), rows["monitored"].notna().to_numpy()
    persons = rows["current population"].to_numpy()
    return {
        "name": name,
        "households": counts,
        "persons": {year: int(rows[f"{year} population"].sum()) for year in ("prior", "current")},
        "trend": counted(rows["trend"], {1: "up", -1: "down", 0: "flat"}),
        "income": {
            year: {part: yuan(rows[f"{year} {part}"].sum()) for part in parts} for year in ("prior", "current")
        },
        "target": {
            **counted(rows["goal"], {1: "met", 0: "notMet", -1: "notAssessable"}),
            "shortfall": yuan(rows["shortfall"].sum()),
        },
        "warning": counted(rows["warning"], {key: key for key in ("red", "orange", "yellow", "none")}),
        "factors": [
            {
                "factor": n,
                "key": FACTORS[n],
                "households": int(tags.tagged[n][at].sum()),
                "persons": int(persons[tags.tagged[n][at]].sum()),
                "verify": int(tags.verify[n][at].sum()),
                "monitored": int((tags.tagged[n][at] & monitored).sum()),
                "declining": int((tags.tagged[n][at] & declining).sum()),
                "amount": yuan(tags.amount[n][at].sum()),
                "primary": int((rows["primary"] == n).sum()),
            }
            for n in range(1, 9)
        ],
    }


NOT_FOUND, NEW, UNSURVEYED = "上年有、本年未找到", "本年新增", "两年数不全"


def main(prior_folder, current_folder, township, out):
    prior, current = read_year(prior_folder), read_year(current_folder)
    partner, used = match(prior, current)
    found = np.flatnonzero(partner >= 0)
    before, now = prior.iloc[partner[found]], current.iloc[found]
    whole = (before["surveyed"].to_numpy()) & (now["surveyed"].to_numpy())
    result = compare(before[whole], now[whole])
    result["place"] = np.arange(len(result))
    lost = prior[~used]
    new = current[(partner < 0) & current["surveyed"]]
    blank = current[~current["surveyed"]]
    unequal = now[~whole]
    out = Path(out)
    (out / "villages").mkdir(parents=True, exist_ok=True)
    columns = ["village", "id", "head", "idNumber"]
    names = sorted(set(prior["village"]) | set(current["village"]))
    groups, all_alone = [], []
    tags = result.attrs["tags"]
    for name in names:
        of = lambda rows: rows[rows["village"] == name]
        counts = {
            "roster": len(of(now)) + len(of(lost)),
            "surveyed": int((result["village"] == name).sum()),
            "notFound": len(of(lost)),
            "new": len(of(new)),
            "notSurveyed": len(of(blank)),
            "notCompared": len(of(unequal)),
        }
        chosen = (result["village"] == name).to_numpy()
        groups.append(group_of(name, chosen, counts, result))
        lone = [
            [kind, *row]
            for kind, rows in ((NOT_FOUND, lost), (NEW, new), (UNSURVEYED, unequal))
            for row in of(rows)[columns].values.tolist()
        ]
        all_alone += lone
        village_book(out / "villages" / f"{name}.xlsx", groups[-1], result[chosen], tags, lone)
    sums = {key: sum(group["households"][key] for group in groups) for key in groups[0]["households"]}
    whole_group = group_of(township, np.ones(len(result), bool), sums, result)
    township_book(out / "township.xlsx", whole_group, groups, result, all_alone)
    with open(out / "summary.json", "w", encoding="utf-8") as file:
        json.dump({"township": whole_group, "villages": groups}, file, ensure_ascii=False)


if __name__ == "__main__":
    main(*sys.argv[1:])
