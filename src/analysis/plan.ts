import {
  ANIMALS,
  bothHave,
  hasItem,
  LAND,
  oneSided,
  type Shape,
  shapeOf,
  takenAsWhole,
} from '../domain/amounts.js';
import { ITEMS, type Item, type ItemKey, SECTIONS } from '../domain/catalog.js';
import { ITEM_KEYS } from '../domain/fields.js';
import {
  columnLetters,
  type Household,
  NUMERIC_FIELDS,
  placeOf,
  type TableHead,
} from '../domain/household.js';
import type { Both, Income } from '../domain/outcomes/result.js';

/** Figures of the comparison that a tag can rest on. */
export type FigureKey = Exclude<keyof Income, 'perCapita'>;

/** What a household's row allows to be asked. Definition: docs/definitions/intake.md, "Reading". */
export interface TablePlan {
  readonly shape: Shape;
  /** Items that stand in the results: those of sections known by their total alone do not. */
  readonly keys: readonly ItemKey[];
  /** Items that some parts of the year do not ask for; null where there is none. */
  readonly partial: ReadonlySet<ItemKey> | null;
  /** Places whose cells a figure of `Income` is made of. */
  readonly figures: Readonly<Record<FigureKey, readonly number[]>>;
  /** `file!sheet!`, which stands in front of each cell of evidence. */
  readonly prefix: string;
  /** Column letters by `placeOf(field)`; null where the table has no such column. */
  readonly letters: readonly (string | null)[];
  /** Rows by `placeOf(field)`, where the table is a card. */
  readonly rows: readonly (number | undefined)[] | null;
}

/** A kind of business that disasters and prices hit. */
export interface Yield {
  /** Gross items that both years know. */
  readonly gross: readonly number[];
  /** Costs of each of these; null where a table lacks some: then gross alone counts. */
  readonly costs: readonly number[] | null;
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
  /** Places of the items that only this year's form asks for, or only last year's. */
  readonly oneSided: Both<readonly number[]>;
  /** Wages that both years know; null where they are taken as a whole. */
  readonly wages: readonly number[] | null;
  /** The yields: 种植 and 林果 together, 养殖, and each of these by its key. */
  readonly land: Yield;
  readonly animals: Yield;
  readonly yields: Readonly<Record<(typeof LAND | typeof ANIMALS)[number], Yield>>;
  /** Either year asks for 种植, 林果 or 养殖. */
  readonly asksYields: boolean;
  /** Either year knows business by its total alone. */
  readonly businessByTotal: boolean;
  /** The four business incomes. */
  readonly businesses: readonly number[];
  readonly subsidies: readonly number[];
  readonly assisted: readonly number[];
  /** Each income from assistance, and which years' forms ask for it. */
  readonly assistance: readonly {
    readonly place: number;
    readonly inPrior: boolean;
    readonly inCurrent: boolean;
  }[];
  /** Assisted income without what depends on a loan: 金融贷款项目收入 and 小额信贷贴息. */
  readonly assistedWithoutLoan: readonly number[];
  /** Property that both years know; null where it is taken as a whole. */
  readonly property: readonly number[] | null;
  /** 金融贷款项目收入; empty where a year does not know it. */
  readonly loanProject: readonly number[];
  /**
   * Transfer items that are no subsidy and no component of their own in factor 8; null where
   * transfers are taken as a whole.
   */
  readonly otherTransfers: readonly number[] | null;
}

/** What stands in front of a cell's address in evidence: `file!sheet!`. */
export const prefixOf = ({ file, sheet }: TableHead): string =>
  [file, ...(sheet === '' ? [] : [sheet]), ''].join('!');

/** Lists of items, by what they say. */
const FORMS = new Map<string, readonly ItemKey[]>();
/** More forms than a run of one county has. */
const MOST_FORMS = 100;

