import { termsOf } from '../../../analysis/compare.js';
import { analyst } from '../../../analysis/household.js';
import type { Finding } from '../../../domain/findings/finding.js';
import type { Household, TableHead, Year } from '../../../domain/household.js';
import { type PlacedRow, placeText } from '../../../intake/batch/placed.js';
import type { Gathered } from '../../../run/read/gathered.js';
import type { RunOptions } from '../../options/run-options.js';
import type { Found } from './find.js';

type Rows = readonly (PlacedRow & Pick<Household, 'persons' | 'parts'>)[];

/** Whether something was said of the rows of a household, those of its members and parts among them. */
export function isOfRows(
  households: Rows,
): (found: Pick<Finding, 'file' | 'sheet' | 'row'>) => boolean {
  const all: Rows = households.flatMap((household) => [household, ...(household.parts ?? [])]);
  const rows = all.flatMap(({ table, row, persons = [] }) => [
    { table, row },
    ...persons.map((person) => ({ table: person.table ?? table, row: person.row })),
  ]);
  return ({ file, sheet, row }) =>
    rows.some(({ table, row: of }) => table.file === file && table.sheet === sheet && of === row);
}

export const findingsOf = (households: Rows, { findings }: Gathered): readonly Finding[] =>
  findings.filter(isOfRows(households));

export const analystOf = ({ policy }: RunOptions, { periods, shares }: Gathered) =>
  analyst(termsOf(policy.policy, periods, shares));

export const subjectOf = ({ prior, current, matchedBy }: Found['pairs'][number]) => ({
  ...{ prior: prior.row, current: current.row, matchedBy },
  ...{ village: current.village, township: current.township },
});

/** The household of a year in parts whose row stands there; null where it has no parts. */
export function partsOf(
  place: Pick<TableHead, 'file' | 'sheet'> & Pick<Household, 'row'>,
  { batch }: Gathered,
): { readonly household: Household; readonly year: Year } | null {
  const there = placeText({ table: place, row: place.row });
  for (const year of ['prior', 'current'] as const) {
    const { households, rejected } = batch[year];
    for (const { row: household } of [...households, ...rejected]) {
      if (household.parts !== undefined && placeText(household) === there)
        return { household, year };
    }
  }
  return null;
}
