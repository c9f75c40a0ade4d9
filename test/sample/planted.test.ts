import { beforeAll, describe, expect, it } from 'vitest';
import { analyst } from '../../src/analysis/household.js';
import { FINDING_CODES, type FindingCode } from '../../src/domain/findings/codes.js';
import { type Finding, finding } from '../../src/domain/findings/finding.js';
import { cellOf } from '../../src/domain/household.js';
import type { Gathered } from '../../src/run/read/gathered.js';
import type { SampleFile } from '../../src/sample/sample-file.js';
import { type Planted, type PlantedTownship, plantTownship } from '../planted/township.js';
import { policyWith } from '../policies.js';
import { gathered } from './gathered.js';

/** Codes that no file of a village can show, and why. */
const ELSEWHERE: readonly (readonly [codes: RegExp, why: string])[] = [
  [/^file\.tooLarge$/, 'takes more than 100 MB'],
  [/^file\.encrypted$/, 'no two encrypted files have the same bytes'],
  [/^file\.legacyFormat$/, 'reserved: every version is read'],
  [/^intake\.(?:valueUnclear|unreadCells|notACard)$/, 'stands on a card, not in a table'],
  [/^intake\.(?:otherYear|villageByFile)$/, 'takes a second sheet, or a file of another name'],
  [/^intake\.villageBlank$/, 'is told once for all rows of a table'],
  [/^intake\.(?:itemGone|itemNew|itemBlank)$/, 'is told once for a column of a year'],
  [/^intake\.(?:wordUnknown|mergedAmount|extraFields)$/, 'is held by inputs of its own'],
  [/^key\.(?:copy|local)$|^match\.renumbered$/, 'is told once for two sheets, or for a village'],
  [/^household\.populationDiffers$/, 'takes a second column'],
  [/^totals\.(?:group|only|netOnly)$/, 'takes a form of another kind'],
  [/^(?:parts|members|rollup)\./, 'takes parts, person rows or results of several runs'],
  [/^match\.answer/, 'stands in the answers to 疑似匹配.xlsx'],
  [/^policy\./, 'stands in the policy'],
  [/^accept\./, 'stands in the list of accepted findings'],
  [/^correction\./, 'stands in the table of corrections'],
  [/^ledger\./, 'stands in a ledger'],
];

const isElsewhere = (code: FindingCode): boolean => ELSEWHERE.some(([codes]) => codes.test(code));

/** The line is below what the sample's households earn: only who was made poor is below it. */
const POLICY = policyWith({ monitoringLine: 3000 });

/** Declared reasons that the comparison contradicts: the only findings that an analysis adds. */
function contradicted({ matching }: Gathered): readonly Finding[] {
  const { analyse } = analyst({ policy: POLICY, months: 12, estimated: false });
  return matching.pairs
    .filter(({ prior, current }) => prior.row.surveyed && current.row.surveyed)
    .filter(({ prior, current, matchedBy }) => {
      const { village, township } = current;
      const subject = { prior: prior.row, current: current.row, village, township, matchedBy };
      return analyse(subject).contradicted.length > 0;
    })
    .map(({ current: { row } }) =>
      finding('factors.declaredContradicted', {
        ...{ file: row.table.file, sheet: row.table.sheet, row: row.row },
        ...{ cell: cellOf(row, 'declared'), household: row.texts.id ?? row.texts.head },
        params: { factors: '' },
      }),
    );
}

async function findingsIn(files: readonly SampleFile[]): Promise<readonly Finding[]> {
  const run = await gathered(files, POLICY);
  return [...run.findings, ...contradicted(run)];
}

/** Code, place and household of a finding in one line. */
const sayPlace = ({ code, file, sheet, cell, row, household }: Planted | Finding): string =>
  [code, file, sheet || '-', cell ?? '-', row ?? '-', household ?? '-'].join(' ');

describe('一个乡的表里写进各种错误', () => {
  let township: PlantedTownship;
  let found: readonly Finding[];
  beforeAll(async () => {
    township = await plantTownship(2022);
    found = await findingsIn(township.files);
  });

  it('二百处以上,村里的文件能出的每种错误至少两处', () => {
    const counts = new Map<string, number>();
    for (const { code } of township.planted) counts.set(code, (counts.get(code) ?? 0) + 1);
    expect(township.planted.length).toBeGreaterThanOrEqual(200);
    const tooFew = FINDING_CODES.filter((code) => (counts.get(code) ?? 0) < 2);
    expect(tooFew).toEqual(FINDING_CODES.filter(isElsewhere));
  });

  it('各种文件格式里都有', () => {
    const formats = new Set(township.planted.map(({ file }) => file.split('.').at(-1)));
    expect([...formats].sort()).toEqual(['csv', 'et', 'txt', 'xls', 'xlsx']);
  });

  it('每一处都以它的代码在它的单元格找到', () => {
    // An unknown column over money is told with what is left out.
    const places = new Set(
      found.flatMap((one) =>
        one.code === 'intake.unknownMoney'
          ? [sayPlace(one), sayPlace({ ...one, code: 'intake.unknownColumn' })]
          : [sayPlace(one)],
      ),
    );
    expect(township.planted.map(sayPlace).filter((place) => !places.has(place))).toEqual([]);
  });

  it('此外没有报错误:只有单位写错的表里,数对不上是必然的', () => {
    const places = new Set(township.planted.map(sayPlace));
    const wrongUnit = new Set(
      township.planted.flatMap(({ code, file }) => (code === 'intake.unit' ? [file] : [])),
    );
    // A form that has lost a category has lost its items, and a subtotal repeats its item's mistake.
    const lost = new Set(
      township.planted.flatMap(({ code, file }) => (code === 'intake.missingColumn' ? [file] : [])),
    );
    const rows = new Set(township.planted.map((one) => `${one.code} ${one.file} ${one.row}`));
    const follows = ({ code, file, row }: Finding): boolean =>
      (code === 'intake.itemGone' && lost.has(file ?? '')) ||
      (code === 'intake.notNumber' && rows.has(`${code} ${file} ${row}`));
    const more = found.filter(
      (one) =>
        one.severity === 'error' &&
        !places.has(sayPlace(one)) &&
        !wrongUnit.has(one.file ?? '') &&
        !follows(one),
    );
    expect(more.map(sayPlace)).toEqual([]);
  });

  it('改正以后一处也没有了', async () => {
    const left = new Set((await findingsIn(township.mended)).map(sayPlace));
    expect(township.planted.map(sayPlace).filter((place) => left.has(place))).toEqual([]);
  });
});
