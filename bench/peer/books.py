"""Writes the workbooks with xlsxwriter: one for each village and one for the township."""
import numpy as np
import xlsxwriter

from factors import FACTORS, NAMES

TRENDS = {1: "▲ 增收", 0: "— 持平", -1: "▼ 减收"}
GOALS = {1: "达标", 0: "未达标", -1: "无法评定"}
WARNINGS = {"red": "红色预警", "orange": "橙色预警", "yellow": "黄色预警", "none": "无预警"}
PARTS = {"wages": "工资性收入", "business": "经营净收入", "property": "财产性收入", "transfers": "转移性收入",
         "net": "家庭纯收入", "perCapita": "人均纯收入"}
PERIODS = "上年：2020年10月至2021年9月　　本年：2021年10月至2022年9月　　单位：元、户、人"


def masked(number):
    return None if number is None else number[:6] + "********" + number[-4:]


def yuan(fen):
    return fen / 100


class Book:
    def __init__(self, path):
        self.book = xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False})
        edge = {"border": 1, "font_name": "宋体", "font_size": 10, "valign": "vcenter"}
        formats = {
            "title": {"bold": True, "font_size": 14, "align": "center", "font_name": "宋体"},
            "head": {**edge, "bold": True, "align": "center", "text_wrap": True, "bg_color": "#D9E1F2"},
            "text": {**edge, "text_wrap": True},
            "count": {**edge, "num_format": "0"},
            "money": {**edge, "num_format": "#,##0.00"},
            "share": {**edge, "num_format": "0.00%"},
        }
        self.formats = {name: self.book.add_format(each) for name, each in formats.items()}

    def sheet(self, name, title, columns, rows):
        """`columns` are (header, format, width)."""
        sheet = self.book.add_worksheet(name)
        sheet.merge_range(0, 0, 0, max(1, len(columns) - 1), title, self.formats["title"])
        sheet.write_string(1, 0, PERIODS)
        for place, (header, kind, width) in enumerate(columns):
            sheet.set_column(place, place, width)
            sheet.write_string(2, place, header, self.formats["head"])
        kinds = [self.formats[kind] for _, kind, _ in columns]
        for number, row in enumerate(rows, 3):
            for place, value in enumerate(row):
                if value is None or value != value:
                    sheet.write_blank(number, place, None, kinds[place])
                elif isinstance(value, str):
                    sheet.write_string(number, place, value, kinds[place])
                else:
                    sheet.write_number(number, place, value, kinds[place])
        sheet.freeze_panes(3, 3)
        sheet.autofilter(2, 0, 2 + max(1, len(rows)), len(columns) - 1)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0, 2)

    def close(self):
        self.book.close()


WHO = [("序号", "count", 6), ("村", "text", 12), ("户编号", "text", 18), ("户主姓名", "text", 10),
       ("证件号码", "text", 20), ("户类型", "text", 12), ("监测对象类别", "text", 14)]


def who(rows):
    names = rows[["village", "id", "head", "idNumber", "type", "monitored"]].values.tolist()
    return [
        [n, village, id_, head, masked(number), type_, monitored]
        for n, (village, id_, head, number, type_, monitored) in enumerate(names, 1)
    ]


def compared(book, result):
    columns = list(WHO) + [("上年人口", "count", 8), ("本年人口", "count", 8)]
    blocks = [result["prior population"].tolist(), result["current population"].tolist()]
    for key, name in PARTS.items():
        before, now = yuan(result[f"prior {key}"]), yuan(result[f"current {key}"])
        columns += [(f"{name}{part}", "money", 12) for part in ("上年", "本年", "增减额")]
        blocks += [before.tolist(), now.tolist(), yuan(result[f"current {key}"] - result[f"prior {key}"]).tolist()]
    columns += [("纯收入增幅", "share", 10), ("人均增幅", "share", 10), ("趋势", "text", 10),
                ("增收目标", "text", 10), ("距目标缺口", "money", 12), ("预警", "text", 10)]
    blocks += [result["rate"].tolist(), result["capitaRate"].tolist(), result["trend"].map(TRENDS).tolist(),
               result["goal"].map(GOALS).tolist(), yuan(result["shortfall"]).tolist(),
               result["warning"].map(WARNINGS).tolist()]
    rows = [who_ + list(rest) for who_, rest in zip(who(result), zip(*blocks))]
    book.sheet("收入对比", "农户收入两年对比表", columns, rows)


def factor_texts(tags, place):
    texts = []
    for number in range(1, 9):
        if tags.tagged[number][place]:
            causes = [cause for cause, holds in tags.causes[number].items() if holds[place]]
            texts.append(NAMES[number] + (f"({'、'.join(causes)})" if causes else ""))
    return "\n".join(texts)


LIST = [*WHO, ("上年纯收入", "money", 12), ("本年纯收入", "money", 12), ("增减额", "money", 12), ("增减幅度", "share", 10),
        ("上年人均", "money", 12), ("本年人均", "money", 12), ("距目标缺口", "money", 12), ("趋势", "text", 10),
        ("预警", "text", 10), ("主要因素", "text", 14), ("减收因素及子因素", "text", 30)]


