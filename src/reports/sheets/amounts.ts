import type { Item } from '../../domain/catalog.js';
import type { Group } from '../../domain/outcomes/result.js';
import type { AmountKey } from '../../locales/zh/terms.js';
import {
  differenceFormula,
  differenceOf,
  growthFormula,
  growthOf,
} from '../../xlsx/write/formulas.js';
import type { Column, Figure } from '../../xlsx/write/table.js';
import { column } from '../columns.js';
import { type Context, yuanOf } from '../context.js';

/** One kind or item of income in both years. */
export interface AmountLine {
  readonly label: string;
  readonly prior: Figure;
  readonly current: Figure;
  readonly change: Figure;
  readonly rate: Figure;
  /** Key of the columns of 收入对比 that add up to it. */
  readonly key?: AmountKey;
  readonly look: 'plain' | 'indent' | 'strong';
  /** For an item: how many households have it in both years; only these are added up. */
  readonly households?: number;
}

function lineOf(
  label: string,
  prior: number | null,
  current: number | null,
  look: AmountLine['look'],
): AmountLine {
  const both = prior === null || current === null ? null : { prior, current };
  return {
    label,
    prior: yuanOf(prior),
    current: yuanOf(current),
    change: both && differenceOf(both),
    rate: both && growthOf(both),
    look,
  };
}

export function amountLine({ words, terms }: Context, group: Group, key: AmountKey): AmountLine {
  const { prior, current } = group.income;
  const part = key === 'businessGross' || key === 'businessCosts';
  const label = key === 'businessCosts' ? words.costsOf(terms.amounts[key]) : terms.amounts[key];
  const look = part ? 'indent' : key === 'net' || key === 'perCapita' ? 'strong' : 'plain';
  return { ...lineOf(label, prior[key], current[key], look), ...(part ? {} : { key }) };
}

/**
 * An item of which some table has something in either year. Only households that have it in both
 * years are added up: what one village's form does not ask for has not changed in the township.
 */
export function itemLine({ words, terms }: Context, group: Group, item: Item): AmountLine | null {
  if (!group.items.prior.get(item.key) && !group.items.current.get(item.key)) return null;
  const name = terms.field(item.key);
  const label = item.kind === 'cost' ? words.costsOf(name) : name;
  const compared = group.itemsCompared.get(item.key);
  return {
    ...lineOf(label, compared?.prior ?? null, compared?.current ?? null, 'plain'),
    households: compared?.households ?? 0,
  };
}

export function amountColumns(
  { words }: Context,
  formulaOf: (line: AmountLine, year: 'Prior' | 'Current') => string | null,
): Column<AmountLine>[] {
  const { columns } = words;
  return [
    column('text', 'item', columns, ({ label }) => label, { width: 30 }),
    column('count', 'households', columns.itemHouseholds, ({ households }) => households ?? null),
    column('money', 'prior', columns, ({ prior }) => prior, {
      formula: (line) => formulaOf(line, 'Prior'),
    }),
    column('money', 'current', columns, ({ current }) => current, {
      formula: (line) => formulaOf(line, 'Current'),
    }),
    column('change', 'change', columns, ({ change }) => change, {
      formula: (line, at) =>
        line.change === null ? null : differenceFormula(at('prior'), at('current')),
    }),
    column('growth', 'rate', columns, ({ rate }) => rate, {
      formula: (line, at) =>
        line.change === null ? null : growthFormula(at('prior'), at('current')),
    }),
  ];
}
