import { followUp as follow } from '../../analysis/follow-up.js';
import { EXIT, type ExitCode } from '../../domain/failure.js';
import { displayName } from '../../files/inputs.js';
import { ensureFree, writeSingle } from '../../files/single.js';
import { LANGS, type Lang } from '../../locales/index.js';
import { trackingWorkbook } from '../../reports/workbook/tracking.js';
import { followUpText } from '../../results/follow-up.js';
import { findingRow } from '../../run/findings.js';
import { type ReadLedgers, readLedgers } from '../../run/ledger.js';
import { printFollowUp } from '../follow-up.js';
import { screenLanguage } from '../language.js';
import { ledgerFiles } from '../ledger-files.js';
import { countOf } from '../problems.js';
import { openScreen } from '../screen.js';
import type { Shell } from '../shell.js';
import { oneOf, refuse } from '../value.js';

/** The options of `zengshou track` as they are typed. */
export interface TrackFlags {
  readonly asOf?: string;
  readonly out?: string;
  readonly quiet?: boolean;
  readonly json?: boolean;
  readonly reportLang?: string;
}

/** Follow-up of filled ledgers as of a day: on screen, as JSON, as a workbook. */
export async function track(
  patterns: readonly string[],
  flags: TrackFlags,
  shell: Shell,
): Promise<ExitCode> {
  const lang = screenLanguage(shell.argv, shell.env);
  const screen = openScreen({ lang, quiet: flags.quiet === true }, shell);
  const reportLang = oneOf('--report-lang', flags.reportLang, LANGS) ?? 'zh';
  const asOf = dayOf(flags.asOf, shell);
  if (flags.out !== undefined) ensureFree(flags.out, shell.folder);
  const ledgers = await readLedgers(ledgerFiles(patterns, shell.folder, screen));
  const followUp = follow(ledgers.rows, asOf);
  if (flags.json === true) screen.print(followUpText(followUp, ledgers.findings));
  else if (flags.quiet !== true) printFollowUp(followUp, ledgers.findings, screen, lang);
  if (flags.out !== undefined) {
    const bytes = await trackingWorkbook(
      { followUp, findings: rowsOf(ledgers, reportLang) },
      { lang: reportLang },
    );
    const path = writeSingle(flags.out, bytes, shell.folder);
    screen.note(screen.words.tracking.written(displayName(path, shell.folder)));
  }
  if (ledgers.unread) return EXIT.disk;
  return countOf(ledgers.findings, 'error') > 0 ? EXIT.findings : EXIT.done;
}

const rowsOf = ({ findings }: ReadLedgers, lang: Lang) =>
  findings.map((found) => findingRow(found, lang));

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Of `--as-of`, else today where the program runs; SOURCE_DATE_EPOCH fixes today. */
function dayOf(asOf: string | undefined, { env }: Shell): string {
  if (asOf === undefined) return today(env.SOURCE_DATE_EPOCH);
  const date = new Date(`${asOf}T00:00:00Z`);
  const real =
    DATE.test(asOf) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(asOf);
  return real ? asOf : refuse('--as-of', asOf, { kind: 'date' });
}

function today(epoch: string | undefined): string {
  if (epoch !== undefined && /^\d{1,11}$/.test(epoch)) {
    return new Date(Number(epoch) * 1000).toISOString().slice(0, 10);
  }
  const now = new Date();
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