def listed(book, name, result, chosen):
    rows = result[chosen].sort_values(["warning", "shortfall"], ascending=[True, False], kind="stable")
    tags = result.attrs["tags"]
    net = rows["current net"] - rows["prior net"]
    blocks = zip(
        yuan(rows["prior net"]).tolist(), yuan(rows["current net"]).tolist(), yuan(net).tolist(),
        rows["rate"].tolist(), yuan(rows["prior perCapita"]).tolist(), yuan(rows["current perCapita"]).tolist(),
        yuan(rows["shortfall"]).tolist(), rows["trend"].map(TRENDS).tolist(), rows["warning"].map(WARNINGS).tolist(),
        [NAMES[n] for n in rows["primary"]], [factor_texts(tags, place) for place in rows["place"]],
    )
    book.sheet(name, name, LIST, [who_ + list(rest) for who_, rest in zip(who(rows), blocks)])


DETAIL = [*WHO, ("因素", "text", 14), ("子因素", "text", 20), ("减少金额", "money", 12), ("是否主因", "text", 8), ("待核实", "text", 8)]


def details(book, result, tags):
    names = who(result)
    rows = []
    for n, place in enumerate(result["place"].tolist()):
        for number in range(1, 9):
            if tags.tagged[number][place]:
                causes = [cause for cause, holds in tags.causes[number].items() if holds[place]]
                main = result["primary"].iat[n] == number
                rows.append([*names[n], NAMES[number], "、".join(causes), yuan(tags.amount[number][place]),
                             "是" if main else "否", "是" if tags.verify[number][place] else "否"])
    book.sheet("因素明细", "减收风险因素明细表", DETAIL, rows)


FACTOR = [("因素", "text", 14), ("户数", "count", 8), ("占排查户比例", "share", 10), ("其中减收户", "count", 8),
          ("涉及人口", "count", 8), ("待核实户数", "count", 8), ("监测户数", "count", 8), ("涉及金额", "money", 14), ("主因户数", "count", 8)]


def by_factor(book, group):
    rows = [
        [NAMES[f["factor"]], f["households"], f["households"] / max(1, group["households"]["surveyed"]), f["declining"],
         f["persons"], f["verify"], f["monitored"], f["amount"], f["primary"]]
        for f in group["factors"]
    ]
    book.sheet("风险因素", "减收风险因素汇总表", FACTOR, rows)


def overview(book, group):
    rows = [[key, value] for key, value in group["households"].items()]
    rows += [[f"{year} {key}", value] for year, each in group["income"].items() for key, value in each.items()]
    rows += [[key, value] for key, value in group["trend"].items()]
    rows += [[key, value] for key, value in group["warning"].items()]
    rows += [[key, value] for key, value in group["target"].items()]
    book.sheet("汇总", f"{group['name']}农户收入对比汇总表", [("项目", "text", 30), ("数", "money", 16)], rows)


def alone(book, rows):
    columns = [("序号", "count", 6), ("情况", "text", 20), ("村", "text", 12), ("户编号", "text", 18), ("户主姓名", "text", 10), ("证件号码", "text", 20)]
    book.sheet("未排查与新增", "未排查户与新增户名单", columns,
               [[n, kind, village, id_, head, masked(number)] for n, (kind, village, id_, head, number) in enumerate(rows, 1)])


def village_book(path, group, result, tags, lone):
    book = Book(path)
    overview(book, group)
    compared(book, result)
    declining = result.assign()
    declining.attrs["tags"] = tags
    listed(book, "减收户台账", declining, result["trend"] < 0)
    by_factor(book, group)
    details(book, result, tags)
    alone(book, lone)
    book.close()


TABLE = [("村", "text", 14), ("应排查户", "count", 9), ("已排查户", "count", 9), ("本年未找到", "count", 9), ("本年新增", "count", 9),
         ("增收", "count", 8), ("持平", "count", 8), ("减收", "count", 8), ("上年纯收入", "money", 14), ("本年纯收入", "money", 14),
         ("达标", "count", 8), ("未达标", "count", 8), ("距目标缺口", "money", 14), ("红色预警", "count", 8), ("橙色预警", "count", 8), ("黄色预警", "count", 8)]


def village_row(g):
    h, income = g["households"], g["income"]
    return [g["name"], h["roster"], h["surveyed"], h["notFound"], h["new"], g["trend"]["up"], g["trend"]["flat"], g["trend"]["down"],
            income["prior"]["net"], income["current"]["net"], g["target"]["met"], g["target"]["notMet"], g["target"]["shortfall"],
            g["warning"]["red"], g["warning"]["orange"], g["warning"]["yellow"]]


def township_book(path, group, villages, result, lone):
    book = Book(path)
    overview(book, group)
    book.sheet("分村汇总", "农户收入分村汇总表", TABLE, [village_row(g) for g in [*villages, group]])
    by_factor(book, group)
    columns = [("村", "text", 14), *[(name, "count", 10) for name in NAMES[1:]]]
    book.sheet("因素×村", "减收风险因素分村汇总表", columns,
               [[g["name"], *[f["households"] for f in g["factors"]]] for g in villages])
    listed(book, "未达标户", result, result["goal"] == 0)
    listed(book, "监测户", result, result["monitored"].notna())
    listed(book, "减收户", result, result["trend"] < 0)
    alone(book, lone)
    book.close()
