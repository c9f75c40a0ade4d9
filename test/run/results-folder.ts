import { parsePeriod } from '../../src/domain/period.js';
import type { Policy } from '../../src/domain/policy.js';
import { findInputs } from '../../src/files/inputs.js';
import { type OutputFolder, openOutput } from '../../src/files/output.js';
import { DEFAULT_LIMITS } from '../../src/intake/sheet.js';
import { loadPolicy } from '../../src/policy/load.js';
import type { Harvest } from '../../src/run/analyze/harvest.js';
import { harvestRun } from '../../src/run/analyze/harvest-run.js';
import type { RunSettings } from '../../src/run/analyze/run-outcome.js';
import { writeTownship } from '../../src/run/analyze/write.js';
import type { Crew } from '../../src/run/crew.js';
import { Lists } from '../../src/run/lists/lists.js';
import { gather } from '../../src/run/read/gather.js';
import type { Gathered, GatherSettings } from '../../src/run/read/gathered.js';
import { Shelf } from '../../src/run/shelf/shelf.js';
import { WORK } from '../../src/run/work.js';
import { alone } from './alone.js';

const FIXTURES = 'fixtures';

/** A same-period run of 北张乡 over the years' folders below `folder`. */
export function settingsFor(policy: Policy, folder = FIXTURES): RunSettings {
  const inputs = (['prior', 'current'] as const).flatMap((year) =>
    findInputs([year === 'prior' ? '上年' : '本年'], { folder }).files.map((file) => ({
      ...file,
      year,
    })),
  );
  return {
    inputs,
    periods: {
      prior: parsePeriod('2020-10..2021-09'),
      current: parsePeriod('2021-10..2022-09'),
    },
    basis: 'same-period',
    township: '北张乡',
    county: null,
    policy,
    columns: () => new Map(),
    limits: DEFAULT_LIMITS,
    unmasked: false,
    reportLang: 'zh',
    toolVersion: ZENGSHOU_VERSION,
  };
}

export const crew = () => alone(WORK);

/** Both years of the fixtures, read and matched under the default policy. */
export const gatheredFixtures = (): Promise<Gathered> =>
  gather(settingsFor(loadPolicy(null).policy), crew(), () => undefined);

/** The results of the fixtures in a folder `结果`, under a policy of its own. */
export const resultsIn = (folder: string, policyText = ''): Promise<void> =>
  writeResults(folder, loadPolicy({ file: '政策.yaml', text: policyText }), FIXTURES);

/** What a column map says beside the names of columns. */
type Forms = Pick<GatherSettings, 'forms'>;

/** The results of the tables below a folder in its `结果`, under the default policy. */
export const ownResultsIn = (folder: string, forms: Forms = {}): Promise<void> =>
  writeResults(folder, loadPolicy(null), folder, forms);

async function writeResults(
  folder: string,
  policy: ReturnType<typeof loadPolicy>,
  inputs: string,
  forms: Forms = {},
): Promise<void> {
  const output = openOutput('结果', { folder });
  await writeInto(output, () => undefined, policy, inputs, undefined, forms);
  output.commit();
}

/** What is read and matched of the tables below a folder. */
export const harvestIn = (
  inputs: string,
  shelf: Shelf,
  by: Crew = crew(),
  settings = settingsFor(loadPolicy(null).policy, inputs),
): Promise<Harvest> => harvestRun(settings, by, () => undefined, shelf);

/** The results of the tables below a folder, of the fixtures without one. */
export async function writeInto(
  output: OutputFolder,
  villageDone: (name: string) => void,
  { policy, sha256 } = loadPolicy(null),
  inputs = FIXTURES,
  shelf = new Shelf(() => null),
  forms: Forms = {},
  lists = new Lists(() => null),
  by: Crew = crew(),
): Promise<void> {
  const settings = { ...settingsFor(policy, inputs), ...forms };
  const harvested = await harvestIn(inputs, shelf, by, settings);
  const provenance = {
    policySha256: sha256,
    decidedBy: [],
    options: {},
    generatedAt: '2022-10-08T00:00:00.000Z',
  };
  await writeTownship(settings, harvested, provenance, by, { output, lists }, villageDone);
}

/** Every file that a run over the tables below a folder writes. */
export async function filesWritten(
  inputs: string,
  shelf: Shelf,
  lists = new Lists(() => null),
  by: Crew = crew(),
): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const output = {
    path: '结果',
    place: () => '',
    write: (name: string, bytes: string | Uint8Array) => {
      files.set(name, Buffer.from(bytes).toString('base64'));
    },
    append: (name: string, bytes: Uint8Array) => {
      files.set(name, (files.get(name) ?? '') + Buffer.from(bytes).toString('hex'));
    },
    commit: () => ({ kept: [], replacedOther: false }),
    discard: () => undefined,
  };
  await writeInto(output, () => undefined, undefined, inputs, shelf, {}, lists, by);
  return files;
}
