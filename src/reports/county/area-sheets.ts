import type { Listing } from '../../domain/outcomes/listing.js';
import type { Group } from '../../domain/outcomes/result.js';
import type { Target } from '../../xlsx/write/table.js';
import { type LinkTo, nowhere } from '../around-villages.js';
import type { Context } from '../context.js';
import { bracketsSheet } from '../sheets/brackets.js';
import { compositionSheet } from '../sheets/composition.js';
import { factorsByVillageSheet } from '../sheets/factors-by-village.js';
import { yearEndByVillageSheet } from '../sheets/projection.js';
import { villagesSheet } from '../sheets/villages.js';

/** Where a click on a group leads, and where one on a factor. */
interface AreaLinks {
  readonly linkTo?: LinkTo;
  readonly list: Target;
}

/** The sheets of figures that every workbook of several groups begins with. */
export const areaSheets = (
  context: Context,
  whole: Group,
  groups: Listing<Group>,
  { linkTo = nowhere, list }: AreaLinks,
) => ({
  villages: villagesSheet(context, whole, groups, linkTo),
  factorsByVillage: factorsByVillageSheet(context, whole, groups, { linkTo, list }),
  composition: compositionSheet(context, whole, groups),
  brackets: bracketsSheet(context, whole, groups),
});

/** 全年预计 of the groups, which only a run to date has. */
export const yearEndOf = (context: Context, whole: Group, groups: Listing<Group>) =>
  context.run.periods.basis === 'to-date'
    ? { yearEnd: yearEndByVillageSheet(context, whole, groups) }
    : {};
