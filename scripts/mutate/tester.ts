import { basename, resolve } from 'node:path';
import { createVitest, type TestModule, type TestSpecification, type Vite } from 'vitest/node';
import { fileOf, importers, relatedTo } from './related.js';

/** Mutants of one file, each as the whole text of it. */
export interface Trial {
  /** null: the tests as they are, all of them. */
  readonly file: string | null;
  readonly codes: readonly string[];
}

/** For each mutant of a trial: whether a test fails with it, as it should. */
export type Verdict = readonly boolean[];

/** `src/a.ts?mutant=3`: every mutant has its own copies of the file and of all that stands on it. */
const COPY = /\?mutant=(\d+)$/u;
const copy = (file: string, mutant: number): string => `${file}?mutant=${mutant}`;
const mutantIn = (id: string): number => Number(COPY.exec(id)?.[1] ?? Number.NaN);
const withoutCopy = (id: string): string => id.replace(COPY, '');

/** Hands out the copies of mutants, numbered through all trials: Vite keeps what it has seen. */
class Mutations {
  private file: string | null = null;
  private readonly codes: string[] = [];
  private related: ReadonlySet<string> = new Set();
  private readonly importers = importers();

  /** The numbers of the mutants. */
  begin({ file, codes }: Trial): readonly number[] {
    this.file = file === null ? null : resolve(file);
    this.related = this.file === null ? new Set() : relatedTo(this.file, this.importers);
    return codes.map((code) => this.codes.push(code) - 1);
  }

  get areMutants(): boolean {
    return this.file !== null;
  }

  /** The tests that stand on the file, the nearest first, for they know most of it. */
  tests(all: readonly TestSpecification[]): readonly TestSpecification[] {
    if (this.file === null) return all;
    const own = basename(this.file).replace(/\.ts$/u, '.test.ts');
    const nearest = [...this.related];
    const rank = ({ moduleId }: TestSpecification): number =>
      basename(moduleId) === own ? -1 : nearest.indexOf(moduleId);
    return all
      .filter(({ moduleId }) => this.related.has(moduleId))
      .toSorted((a, b) => rank(a) - rank(b));
  }

  readonly plugin: Vite.Plugin = {
    name: 'mutations',
    enforce: 'pre',
    resolveId: (source, importer) => {
      const mutant = mutantIn(importer ?? '');
      const imported = Number.isNaN(mutant) ? null : fileOf(source, withoutCopy(importer ?? ''));
      return imported !== null && this.related.has(imported) ? copy(imported, mutant) : null;
    },
    transform: (_, id) => {
      const code = withoutCopy(id) === this.file ? this.codes[mutantIn(id)] : undefined;
      return code === undefined ? undefined : { code, map: null };
    },
  };
}

/** One run of Vitest for many mutants, in one thread that keeps what is the same for all. */
async function makeTester(tests: string): Promise<(trial: Trial) => Promise<Verdict>> {
  const mutations = new Mutations();
  const vitest = await createVitest(
    'test',
    {
      watch: false,
      include: [tests],
      setupFiles: [resolve('scripts/mutate/steady.ts')],
      isolate: false,
      maxWorkers: 1,
      reporters: [{}],
    },
    { plugins: [mutations.plugin] },
  );
  const project = vitest.getRootProject();
  const all = await vitest.globTestSpecifications();
  const failed = (module: TestModule): boolean => module.state() === 'failed';

  async function killed(
    { moduleId: test }: TestSpecification,
    mutants: readonly number[],
  ): Promise<ReadonlySet<number>> {
    const copies = mutants.map((mutant) => project.createSpecification(copy(test, mutant)));
    const { testModules } = await vitest.runTestSpecifications(copies);
    if (!mutations.areMutants) {
      for (const { moduleId } of testModules.filter(failed)) {
        console.error(`fails without any mutant: ${withoutCopy(moduleId)}`);
      }
    }
    return new Set(testModules.filter(failed).map(({ moduleId }) => mutantIn(moduleId)));
  }

  return async (trial) => {
    const mutants = mutations.begin(trial);
    const dead = new Set<number>();
    for (const specification of mutations.tests(all)) {
      const alive = mutants.filter((mutant) => !dead.has(mutant));
      if (alive.length === 0) break;
      for (const mutant of await killed(specification, alive)) dead.add(mutant);
    }
    return mutants.map((mutant) => dead.has(mutant));
  };
}

/** The process at the other end of `Tester`: a verdict for each trial. */
export async function serve(tests: string): Promise<void> {
  const verdictOf = await makeTester(tests);
  process.on('message', async (trial: Trial) => {
    process.send?.(await verdictOf(trial));
  });
  process.once('disconnect', () => process.exit());
  process.send?.('ready');
}
