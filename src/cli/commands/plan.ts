import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { EXIT, type ExitCode, ExpectedFailure } from '../../domain/findings/failure.js';
import { maskWithin } from '../../domain/masking.js';
import { shownPath } from '../../files/shown-names.js';
import { replaceSingle } from '../../files/single.js';
import { parsePlanUnit, planLine } from '../../results/plan.js';
import { type FoundUnits, findUnits } from '../../run/units/find.js';
import { unitsPattern } from '../../run/units/pattern.js';
import { noteSkipped } from '../options/inputs.js';
import { PROJECT_FILE, type Project, readProject } from '../options/project.js';
import { SCREEN } from '../options/shared.js';
import { STANDARD_OUTPUT, writeTarget } from '../options/single/target.js';
import { type Flags, type OptionsOf, verb } from '../options/verb.js';
import { openScreen, type Screen } from '../screen/screen.js';
import type { Shell } from '../screen/shell.js';

const options = {
  out: { flags: '-o, --out <FILE>', required: true },
  ...SCREEN,
} as const satisfies OptionsOf<'plan'>;

export const plan = verb({
  page: 'docs/definitions/units.md',
  finds: true,
  argument: '<root>',
  options,
  run,
});

/** Lists the units of work under a folder. Definition: docs/definitions/units.md. */
function run(root: string, flags: Flags<typeof options>, shell: Shell): ExitCode {
  const { folder } = shell;
  const screen = openScreen(flags, shell);
  const out = resolve(folder, flags.out);
  const found = unitsUnder(resolve(folder, root), dirname(out), folder);
  const text = found.units.map((unit) => `${planLine(unit)}\n`).join('');
  const isPrinted = flags.out === STANDARD_OUTPUT;
  if (isPrinted) writeTarget(flags.out, text, shell);
  else replaceSingle(out, new TextEncoder().encode(text), folder, isPlan);
  tell(found, screen);
  if (!isPrinted) {
    screen.note(screen.words.units.planned(shownPath(out, folder), found.units.length));
  }
  return found.lacking.length > 0 ? EXIT.findings : EXIT.done;
}

function unitsUnder(root: string, planFolder: string, folder: string): FoundUnits {
  const file = join(root, PROJECT_FILE);
  const project = readProject(file);
  const pattern = project.units === null ? null : unitsPattern(project.units);
  if (pattern === null) {
    throw new ExpectedFailure('units.noPattern', { file: shownPath(file, folder) });
  }
  const policy = policyUnder(root, project);
  const { county, exclude } = project;
  const found = findUnits({ root, pattern, county, policy, exclude, planFolder, folder });
  if (found.units.length + found.lacking.length > 0) return found;
  throw new ExpectedFailure('units.none', {
    path: shownPath(root, folder),
    pattern: project.units ?? '',
  });
}

/** The policy that the project file names, else the file of the usual name where there is one. */
function policyUnder(root: string, { policy }: Project): string | null {
  if (policy !== null) return resolve(root, policy);
  const usual = join(root, 'policy.yaml');
  return existsSync(usual) ? usual : null;
}

/** Only an earlier plan is ever replaced. */
const isPlan = (text: string): boolean =>
  text === '' || parsePlanUnit(text.slice(0, text.indexOf('\n'))) !== null;

function tell({ lacking, empty, skipped }: FoundUnits, screen: Screen): void {
  const { units: words } = screen.words;
  noteSkipped(skipped, screen);
  for (const folder of empty) screen.note(words.empty(folder));
  for (const { unit, years } of lacking) screen.warn(words.lacking(maskWithin(unit), years));
}
