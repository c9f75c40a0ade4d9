"""Compares the pairs, tags the eight factors, and warns; every column is computed for all at once."""
import re

import numpy as np
import pandas as pd

from reading import in_section, keys_of

FACTORS = ["", "business", "loan", "wages", "dibao", "subsidy", "disaster", "assistance", "other"]
NAMES = ["", "经营性减收", "小额贷款减少", "务工减收", "低保取消", "政策性补贴减少", "自然灾害", "帮扶不到位", "其它原因"]
POSTS = ["wages.sectorPost", "wages.townPost", "wages.villagePost", "wages.workshop"]
CROPS = ["business.crops", "business.orchard"]
CROP_COSTS = ["costs.crops", "costs.orchard"]
STOCK, STOCK_COSTS = ["business.livestock"], ["costs.livestock"]
NAMED = {
    "transfers.dibao": "dibaoReduced",
    "transfers.tekun": "tekun",
    "transfers.pension": "pension",
    "transfers.support": "support",
}
SUBSIDIES = keys_of(lambda row: row["subsidy"])
ASSISTED = keys_of(lambda row: row["assisted"])
OTHER = [key for key in in_section("transfers") if key not in SUBSIDIES and key not in NAMED]
NO_DISASTER = {"否", "无", "0", "未受灾", "没受灾", "没有受灾", "没有", "无灾", "无灾害", "正常", "未发生", "—", "-"}
DECLARED = {name: number for number, name in enumerate(NAMES) if number}
DECLARED.update({"其他原因": 8, "其它": 8, "受灾": 6, "务工减少": 3, "失业": 3})
DECLARED.update({mark: n + 1 for signs in ("12345678", "①②③④⑤⑥⑦⑧", "一二三四五六七八") for n, mark in enumerate(signs)})
NONE_DECLARED = {"未减收", "无减收", "没有减收", "增收", "稳定", "正常", "无", "—", "-"}


def trends(prior, current):
    """1, 0 or -1; within one percent is no change."""
    change = current - prior
    return np.where(np.abs(change) * 100 <= np.abs(prior), 0, np.sign(change))


def falls(prior, current):
    return (prior > 0) & (trends(prior, current) < 0)


