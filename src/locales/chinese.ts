import type { Translation } from './translation.js';
import { columns } from './zh/columns.js';
import { explain } from './zh/explain.js';
import { failures } from './zh/failures.js';
import { ledger } from './zh/filled/ledger.js';
import { hiddenPlace } from './zh/findings/hidden-place.js';
import { findings } from './zh/findings.js';
import { help } from './zh/help.js';
import { months } from './zh/months.js';
import { projection } from './zh/projection.js';
import { screen } from './zh/screen.js';
import { rollup } from './zh/sheets/rollup.js';
import { status } from './zh/sheets/status.js';
import { tracking } from './zh/sheets/tracking.js';
import { summary } from './zh/summary.js';
import { terms } from './zh/terms.js';
import { units } from './zh/units.js';
import { validate } from './zh/validate.js';
import { whatIf } from './zh/what-if.js';

/** Every sentence and word in Chinese, by what it is about. */
export const chinese = {
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

/** What every language has to say. */
export type Sentences = Omit<typeof chinese, 'explain'> & {
  readonly explain: Translation<typeof explain>;
};
