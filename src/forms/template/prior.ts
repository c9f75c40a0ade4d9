import { type FieldKey, ITEMS, SECTIONS, type Section } from '../../domain/catalog.js';
import { ITEMS_OF } from '../../domain/fields.js';
import { amountOf, type Household, hasColumn, numberOf } from '../../domain/household.js';
import { divide, type Fen } from '../../domain/money.js';

/** A section is the sum of its items, or its total where the table has no items of it. */
function sectionAmount(household: Household, section: Section): Fen | null {
  const items = ITEMS_OF[section].filter((key) => hasColumn(household.table, key));
  if (items.length > 0) return items.reduce((sum, key) => sum + amountOf(household, key), 0);
  const total = `total.${section}` as const;
  return hasColumn(household.table, total) ? amountOf(household, total) : null;
}

type Sections = Readonly<Record<Section, Fen | null>>;

const grossOf = ({ wages, business, property, transfers }: Sections): Fen =>
  (wages ?? 0) + (business ?? 0) + (property ?? 0) + (transfers ?? 0);

/**
 * What a household had last year in a money column of this year's form, in fen; null where its
 * table says nothing of it or it was not surveyed. Definition: docs/definitions/intake.md, "Reading".
 */
export function priorAmount(household: Household, field: FieldKey): Fen | null {
  if (!household.surveyed) return null;
  if (ITEMS.some(({ key }) => key === field)) {
    return hasColumn(household.table, field) ? amountOf(household, field) : null;
  }
  const sections = Object.fromEntries(
    SECTIONS.map((section) => [section, sectionAmount(household, section)]),
  ) as Sections;
  const gross = grossOf(sections);
  const net = gross - (sections.costs ?? 0);
  const section = SECTIONS.find((one) => field === `total.${one}`);
  if (section !== undefined) return sections[section];
  if (field === 'total.gross') return gross;
  if (field === 'total.net') return net;
  if (field !== 'total.perCapita') return null;
  return divide(net, numberOf(household, 'population') ?? 1);
}
