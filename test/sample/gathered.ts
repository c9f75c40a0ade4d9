import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parsePeriod } from '../../src/domain/period.js';
import type { Policy } from '../../src/domain/policy.js';
import { DEFAULT_LIMITS } from '../../src/intake/sheet.js';
import { gather } from '../../src/run/read/gather.js';
import type { Gathered } from '../../src/run/read/gathered.js';
import type { InputFile } from '../../src/run/read/read-file.js';
import { runOf } from '../../src/sample/run.js';
import type { SampleFile } from '../../src/sample/sample-file.js';
import { crew } from '../run/results-folder.js';

/** Both years of a made-up township, read from the disk and checked as in a run. */
export async function gathered(
  files: AsyncIterable<SampleFile> | Iterable<SampleFile>,
  policy: Policy,
): Promise<Gathered> {
  const folder = mkdtempSync(join(tmpdir(), 'zengshou-sample-'));
  try {
    const inputs: InputFile[] = [];
    for await (const { path: name, bytes } of files) {
      const path = join(folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, bytes);
      inputs.push({ path, name, year: name.startsWith('上年') ? 'prior' : 'current' });
    }
    const { prior, current, township } = runOf();
    const settings = {
      ...{ inputs, township, policy, limits: DEFAULT_LIMITS, basis: 'same-period' as const },
      periods: { prior: parsePeriod(prior.period), current: parsePeriod(current.period) },
      columns: () => new Map(),
    };
    return await gather(settings, crew(), () => undefined);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
