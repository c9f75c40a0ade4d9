import { describe, expect, it } from 'vitest';
import { contributionsTo } from '../../src/domain/outcomes/contributions.js';
import { countyWorkbook, townshipWorkbook, villageWorkbook } from '../../src/reports/index.js';
import type { TownshipReport } from '../../src/reports/report.js';
import { reportsOf, sampleVillages } from './build.js';
import { cellsOf, open, rowsOf } from './read.js';

const options = { lang: 'zh', unmasked: false } as const;

/** Every number of an object as a cell may hold it: as it is, fen in yuan, ten-thousandths as a ratio. */
function knownIn(...objects: readonly unknown[]): Set<number> {
  const known = new Set<number>();
  const know = (value: unknown): void => {
    if (typeof value === 'number') {
      for (const figure of [value, value / 100, value / 10_000]) known.add(figure);
    } else if (value instanceof Map) for (const one of value.values()) know(one);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(know);
  };
  know(objects);
  return known;
}

/** Numbers of a workbook that are no formulas, which are calculated again elsewhere, and no row numbers. */
function literals(bytes: Uint8Array) {
  const book = open(bytes);
  const numbered = new Set(
    book.SheetNames.filter((name) => rowsOf(book, name).some(([first]) => first === '序号')),
  );
  return cellsOf(book).filter(
    ({ t, f, sheet, address }) =>
      t === 'n' && f === undefined && !(numbered.has(sheet) && /^A\d/u.test(address)),
  );
}

const unknownIn = (bytes: Uint8Array, known: ReadonlySet<number>) =>
  literals(bytes)
    .filter(({ v }) => !known.has(Number(v)))
    .map(({ sheet, address, v }) => `${sheet}!${address} = ${v}`);

/** What is taken off or added within one row: income less income, item less item. */
function differences({ township, villages }: TownshipReport): number[] {
  return [township, ...villages].flatMap(({ income, itemsCompared, brackets }) => [
    ...(['wages', 'business', 'property', 'transfers', 'net'] as const).map(
      (key) => income.current[key] - income.prior[key],
    ),
    ...[...itemsCompared.values()].map(({ prior, current }) => current - prior),
    ...brackets.map(({ prior, current }) => current - prior),
  ]);
}

describe('工作簿里写死的每个数都在结果里', () => {
  it.each([
    ['三个村', sampleVillages(3, 25, 6)],
    ['一户', sampleVillages(1, 1, 2)],
    ['没有户', [{ name: '武村', pairs: [] }]],
  ])('%s：乡镇、给县里的、各村的', async (_name, given) => {
    const { township, villages } = reportsOf(given);
    const known = knownIn(
      township,
      township.villages.map(contributionsTo),
      contributionsTo(township.township),
      differences(township),
    );
    expect(unknownIn(await townshipWorkbook(township, options), known)).toEqual([]);
    expect(unknownIn(await countyWorkbook(township, options), known)).toEqual([]);
    for (const village of villages) {
      const own = knownIn(village, differences(township));
      const bytes = await villageWorkbook(village, options);
      expect(unknownIn(bytes, own)).toEqual([]);
    }
  });

  it('数不是没有：三个村的乡镇工作簿有几百个', async () => {
    const { township } = reportsOf(sampleVillages(3, 25, 6));
    expect(literals(await townshipWorkbook(township, options)).length).toBeGreaterThan(300);
  });
});
