import { append } from '../../domain/append.js';
import { COLUMNS } from '../../domain/catalog.js';
import { POPULATION, placeOf } from '../../domain/household.js';
import { type BatchProblem, type CheckedPair, NONE, type Problem, type Rules } from '../rule.js';

const LABOUR = placeOf('labour');

const CHOICES = COLUMNS.filter(({ type }) => type === 'choice').map(({ key, values }) => ({
  field: key as 'type' | 'monitored' | 'welfare',
  values,
}));

/** Names of several persons are joined by these. */
const JOINTS = /[,，、;；/\s]+/u;

function namesIn(helper: string | null): readonly string[] {
  if (helper === null) return NONE;
  if (!JOINTS.test(helper)) return [helper];
  return helper.split(JOINTS).filter((name) => name !== '');
}

/** A matched household shows last year's name where this year's is blank. */
const shownText = ({ prior, current }: CheckedPair, field: 'head' | 'helper'): string | null =>
  current.household.texts[field] ?? prior.household.texts[field];

/** Compared households of which the head has one of these names, by village and name. */
function headsOf(
  pairs: readonly CheckedPair[],
  named: ReadonlySet<string>,
): Map<string, Map<string, CheckedPair[]>> {
  const villages = new Map<string, Map<string, CheckedPair[]>>();
  for (const pair of pairs) {
    const head = shownText(pair, 'head');
    if (head === null || !named.has(head)) continue;
    const { village } = pair.pair.current;
    const heads = villages.get(village) ?? new Map<string, CheckedPair[]>();
    append(heads, head, pair);
    villages.set(village, heads);
  }
  return villages;
}

/** Helpers who are themselves the head of another compared household of the village. */
function helpersInBatch(pairs: readonly CheckedPair[]): BatchProblem<'household.helperInBatch'>[] {
  // A helper helps many households, so the different cells are few.
  const helpers = new Map<string | null, readonly string[]>();
  for (const pair of pairs) {
    const helper = shownText(pair, 'helper');
    if (!helpers.has(helper)) helpers.set(helper, namesIn(helper));
  }
  const villages = headsOf(pairs, new Set([...helpers.values()].flat()));
  if (villages.size === 0) return [];
  return pairs.flatMap((pair): BatchProblem<'household.helperInBatch'>[] => {
    const helper = shownText(pair, 'helper');
    const heads = villages.get(pair.pair.current.village);
    for (const name of helpers.get(helper) ?? []) {
      const other = heads?.get(name)?.find((one) => one !== pair);
      if (other === undefined) continue;
      const of = other.current.household.texts.id ?? name;
      const params = { name, other: of };
      return [{ placed: pair.pair.current, field: 'helper', value: helper, params }];
    }
    return [];
  });
}

export const householdRules = {
  'household.labourAbovePopulation': {
    scope: 'household',
    origin: 'form',
    source: 'formFilling',
    needs: ['labour', 'population'],
    unsurveyed: true,
    check: ({ household: { numbers } }) => {
      const population = numbers[POPULATION] as number;
      return (numbers[LABOUR] as number) > population
        ? [{ field: 'labour', expected: `≤${population}`, params: { population } }]
        : NONE;
    },
  },

  'household.typeUnknown': {
    scope: 'household',
    origin: 'form',
    source: 'formFilling',
    needs: [{ anyOf: ['type', 'monitored', 'welfare'] }],
    unsurveyed: true,
    check: ({ household: { texts } }) => {
      let problems: Problem[] | null = null;
      for (const { field, values } of CHOICES) {
        const text = texts[field];
        if (text === null || values.includes(text)) continue;
        problems ??= [];
        problems.push({ field, expected: values.join('/') });
      }
      return problems ?? NONE;
    },
  },

  'household.helperIsHousehold': {
    scope: 'household',
    origin: 'plausibility',
    source: 'formFilling',
    needs: ['helper', 'head'],
    unsurveyed: true,
    check: ({ household: { texts } }) => {
      const helpers: readonly (string | null)[] = namesIn(texts.helper);
      return helpers.includes(texts.head) ? [{ field: 'helper' }] : NONE;
    },
  },

  'household.helperInBatch': {
    scope: 'batch',
    origin: 'plausibility',
    source: 'formFilling',
    check: (_, pairs) => helpersInBatch(pairs),
  },
} as const satisfies Rules;
