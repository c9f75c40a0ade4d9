import { tableShape } from '../../domain/amounts.js';
import { CATEGORIES, type FieldKey, SECTIONS } from '../../domain/catalog.js';
import {
  filled,
  type Household,
  placeOf,
  SURVEYED_FIELDS,
  type TableHead,
} from '../../domain/household.js';
import { saysLeft } from '../../domain/standing/left.js';
import { ANY_ITEM, ANY_TOTAL } from '../needs.js';
import { NONE, type Rules } from '../rule.js';

/** Sums of all categories: without any of these a household says too little to be compared. */
const SUMS = ['total.net', 'total.gross', 'total.perCapita'] as const;

const sumFilled = ({ numbers }: Household): (typeof SUMS)[number] | null =>
  SUMS.find((field) => filled(numbers[placeOf(field)] as number)) ?? null;

/** The first cell in which an income can be written; totals are often formulas. */
const firstToFill = (table: TableHead): FieldKey =>
  [...SURVEYED_FIELDS].find((field) => table.columns[field] !== undefined) ?? 'total.net';

/** What a table or a row as a whole lacks. */
export const readingRules = {
  'intake.missingColumn': {
    scope: 'table',
    origin: 'form',
    source: 'intakeRules',
    // Identity and 家庭人口数 are there: without them it would be no detail table.
    // A card that nobody has filled in is a form, and a list of members has amounts elsewhere:
    // nothing is asked of them.
    check: ({ head, households, rejected, loose }) =>
      loose !== undefined || (head.rows !== undefined && households.length + rejected.length === 0)
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
    // Missing parts of the year are told elsewhere, and so is a row of a person who is part of no
    // household; a remark gives the reason itself.
    check: ({ household }) =>
      household.surveyed ||
      household.memberRow ||
      household.incomplete ||
      sumFilled(household) !== null ||
      saysLeft(household.texts.note)
        ? NONE
        : [{ field: firstToFill(household.table) }],
  },

  'totals.netOnly': {
    scope: 'household',
    ofPart: true,
    origin: 'form',
    source: 'intakeRules',
    needs: [{ anyOf: SUMS }],
    unsurveyed: true,
    check: ({ household }) => {
      const field = household.surveyed ? null : sumFilled(household);
      return field === null ? NONE : [{ field }];
    },
  },

  'totals.only': {
    scope: 'household',
    ofPart: true,
    origin: 'form',
    source: 'intakeRules',
    needs: [ANY_TOTAL, ANY_ITEM],
    check: ({ household, shape }) => {
      const table = tableShape(household.table);
      if (shape === table) return NONE;
      return SECTIONS.filter((name) => shape[name].byTotal && !table[name].byTotal).map((name) => ({
        field: `total.${name}` as const,
      }));
    },
  },
} as const satisfies Rules;
