import type { Finding } from '../../domain/findings/finding.js';
import type { Household, Person, Year } from '../../domain/household.js';
import { withShownId } from '../../domain/masking.js';
import type { Identity } from '../../domain/names/household-key.js';
import { placeText } from '../../intake/batch/placed.js';
import { shownIdNumber } from '../../results/json.js';
import type { Screen } from '../screen/screen.js';
import { type ExplanationOptions, headline, saying } from './explanation.js';
import { memberTexts } from './members.js';
import { partsPlaces } from './parts.js';

/** A household that is not compared, and where it stands. */
interface NotCompared extends Identity {
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
  readonly persons?: readonly Person[];
  /** The household, where it was joined from the parts of a year. */
  readonly parts?: { readonly household: Household; readonly year: Year } | null;
}

/** A row that was not compared, and why. */
export function notComparedText(
  { village, parts = null, ...row }: NotCompared,
  why: string,
  findings: readonly Finding[],
  { unmasked }: ExplanationOptions,
  screen: Screen,
): string {
  const { id, head, idNumber, ...place } = withShownId(row, unmasked);
  return [
    screen.paint.bold(headline(village, head, id, shownIdNumber(idNumber, unmasked))),
    `${screen.words.explain.place} ${placeText({ table: place, row: place.row })}`,
    why,
    ...findings.map((found) => `  ✗ ${saying(found, screen)}`),
    ...(parts === null ? [] : partsPlaces(parts.household, parts.year, screen)),
    ...membersOf(row, unmasked, screen),
    '',
  ].join('\n');
}

function membersOf(
  { persons, file, sheet, row }: Pick<NotCompared, 'persons' | 'file' | 'sheet' | 'row'>,
  unmasked: boolean,
  screen: Screen,
): string[] {
  return persons === undefined
    ? []
    : memberTexts({ persons, table: { file, sheet }, row }, unmasked, screen);
}
