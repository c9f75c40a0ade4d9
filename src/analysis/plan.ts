import { ANIMALS, bothHave, LAND, type Shape, shapeOf, takenAsWhole } from '../domain/amounts.js';
import { ITEMS, type Item, type ItemKey, SECTIONS } from '../domain/catalog.js';
import {
  columnLetters,
  type Household,
  NUMERIC_FIELDS,
  placeOf,
  type TableHead,
} from '../domain/household.js';
import type { Income } from '../domain/outcomes/result.js';

/** Figures of the comparison that a tag can rest on. */
export type FigureKey = Exclude<keyof Income, 'perCapita'>;

/** What a household's row allows to be asked. Definition: docs/definitions/intake.md, "Reading". */
export interface TablePlan {
  readonly shape: Shape;
  /** Items that stand in the results: those of sections known by their total alone do not. */
  readonly keys: readonly ItemKey[];
  /** Places whose cells a figure of `Income` is made of. */
  readonly figures: Readonly<Record<FigureKey, readonly number[]>>;
  /** `file!sheet!`, in front of the cells of evidence. */
  readonly prefix: string;
  /** Column letters by `placeOf(field)`; null where the table has no such column. */
  readonly letters: readonly (string | null)[];
  /** Rows by `placeOf(field)`, where the table is a card. */
  readonly rows: readonly (number | undefined)[] | null;
}

/**
 * What two years of a household allow to be asked. Sums over items rest on items that both years
 * know: what one form does not ask for has not fallen. Worked out once for each pair of shapes.
 */
export interface Plan {
  readonly prior: TablePlan;
  readonly current: TablePlan;
  /** Items that both years know. */
  readonly inBoth: ReadonlySet<ItemKey>;
  /** 种植 and 林果. */
  readonly land: readonly number[];
  readonly animals: readonly number[];
  /** The four business incomes. */
  readonly businesses: readonly number[];
  readonly subsidies: readonly number[];
  readonly assisted: readonly number[];
  /** Transfer items that are no subsidy and no component of their own in factor 8. */
  readonly otherTransfers: readonly number[];
  /** Property items that are not flagged `assisted`; null where property is taken as a whole. */
  readonly propertyUnassisted: readonly number[] | null;
}

function tablePlan(table: TableHead, shape: Shape): TablePlan {
  const { wages, business, costs, property, transfers } = shape;
  return {
    shape,
    prefix: [table.file, ...(table.sheet === '' ? [] : [table.sheet]), ''].join('!'),
    letters: NUMERIC_FIELDS.map((field) => {
      const column = table.columns[field];
      return column === undefined ? null : columnLetters(column);
    }),
    rows: table.rows === undefined ? null : NUMERIC_FIELDS.map((field) => table.rows?.[field]),
    keys: SECTIONS.flatMap((section) => shape[section].items),
    figures: {
      wages: wages.places,
      business: [...business.places, ...costs.places],
      businessGross: business.places,
      businessCosts: costs.places,
      property: property.places,
      transfers: transfers.places,
      net: SECTIONS.flatMap((section) => shape[section].places),
    },
  };
}

/** Transfers that factor 8 looks at one by one. */
export const OWN_COMPONENTS = {
  dibao: 'transfers.dibao',
  tekun: 'transfers.tekun',
  pension: 'transfers.pension',
  support: 'transfers.support',
} as const satisfies Record<string, ItemKey>;

const OWN: ReadonlySet<string> = new Set(Object.values(OWN_COMPONENTS));

function makePlan(prior: TablePlan, current: TablePlan): Plan {
  const inBoth = new Set(
    ITEMS.map(({ key }) => key).filter((key) => bothHave(prior.shape, current.shape, key)),
  );
  const among = (keys: readonly ItemKey[]): readonly number[] =>
    keys.filter((key) => inBoth.has(key)).map(placeOf);
  const where = (wanted: (item: Item) => boolean): readonly number[] =>
    among(ITEMS.filter(wanted).map(({ key }) => key));
  return {
    prior,
    current,
    inBoth,
    land: among(LAND),
    animals: among(ANIMALS),
    businesses: where(({ section }) => section === 'business'),
    subsidies: where(({ subsidy }) => subsidy),
    assisted: where(({ assisted }) => assisted),
    otherTransfers: where(
      ({ section, subsidy, key }) => section === 'transfers' && !subsidy && !OWN.has(key),
    ),
    propertyUnassisted: takenAsWhole(prior.shape, current.shape, 'property')
      ? null
      : where(({ section, assisted }) => section === 'property' && !assisted),
  };
}

/** Plans of all pairs of shapes that come up, each made once. */
export function planner(): (prior: Household, current: Household) => Plan {
  const plans = new Map<Shape, Map<Shape, Plan>>();
  return (prior, current) => {
    const before = shapeOf(prior);
    const now = shapeOf(current);
    let ofPrior = plans.get(before);
    if (ofPrior === undefined) {
      ofPrior = new Map();
      plans.set(before, ofPrior);
    }
    let plan = ofPrior.get(now);
    if (plan === undefined) {
      plan = makePlan(tablePlan(prior.table, before), tablePlan(current.table, now));
      ofPrior.set(now, plan);
    }
    return plan;
  };
}
