import { COLUMNS } from '../../domain/catalog.js';
import { placeOf } from '../../domain/household.js';
import { type HouseholdRule, NONE, type Problem } from '../rule.js';

const POPULATION = placeOf('population');
const LABOUR = placeOf('labour');

const CHOICES = COLUMNS.filter(({ type }) => type === 'choice').map(({ key, values }) => ({
  field: key as 'type' | 'monitored' | 'welfare',
  values,
}));

/** Names of several persons are joined by these. */
const JOINTS = /[,，、;；/\s]+/u;

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
      const helpers: readonly (string | null)[] = texts.helper?.split(JOINTS) ?? [];
      return helpers.includes(texts.head) ? [{ field: 'helper' }] : NONE;
    },
  },
} as const satisfies Record<string, HouseholdRule>;