/** Tables of one form have one list of items: what is kept by the list is worked out once for all. */
function oneOfForm(keys: readonly ItemKey[]): readonly ItemKey[] {
  const said = keys.join();
  const known = FORMS.get(said);
  if (known !== undefined) return known;
  if (FORMS.size === MOST_FORMS) FORMS.clear();
  FORMS.set(said, keys);
  return keys;
}

function tablePlan(table: TableHead, shape: Shape): TablePlan {
  const { wages, business, costs, property, transfers } = shape;
  const keys = SECTIONS.flatMap((section) => shape[section].items);
  const lacking = [...(table.joined?.lacking.keys() ?? [])];
  return {
    shape,
    prefix: prefixOf(table),
    letters: NUMERIC_FIELDS.map((field) => {
      const column = table.columns[field];
      return column === undefined ? null : columnLetters(column);
    }),
    rows: table.rows === undefined ? null : NUMERIC_FIELDS.map((field) => table.rows?.[field]),
    // Where parts of a year lack some items, the form alone does not say which can be compared.
    keys: lacking.length === 0 ? oneOfForm(keys) : keys,
    partial: lacking.length === 0 ? null : new Set(lacking),
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

/** Income that comes and goes with a loan. */
const OF_LOAN: ReadonlySet<string> = new Set<ItemKey>([
  'property.loanProject',
  'transfers.loanInterest',
]);

const COSTS_OF = {
  'business.crops': 'costs.crops',
  'business.orchard': 'costs.orchard',
  'business.livestock': 'costs.livestock',
} as const satisfies Record<(typeof LAND | typeof ANIMALS)[number], ItemKey>;

function makePlan(prior: TablePlan, current: TablePlan): Plan {
  const inBoth = new Set(ITEM_KEYS.filter((key) => bothHave(prior.shape, current.shape, key)));
  const { gone, came } = oneSided(prior.shape, current.shape);
  const where = (wanted: (item: Item) => boolean): readonly number[] =>
    ITEMS.filter((item) => wanted(item) && inBoth.has(item.key)).map(({ key }) => placeOf(key));
  const whole = (section: 'wages' | 'business' | 'property' | 'transfers'): boolean =>
    takenAsWhole(prior.shape, current.shape, section);
  const yieldOf = (...keys: readonly (keyof typeof COSTS_OF)[]): Yield => {
    const gross = keys.filter((key) => inBoth.has(key));
    const costs = gross.map((key) => COSTS_OF[key]);
    return {
      gross: gross.map(placeOf),
      costs: costs.every((key) => inBoth.has(key)) ? costs.map(placeOf) : null,
    };
  };
  return {
    prior,
    current,
    inBoth,
    oneSided: { prior: gone.map(placeOf), current: came.map(placeOf) },
    wages: whole('wages') ? null : where(({ section }) => section === 'wages'),
    land: yieldOf(...LAND),
    animals: yieldOf(...ANIMALS),
    yields: {
      'business.crops': yieldOf('business.crops'),
      'business.orchard': yieldOf('business.orchard'),
      'business.livestock': yieldOf('business.livestock'),
    },
    asksYields: [...LAND, ...ANIMALS].some(
      (key) => hasItem(prior.shape, key) || hasItem(current.shape, key),
    ),
    businessByTotal: whole('business'),
    businesses: where(({ section }) => section === 'business'),
    subsidies: where(({ subsidy }) => subsidy),
    assisted: where(({ assisted }) => assisted),
    assistance: ITEMS.filter(({ assisted }) => assisted).map(({ key }) => ({
      place: placeOf(key),
      inPrior: hasItem(prior.shape, key),
      inCurrent: hasItem(current.shape, key),
    })),
    assistedWithoutLoan: where(({ key, assisted }) => assisted && !OF_LOAN.has(key)),
    property: whole('property') ? null : where(({ section }) => section === 'property'),
    loanProject: where(({ key }) => key === 'property.loanProject'),
    otherTransfers: whole('transfers')
      ? null
      : where(({ section, subsidy, key }) => section === 'transfers' && !subsidy && !OWN.has(key)),
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
