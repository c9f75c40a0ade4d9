import { ITEMS, type Item, type ItemKey, type Section } from '../domain/catalog.js';
import {
  columnLetters,
  hasColumn,
  NUMERIC_FIELDS,
  placeOf,
  type TableHead,
} from '../domain/household.js';
import type { Income } from '../domain/outcomes/result.js';

/** Figures of the comparison that a tag can rest on. */
export type FigureKey = Exclude<keyof Income, 'perCapita'>;

/**
 * What two tables allow to be asked: which columns each has, and which both have. Worked out once
 * for each pair of tables. Definition: docs/definitions/intake.md, "Reading".
 */
export interface TablePlan {
  readonly keys: readonly ItemKey[];
  /** Places whose numbers add up to the section: its items, else its total, else none. */
  readonly sections: Readonly<Record<Section, readonly number[]>>;
  /** Places whose cells a figure of `Income` is made of. */
  readonly figures: Readonly<Record<FigureKey, readonly number[]>>;
  /** `file!sheet!`, in front of the cells of evidence. */
  readonly prefix: string;
  /** Column letters by `placeOf(field)`; null where the table has no such column. */
  readonly letters: readonly (string | null)[];
  /** Rows by `placeOf(field)`, where the table is a card. */
  readonly rows: readonly (number | undefined)[] | null;
}

export interface Plan {
  readonly prior: TablePlan;
  readonly current: TablePlan;
  /** Both tables have the item's column. */
  readonly inBoth: ReadonlySet<ItemKey>;
  /** 种植 and 林果, as far as both tables have them. */
  readonly land: readonly number[];
  readonly animals: readonly number[];
  /** The four business incomes that both tables have. */
  readonly businesses: readonly number[];
  /** Items of sections that neither table gives as a mere total. */
  readonly subsidies: readonly number[];
  readonly assisted: readonly number[];
  /** Transfer items that are no subsidy and no component of their own in factor 8. */
  readonly otherTransfers: readonly number[];
  /** Property items that are not flagged `assisted`; null where a table has property as a mere total. */
  readonly propertyUnassisted: readonly number[] | null;
  /** Subsidy items that both tables have. */
  readonly subsidiesInBoth: readonly number[];
}

const SECTION_ITEMS = (section: Section): readonly Item[] =>
  ITEMS.filter((item) => item.section === section);

function tablePlan(table: TableHead): TablePlan {
  const places = (section: Section): readonly number[] => {
    const items = SECTION_ITEMS(section).filter(({ key }) => hasColumn(table, key));
    if (items.length > 0) return items.map(({ key }) => placeOf(key));
    return hasColumn(table, `total.${section}`) ? [placeOf(`total.${section}`)] : [];
  };
  const wages = places('wages');
  const gross = places('business');
  const costs = places('costs');
  const property = places('property');
  const transfers = places('transfers');
  return {
    prefix: [table.file, ...(table.sheet === '' ? [] : [table.sheet]), ''].join('!'),
    letters: NUMERIC_FIELDS.map((field) => {
      const column = table.columns[field];
      return column === undefined ? null : columnLetters(column);
    }),
    rows: table.rows === undefined ? null : NUMERIC_FIELDS.map((field) => table.rows?.[field]),
    keys: ITEMS.filter(({ key }) => hasColumn(table, key)).map(({ key }) => key),
    sections: { wages, business: gross, costs, property, transfers },
    figures: {
      wages,
      business: [...gross, ...costs],
      businessGross: gross,
      businessCosts: costs,
      property,
      transfers,
      net: [...wages, ...gross, ...costs, ...property, ...transfers],
    },
  };
}

/** The table has the section as a mere total: nothing can be asked about its items. */
const onlyTotal = (table: TableHead, section: Section): boolean =>
  hasColumn(table, `total.${section}`) &&
  SECTION_ITEMS(section).every(({ key }) => !hasColumn(table, key));

/** Transfers that factor 8 looks at one by one. */
export const OWN_COMPONENTS = {
  dibao: 'transfers.dibao',
  tekun: 'transfers.tekun',
  pension: 'transfers.pension',
  support: 'transfers.support',
} as const satisfies Record<string, ItemKey>;

const OWN: ReadonlySet<string> = new Set(Object.values(OWN_COMPONENTS));

function makePlan(prior: TableHead, current: TableHead): Plan {
  const inBoth = new Set(
    ITEMS.map(({ key }) => key).filter((key) => hasColumn(prior, key) && hasColumn(current, key)),
  );
  const askable = (section: Section): boolean =>
    !onlyTotal(prior, section) && !onlyTotal(current, section);
  const askablePlaces = (wanted: (item: Item) => boolean): readonly number[] =>
    ITEMS.filter((item) => wanted(item) && askable(item.section)).map(({ key }) => placeOf(key));
  const placesInBoth = (...keys: readonly ItemKey[]): readonly number[] =>
    keys.filter((key) => inBoth.has(key)).map(placeOf);
  return {
    prior: tablePlan(prior),
    current: tablePlan(current),
    inBoth,
    land: placesInBoth('business.crops', 'business.orchard'),
    animals: placesInBoth('business.livestock'),
    businesses: placesInBoth(...SECTION_ITEMS('business').map(({ key }) => key)),
    subsidies: askablePlaces(({ subsidy }) => subsidy),
    assisted: askablePlaces(({ assisted }) => assisted),
    otherTransfers: askablePlaces(
      ({ section, subsidy, key }) => section === 'transfers' && !subsidy && !OWN.has(key),
    ),
    propertyUnassisted: askable('property')
      ? askablePlaces(({ section, assisted }) => section === 'property' && !assisted)
      : null,
    subsidiesInBoth: placesInBoth(...ITEMS.filter(({ subsidy }) => subsidy).map(({ key }) => key)),
  };
}

/** Plans of all pairs of tables that come up, each made once. */
export function planner(): (prior: TableHead, current: TableHead) => Plan {
  const plans = new Map<TableHead, Map<TableHead, Plan>>();
  return (prior, current) => {
    let ofPrior = plans.get(prior);
    if (ofPrior === undefined) {
      ofPrior = new Map();
      plans.set(prior, ofPrior);
    }
    let plan = ofPrior.get(current);
    if (plan === undefined) {
      plan = makePlan(prior, current);
      ofPrior.set(current, plan);
    }
    return plan;
  };
}
