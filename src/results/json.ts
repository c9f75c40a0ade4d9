import type { ItemKey } from '../domain/catalog.js';
import { maskIdNumber } from '../domain/identity.js';
import { maskWithin, withShownId } from '../domain/masking.js';
import { RATE_SCALE, yuan } from '../domain/money.js';
import type { PlacedGroup } from '../domain/outcomes/level.js';
import type { ListedHousehold, LoneHousehold } from '../domain/outcomes/listed.js';
import type { Group, Periods } from '../domain/outcomes/result.js';
import { periodText } from '../domain/period.js';
import type { ItemShare } from '../domain/season.js';
import { groupJson } from './groups.js';
import type { ToldGroup } from './told.js';

/**
 * The result objects as JSON: money in yuan, keys in the order of docs/definitions/results.md.
 */

export const shownIdNumber = (idNumber: string | null, unmasked: boolean): string | null =>
  idNumber === null || unmasked ? idNumber : maskIdNumber(idNumber);

/** A surveyed household that is not compared, with its warning; a line of `alone.jsonl`. */
export function loneLine(household: LoneHousehold, unmasked: boolean): string {
  const { idNumber, net, perCapita, monitoringPerCapita, ...rest } = withShownId(
    household,
    unmasked,
  );
  return JSON.stringify({
    ...rest,
    idNumber: shownIdNumber(idNumber, unmasked),
    net: yuan(net),
    perCapita: yuan(perCapita),
    monitoringPerCapita: yuan(monitoringPerCapita),
  });
}

/** A household of 未排查与新增; a line of `listed.jsonl`. */
export function listedLine(household: ListedHousehold, unmasked: boolean): string {
  const { file, sheet, rejected, ...shown } = withShownId(household, unmasked);
  return JSON.stringify({
    ...shown,
    idNumber: shownIdNumber(shown.idNumber, unmasked),
    file: maskWithin(file),
    sheet: maskWithin(sheet),
    rejected: rejected && {
      file: maskWithin(rejected.file),
      sheet: maskWithin(rejected.sheet),
      row: rejected.row,
    },
  });
}

/** In `summary.json` a group says its township too. */
const summarised = (group: Group) => ({ ...groupJson(group), township: group.township });

/** What every summary begins with. */
const runJson = (
  { prior, current, basis }: Periods,
  shares: ReadonlyMap<ItemKey, ItemShare> | null,
) => ({
  periods: { prior: periodText(prior), current: periodText(current), basis },
  ...(shares === null ? {} : { shares: sharesJson(shares) }),
});

const sharesJson = (shares: ReadonlyMap<ItemKey, ItemShare>): Record<string, number | null> =>
  Object.fromEntries(
    [...shares].map(([item, { share }]) => [item, share === null ? null : share / RATE_SCALE]),
  );

/** The township and its villages, indented for people who look into it. */
export const summaryText = (...summary: Parameters<typeof summaryPieces>): string =>
  [...summaryPieces(...summary)].join('');

/** The same text village by village: that of ten thousand is never held as a whole. */
export function* summaryPieces(
  periods: Periods,
  township: Group,
  villages: Iterable<Group>,
  shares: ReadonlyMap<ItemKey, ItemShare> | null,
): Generator<string> {
  const before = indented({
    ...runJson(periods, shares),
    township: summarised(township),
    villages: [],
  });
  const end = ']\n}';
  yield before.slice(0, -end.length);
  let separator = '';
  for (const village of villages) {
    const inside = indented(summarised(village)).replaceAll('\n', '\n  ');
    yield `${separator}\n  ${inside}`;
    separator = ',';
  }
  yield `${separator === '' ? '' : '\n '}${end}\n`;
}

const indented = (data: unknown): string => JSON.stringify(data, null, 1);

/** Units of a plan: how many are in a rollup. Definition: docs/definitions/units.md. */
export interface CountedUnits {
  readonly done: number;
  readonly of: number;
}

/** The summary for the public, from groups as they are published. */
export const publicSummaryText = (
  periods: Periods,
  township: ToldGroup & { readonly township: string },
  villages: readonly (ToldGroup & { readonly township: string })[],
  shares: ReadonlyMap<ItemKey, ItemShare> | null,
): string =>
  `${JSON.stringify(
    {
      ...runJson(periods, shares),
      township,
      villages,
    },
    null,
    1,
  )}\n`;

/**
 * The summary of a rollup: the top group and those beneath it. Definition:
 * docs/definitions/levels.md.
 */
export const rollupSummaryText = (
  periods: Periods,
  { level, group }: Pick<PlacedGroup, 'level' | 'group'>,
  children: readonly Group[],
  shares: ReadonlyMap<ItemKey, ItemShare> | null,
  units: CountedUnits | null,
): string =>
  `${JSON.stringify(
    {
      ...runJson(periods, shares),
      ...(units === null ? {} : { units: { done: units.done, of: units.of } }),
      level,
      group: groupJson(group),
      children: children.map(groupJson),
    },
    null,
    1,
  )}\n`;
