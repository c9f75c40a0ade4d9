import { tableShape } from '../../domain/amounts.js';
import { CATEGORIES } from '../../domain/catalog.js';
import { type HouseholdRule, NONE, type TableRule } from '../rule.js';

/** What a table or a row as a whole lacks. */
export const readingRules = {
  'intake.missingColumn': {
    scope: 'table',
    origin: 'form',
    source: 'intakeRules',
    // Identity and 家庭人口数 are there: without them it would be no detail table.
    // A card that nobody has filled in is a form, of which nothing is asked.
    check: ({ head, households, rejected }) =>
      head.rows !== undefined && households.length + rejected.length === 0
        ? []
        : CATEGORIES.filter((category) => tableShape(head)[category].places.length === 0).map(
            (category) => ({ row: null, field: `total.${category}` as const }),
          ),
  },

  'intake.notSurveyed': {
    scope: 'household',
    origin: 'form',
    source: 'intakeRules',
    needs: [],
    unsurveyed: true,
    check: ({ household }) => (household.surveyed ? NONE : [{ field: 'total.net' }]),
  },
} as const satisfies Record<string, TableRule | HouseholdRule>;
