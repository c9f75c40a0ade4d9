import { followUp as follow } from '../../analysis/follow-up.js';
import { EXIT, type ExitCode } from '../../domain/findings/failure.js';
import { stayingOf } from '../../domain/masking.js';
import type { Lang } from '../../locales/index.js';
import { trackingWorkbook } from '../../reports/tracking.js';
import { followUpText } from '../../results/verbs/follow-up.js';
import { findingRow } from '../../run/findings.js';
import { type ReadLedgers, readLedgers } from '../../run/ledger/ledger.js';
import { maskAll } from '../../run/masked-data.js';
import { ledgerFiles } from '../options/ledger-files.js';
import { findProject } from '../options/project.js';
import { DATED, PRINTING, REPORTING } from '../options/shared.js';
import { dayFlag, dayOfMaking, today } from '../options/single/day.js';
import { ensureTarget, STANDARD_OUTPUT, writeTarget } from '../options/single/target.js';
import { type Flags, type OptionsOf, verb } from '../options/verb.js';
import { countOf } from '../screen/problems.js';
import { openScreen } from '../screen/screen.js';
import type { Shell } from '../screen/shell.js';
import { working } from '../screen/stages.js';
import { printFollowUp } from '../views/follow-up.js';

const options = {
  asOf: '--as-of <DATE>',
  out: '-o, --out <FILE.xlsx>',
  ...DATED,
  ...PRINTING,
  ...REPORTING,
} as const satisfies OptionsOf<'track'>;

export const track = verb({
  page: 'docs/ledger.md',
  finds: true,
  argument: '<ledgers...>',
  options,
  run,
});

/** Follow-up of filled ledgers as of a day: on screen, as JSON, as a workbook. */
async function run(
  patterns: readonly string[],
  flags: Flags<typeof options>,
  shell: Shell,
): Promise<ExitCode> {
  const screen = openScreen(flags, shell);
  const reportLang = flags.reportLang ?? 'zh';
  const { timeZone } = findProject(shell.folder);
  const asOf =
    flags.asOf === undefined ? today(shell.env, timeZone) : dayFlag('--as-of', flags.asOf);
  const madeOn = dayOfMaking(flags.date, shell.env, timeZone);
  if (flags.out !== undefined) ensureTarget(flags.out, shell, 'workbook');
  const files = ledgerFiles(patterns, shell.folder, screen);
  const ledgers = await working(screen, 'reading', () => readLedgers(files));
  const followUp = maskAll(
    follow(ledgers.rows, asOf),
    stayingOf(ledgers.rows.map(({ household: { key } }) => ({ id: key, idNumber: null }))),
  );
  if (flags.json === true) screen.print(followUpText(followUp, ledgers.findings));
  else if (flags.out !== STANDARD_OUTPUT) printFollowUp(followUp, ledgers.findings, screen);
  if (flags.out !== undefined) {
    const bytes = await trackingWorkbook(
      { followUp, findings: rowsOf(ledgers, reportLang) },
      { lang: reportLang, madeOn },
    );
    const written = writeTarget(flags.out, bytes, shell);
    if (written !== null) screen.note(screen.words.tracking.written(written));
  }
  if (ledgers.unread) return EXIT.disk;
  return countOf(ledgers.findings, 'error') > 0 ? EXIT.findings : EXIT.done;
}

const rowsOf = ({ findings }: ReadLedgers, lang: Lang) =>
  findings.map((found) => findingRow(found, lang));
