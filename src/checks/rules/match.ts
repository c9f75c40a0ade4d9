import type { FindingCode } from '../../domain/findings/codes.js';
import type { FindingParams } from '../../domain/findings/params.js';
import { POPULATION } from '../../domain/household.js';
import {
  type BatchRule,
  NONE,
  type PairRule,
  type PlacedHousehold,
  type Problems,
  type Rules,
} from '../rule.js';

const changed = <Code extends FindingCode>(check: PairRule<Code>['check']): PairRule<Code> => ({
  scope: 'pair',
  origin: 'form',
  source: 'matching',
  needs: [],
  needsPrior: [],
  unsurveyed: true,
  check,
});

const textChange = (
  field: 'head' | 'village',
  before: string | null,
  now: string | null,
): Problems<'match.headChanged' | 'match.villageChanged'> =>
  before === null || now === null || before === now
    ? NONE
    : [{ field, value: now, params: { prior: before } }];

type Alone = 'match.missingThisYear' | 'match.newThisYear';

const alone = (
  only: 'priorOnly' | 'currentOnly',
  counts: (placed: PlacedHousehold) => boolean = () => true,
): BatchRule<Alone> => ({
  scope: 'batch',
  origin: 'form',
  source: 'matching',
  check: (years) =>
    years[only].filter(counts).map((placed) => ({
      placed,
      field: 'head',
      value: placed.row.texts.head,
      params: rejectedIn(years.rejectedPartner?.(placed.row) ?? null),
    })),
});

/** Where the row stands that was rejected, so that its household is not called gone, or new. */
const rejectedIn = (rejected: PlacedHousehold | null): FindingParams<Alone> => {
  if (rejected === null) return {};
  const { table, row } = rejected.row;
  return { rejectedRow: row, rejectedIn: [table.file, table.sheet].filter(Boolean).join('!') };
};

export const matchRules = {
  'match.missingThisYear': alone('priorOnly'),
  // A household that is not surveyed does not count as new.
  'match.newThisYear': alone('currentOnly', ({ row }) => row.surveyed),

  'match.headChanged': changed(({ prior, current }) =>
    textChange('head', prior.household.texts.head, current.household.texts.head),
  ),

  'match.villageChanged': changed(({ pair }) =>
    textChange('village', pair.prior.village, pair.current.village),
  ),

  'match.populationChanged': changed(({ prior, current }) => {
    const before = prior.household.numbers[POPULATION] as number;
    const now = current.household.numbers[POPULATION] as number;
    return before === now ? NONE : [{ field: 'population', params: { prior: before } }];
  }),
} as const satisfies Rules;
