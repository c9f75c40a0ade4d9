import type { Sentences } from './chinese.js';
import { columns } from './en/columns.js';
import { explain } from './en/explain.js';
import { failures } from './en/failures.js';
import { ledger } from './en/filled/ledger.js';
import { hiddenPlace } from './en/findings/hidden-place.js';
import { findings } from './en/findings.js';
import { help } from './en/help.js';
import { months } from './en/months.js';
import { projection } from './en/projection.js';
import { screen } from './en/screen.js';
import { rollup } from './en/sheets/rollup.js';
import { status } from './en/sheets/status.js';
import { tracking } from './en/sheets/tracking.js';
import { summary } from './en/summary.js';
import { terms } from './en/terms.js';
import { units } from './en/units.js';
import { validate } from './en/validate.js';
import { whatIf } from './en/what-if.js';

/** The same sentences and words in English. */
export const english: Sentences = {
  terms,
  screen,
  failures,
  help,
  columns,
  explain,
  summary,
  findings,
  hiddenPlace,
  ledger,
  months,
  projection,
  rollup,
  tracking,
  status,
  units,
  validate,
  whatIf,
};
