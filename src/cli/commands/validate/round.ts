import { EXIT, type ExitCode } from '../../../domain/findings/failure.js';
import { ensureReplaceable } from '../../../files/output.js';
import type { Validation } from '../../../run/check/validate.js';
import { validatedFiles, villagesWithRows } from '../../../run/check/validated-files.js';
import { sortFindings } from '../../../run/findings.js';
import type { InputFile } from '../../../run/read/read-file.js';
import { acceptFindings } from '../../../run/sign-off/accept.js';
import { acceptancesOf } from '../../options/acceptances.js';
import { namedOrProject } from '../../options/inputs.js';
import type { RunOptions } from '../../options/run-options.js';
import type { Selection } from '../../options/selection.js';
import { STANDARD_OUTPUT, writeTarget } from '../../options/single/target.js';
import { exitCodeOf } from '../../screen/exit-code.js';
import type { Screen } from '../../screen/screen.js';
import { writeSignOffs } from '../../views/sign-offs.js';
import { printAgainst, printValidation } from '../../views/validation.js';
import { comparedWith } from './against.js';
import { checkWithPrior } from './check.js';
import { annotate, copiesBeside } from './copies.js';
import { type Checked, FORMATS, type Format } from './formats.js';
import { inputsOf } from './inputs.js';

/** Where a round reads besides the files that it checks, and where it writes. */
interface Places {
  readonly prior?: readonly string[];
  readonly against?: readonly string[];
  readonly out?: string;
  readonly annotate?: string;
  readonly explained?: string;
}

/** What is asked of `zengshou validate`. */
export interface Task {
  readonly patterns: readonly string[];
  readonly flags: Places;
  readonly options: RunOptions;
  readonly screen: Screen;
  readonly format: 'table' | Format;
  readonly selection: Selection;
}

/** Checks the files once: on screen, as data, as marked copies. */
export async function once(task: Task): Promise<{ code: ExitCode; inputs: readonly InputFile[] }> {
  const { flags, options, screen } = task;
  const inputs = inputsOf(task.patterns, flags, options, screen);
  const beside = copiesBeside(inputs, namedIn(task), options);
  if (flags.annotate !== undefined) ensureReplaceable(flags.annotate, beside);
  const acceptances = await acceptancesOf(options);
  const found = await checkWithPrior(inputs, flags.prior !== undefined, options, screen);
  const villages = villagesWithRows(found);
  const findings =
    acceptances === null
      ? found.findings
      : sortFindings(
          acceptFindings(found.findings, acceptances, { policy: options.policy.policy, villages }),
        );
  const validation = { ...found, findings };
  const files = validatedFiles(validation, findings);
  const against =
    flags.against === undefined
      ? null
      : await comparedWith(flags.against, validation, options, screen);
  const selected = task.selection.of(findings);
  await show({ files, findings: selected, against }, { ...validation, findings: selected }, task);
  if (!task.selection.isAll) {
    screen.note(screen.words.validate.selected(selected.length, findings.length));
  }
  const areCopied =
    flags.annotate === undefined ||
    (await annotate(flags.annotate, beside, validation, options, screen));
  if (flags.explained !== undefined) {
    const earlier = acceptances?.rows ?? [];
    const missing = await leftOutIn(validation);
    const checked = { findings, villages, leftOut: missing };
    await writeSignOffs(flags.explained, inputs, checked, earlier, options, screen);
  }
  const code =
    against?.unread.length || !areCopied
      ? EXIT.disk
      : exitCodeOf(validation.readings, validation.findings);
  return { code, inputs };
}

/** How the tables were named, so that no copy of them gets among them. */
const namedIn = ({ patterns, flags, options }: Task): readonly string[] => [
  ...namedOrProject(patterns, 'validate', options),
  ...(flags.prior ?? options.prior),
];

/** Loaded only when a table of sign-offs is asked for. */
async function leftOutIn(validation: Validation) {
  const { lastYearsTable, leftOut } = await import('../../../run/check/left-out.js');
  return new Map(
    leftOut(validation).map(({ found, file }) => [found, { file, table: lastYearsTable(found) }]),
  );
}

async function show(
  checked: Checked,
  validation: Validation,
  { flags, options, screen, format, selection }: Task,
): Promise<void> {
  const { out = STANDARD_OUTPUT } = flags;
  if (format === 'table' && flags.out === undefined) {
    printValidation(checked.files, validation, selection, screen);
    if (checked.against !== null) printAgainst(checked.against, screen);
    return;
  }
  // A table that goes into a file is a workbook.
  const write = FORMATS[format === 'table' ? 'xlsx' : format];
  const content = await write(checked, options.reportLang);
  const written = writeTarget(out, content, options.shell);
  if (written !== null) screen.note(screen.words.validate.written(written));
}