def rates(prior, current):
    """null where the prior is zero, else with four decimals, halves away from zero."""
    change, base = current - prior, np.abs(prior)
    safe = np.where(base == 0, 1, base)
    rate = np.sign(change) * ((20000 * np.abs(change) + safe) // (2 * safe)) / 10000
    return np.where(base == 0, np.nan, rate)


class Pairs:
    def __init__(self, prior, current):
        self.prior, self.current = prior.reset_index(drop=True), current.reset_index(drop=True)

    def both(self, key):
        return self.prior[key].to_numpy(), self.current[key].to_numpy()

    def sums(self, keys):
        return tuple(rows[keys].sum(axis=1).to_numpy() for rows in (self.prior, self.current))

    def less(self, key):
        if f"filled {key}" in self.prior:
            filled = self.prior[f"filled {key}"] & self.current[f"filled {key}"]
            return (filled & (self.current[key] < self.prior[key])).to_numpy()
        before, now = (pd.to_numeric(rows[key]) for rows in (self.prior, self.current))
        return (now < before).to_numpy()

    def says(self, key):
        """1 for yes, 0 for no, -1 for blank."""
        return self.current[key].map({"是": 1, "否": 0}).fillna(-1).to_numpy(int)


def compare(prior, current):
    pairs = Pairs(prior, current)
    result = current[["village", "id", "head", "idNumber", "type"]].reset_index(drop=True)
    result["type"] = result["type"].fillna(pairs.prior["type"])
    for part in ("wages", "business", "property", "transfers"):
        result[f"prior {part}"], result[f"current {part}"] = pairs.both(f"sum {part}")
    for name in ("net", "perCapita", "population", "monitoredPerCapita"):
        result[f"prior {name}"], result[f"current {name}"] = pairs.both(name)
    cleared = pairs.says("riskCleared") == 1
    monitored = pairs.current["monitored"]
    result["monitored"] = monitored.where(monitored.notna() & (monitored != "否") & ~cleared, None)
    net, capita = pairs.both("net"), pairs.both("perCapita")
    result["trend"] = trends(*net)
    result["rate"], result["capitaRate"] = rates(*net), rates(*capita)
    result["goal"] = np.where(capita[0] > 0, np.where(capita[1] * 100 >= capita[0] * 122, 1, 0), -1)
    missing = np.maximum(0, -((-capita[0] * 122) // 100) - capita[1])
    result["shortfall"] = np.where(capita[0] > 0, missing * pairs.current["population"], 0)
    tag(pairs, result)
    warn(pairs, result)
    return result


def disasters(pairs):
    words = pairs.current["disaster"].fillna("").astype(str).str.replace(r"\s", "", regex=True)
    return ((words != "") & ~words.isin(NO_DISASTER)).to_numpy(), words


def fallen(gross, costs):
    """By gross where that fell, else less its costs."""
    less_costs = tuple(g - c for g, c in zip(gross, costs))
    by_costs = np.where(falls(*less_costs), less_costs[0] - less_costs[1], 0)
    return np.where(falls(*gross), gross[0] - gross[1], by_costs)


def tag(pairs, result):
    business, gross = pairs.both("sum business"), pairs.both("gross")
    crops, stock = pairs.sums(CROPS), pairs.sums(STOCK)
    crop_costs, stock_costs = pairs.sums(CROP_COSTS), pairs.sums(STOCK_COSTS)
    costs = pairs.both("sum costs")
    hit, words = disasters(pairs)
    down = trends(*business) < 0
    lower = lambda two: two[1] < two[0]
    less_costs = lambda one, other: (one[0] - other[0], one[1] - other[1])
    weaker = lower(crops) | lower(stock)
    weaker |= lower(less_costs(crops, crop_costs)) | lower(less_costs(stock, stock_costs))
    gone = lambda keys: np.any([(a > 0) & (b == 0) for a, b in map(pairs.both, keys)], axis=0)
    put = Tags(result)
    put(1, (gross[0] > 0) & down, business[0] - business[1], {
        "weather": hit & weaker,
        "scale": (pairs.less("area") & lower(crops)) | (pairs.less("livestock") & lower(stock)),
        "price": (pairs.less("cropPrice") & lower(crops)) | (pairs.less("livestockPrice") & lower(stock)),
        "ceased": (pairs.says("stopped") == 1) | gone(in_section("business")),
        "cost": (costs[1] - costs[0]) * 2 > business[0] - business[1],
    }, otherwise="unknown")
    loan, project = pairs.both("loan"), pairs.both("property.loanProject")
    smaller = (loan[0] > 0) & (loan[1] < loan[0])
    project_fall = np.where(falls(*project), project[0] - project[1], 0)
    fall = lambda two: np.where(falls(*two), two[0] - two[1], 0)
    of_loan = fall(crops) + fall(stock) + project_fall
    refused = pairs.says("loanEligible") == 0
    put(2, smaller & (of_loan > 0), of_loan, {"notEligible": refused, "noFunds": ~refused})
    tag_wages(pairs, put)
    dibao, tekun = pairs.both("transfers.dibao"), pairs.both("transfers.tekun")
    before, now = pairs.prior["welfare"], pairs.current["welfare"]
    left = falls(*dibao) & (before == "低保户") & now.notna() & (now != "低保户")
    lost = (dibao[0] > 0) & (tekun[1] <= tekun[0]) & ((dibao[1] == 0) | left)
    put(4, lost, dibao[0] - dibao[1], {"cancelled": lost}, verify=(now == "低保户").to_numpy())
    subsidies = pairs.sums(SUBSIDIES)
    each = [pairs.both(key) for key in SUBSIDIES]
    put(5, falls(*subsidies), subsidies[0] - subsidies[1], {
        "cancelled": gone(SUBSIDIES),
        "reduced": np.any([falls(a, b) & (b != 0) for a, b in each], axis=0),
    })
    of_disaster = fallen(crops, crop_costs) + fallen(stock, stock_costs)
    put(6, hit & (of_disaster > 0), of_disaster, {}, words=words)
    assisted = pairs.sums(ASSISTED)
    of_loans = pairs.sums(["property.loanProject", "transfers.loanInterest"])
    assisted = tuple(all_ - np.where(smaller, loans, 0) for all_, loans in zip(assisted, of_loans))
    done = pairs.says("assistDone")
    put(7, falls(*assisted) & (done != 1), assisted[0] - assisted[1],
        {"notDone": done == 0, "unverified": done != 0}, verify=done != 0)
    tag_others(pairs, result, put, project_fall)
    tag_declared(pairs, result, put)
    business_fall = np.where(down, business[0] - business[1], 0)
    primary(result, put, business_fall, project_fall)


def tag_wages(pairs, put):
    wages, migrant = pairs.both("sum wages"), pairs.both("wages.migrant")
    workers = pd.to_numeric(pairs.current["workers"])
    posts = pairs.current[POSTS].sum(axis=1)
    idle = (workers == 0) & (posts == 0)
    unemployed = ((migrant[0] > 0) & (migrant[1] == 0)) | pairs.less("workers") | idle
    unemployed &= ~((workers > 0) & ~pairs.current["filled wages.migrant"])
    put(3, falls(*wages), wages[0] - wages[1], {
        "unemployed": unemployed.to_numpy(),
        "payCut": (pairs.less("monthlyWage") & ~unemployed).to_numpy(),
        "shorter": (pairs.less("workMonths") & ~unemployed).to_numpy(),
    }, otherwise="unknown")


def tag_others(pairs, result, put, project_fall):
    down = (result["trend"] < 0).to_numpy()
    covered = {key: np.zeros(len(result), bool) for key in in_section("property")}
    for key in covered:
        if key in ASSISTED:
            covered[key] |= put.tagged[7]
    # Where the loan is lower, factor 7 does not rest on 金融贷款项目收入.
    loan = pairs.both("loan")
    covered["property.loanProject"] &= ~((loan[0] > 0) & (loan[1] < loan[0]))
    covered["property.loanProject"] |= put.tagged[2] & (project_fall > 0)
    prior, current = (
        sum(np.where(covered[key], 0, rows[key]) for key in covered) for rows in (pairs.prior, pairs.current)
    )
    parts = {"property": (prior, current)}
    parts.update({cause: pairs.both(key) for key, cause in NAMED.items()})
    parts["otherTransfers"] = pairs.sums(OTHER)
    fell = {cause: falls(*two) & down for cause, two in parts.items()}
    fell["dibaoReduced"] &= ~put.tagged[4]
    amount = sum(np.where(fell[cause], two[0] - two[1], 0) for cause, two in parts.items())
    some = np.any(list(fell.values()), axis=0)
    nothing = down & ~some & ~np.any(list(put.tagged.values()), axis=0)
    net = pairs.both("net")
    put(8, some | nothing, np.where(nothing, net[0] - net[1], amount),
        {**fell, "undetermined": nothing}, verify=nothing)


def tag_declared(pairs, result, put):
    cells = pairs.current["declared"]
    down = (result["trend"] < 0).to_numpy()
    for place in np.flatnonzero(cells.notna()):
        words = [word.strip() for word in re.split(r"[,，、;；/\n]", str(cells[place]))]
        for number in {DECLARED.get(word, 8) for word in words if word and word not in NONE_DECLARED}:
            if not put.tagged[number][place] and down[place]:
                put.declare(number, place)


class Tags:
    def __init__(self, result):
        none = lambda kind: {n: np.zeros(len(result), kind) for n in range(1, 9)}
        self.tagged, self.amount, self.verify = none(bool), none(np.int64), none(bool)
        self.causes = {n: {} for n in range(1, 9)}
        self.words = None
        result.attrs["tags"] = self

    def __call__(self, number, holds, amount, causes, verify=False, otherwise=None, words=None):
        holds = np.asarray(holds)
        causes = {cause: np.asarray(each) & holds for cause, each in causes.items()}
        if otherwise is not None:
            causes[otherwise] = holds & ~np.any(list(causes.values()), axis=0)
            verify = causes[otherwise]
        if words is not None:
            self.words = words
            causes = {word: holds & (words == word).to_numpy() for word in words[holds].unique()}
        self.tagged[number], self.causes[number] = holds, causes
        self.amount[number] = np.where(holds, amount, 0)
        self.verify[number] = holds & verify

    def declare(self, number, place):
        self.tagged[number][place] = self.verify[number][place] = True


def primary(result, put, business_fall, project_fall):
    weights = {n: put.amount[n] for n in put.amount}
    weights[6] = np.minimum(weights[6], business_fall)
    weights[2] = np.minimum(weights[2], business_fall + project_fall)
    order = [2, 6, 1, 3, 4, 5, 7, 8]
    table = np.array([np.where(put.tagged[n], weights[n], -1) for n in range(1, 9)])
    most = table.max(axis=0)
    lowest = table.argmax(axis=0) + 1
    for stand_in in (6, 2):
        lowest = np.where((lowest == 1) & (table[stand_in - 1] == most), stand_in, lowest)
    # 2 stands in before 6.
    both = (table[0] == most) & (table[1] == most)
    lowest = np.where(both, 2, lowest)
    any_tag = np.any([put.tagged[n] for n in order], axis=0)
    result["primary"] = np.where((result["trend"] < 0) & any_tag, lowest, 0)


def warn(pairs, result):
    put = result.attrs["tags"]
    net, capita = pairs.both("net"), pairs.both("perCapita")
    watched = pairs.both("monitoredPerCapita")
    third = lambda two: (two[0] != 0) & ((two[0] - two[1]) * 100 >= 30 * np.abs(two[0]))
    red = (net[1] <= 0) | third(capita) | third(watched)
    down = (trends(*net) < 0) | (trends(*capita) < 0)
    monitored = result["monitored"].notna().to_numpy()
    some = np.any([put.amount[n] * 100 > np.abs(net[0]) for n in range(1, 9)], axis=0)
    yellow = down | some | (monitored & (result["goal"] == 0).to_numpy())
    result["warning"] = np.select([red, down & monitored, yellow], ["red", "orange", "yellow"], "none")
