import type { ExitCode } from '../../domain/findings/failure.js';
import {
  ACCEPTING,
  AUDIENCE,
  BASIS,
  DATED,
  JOBS,
  LOOKS,
  MENDING,
  POLICY,
  PRINTING,
  REPORTING,
  SHEETS,
  TABLES,
  UNMASKED,
  YEARS,
} from '../options/shared.js';
import { type Flags, type OptionsOf, verb } from '../options/verb.js';
import type { Shell } from '../screen/shell.js';

const options = {
  ...YEARS,
  unit: '--unit <PLAN:N|PLAN:NAME>',
  out: '-o, --out <DIR>',
  ...TABLES,
  ...BASIS,
  ...POLICY,
  ...MENDING,
  ...ACCEPTING,
  county: '--county <NAME>',
  mergeKey: '--merge-key <FILE>',
  parquet: '--parquet',
  previous: '--previous <DIR|none>',
  ...AUDIENCE,
  ...LOOKS,
  strict: '--strict',
  ...SHEETS,
  ...DATED,
  ...UNMASKED,
  ...JOBS,
  ...PRINTING,
  ...REPORTING,
} as const satisfies OptionsOf<'analyze'>;

export const analyze = verb({
  page: 'README.md',
  finds: true,
  options,
  run: (_, flags, shell) => run(flags, shell),
});

async function run(flags: Flags<typeof options>, shell: Shell): Promise<ExitCode> {
  if (flags.unit !== undefined) {
    const { analyzeUnit } = await import('./analyze/unit.js');
    return await analyzeUnit(flags.unit, flags, shell);
  }
  const [{ hireWriters }, { resolveRunOptions }, { analyze: work }] = await Promise.all([
    import('../options/single/crew.js'),
    import('../options/run-options.js'),
    import('./analyze/job.js'),
  ]);
  const resolved = resolveRunOptions(flags, shell);
  const crew = hireWriters(shell, resolved.jobs);
  try {
    return await work(resolved, crew);
  } finally {
    await crew.dismiss();
  }
}
