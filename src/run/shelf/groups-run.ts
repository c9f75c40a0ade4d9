import { append } from '../../domain/append.js';
import type { TableHead } from '../../domain/household.js';
import { type SentNumbers, StayingNumbers } from '../../domain/masking.js';
import { type Policy, toPolicy } from '../../domain/policy.js';
import type { PolicyFile } from '../../domain/schemas/policy-file.js';
import { type PlaceNames, placeNames } from '../../intake/batch/batch.js';
import type { DetailTable } from '../../intake/table/detail-table.js';
import type { MergeKey } from '../merge-key.js';
import type { Gathered } from '../read/gathered.js';
import type { ToldReading } from '../read/told/findings.js';
import { type Leaving, leavingWith } from '../read/told/leaving.js';

/** What is known of a run whose tables are looked at group by group; it goes to each thread once. */
export interface GroupsRun extends Pick<Gathered, 'periods' | 'shares' | 'unmasked'> {
  readonly readings: readonly ToldReading[];
  /** All tables in the order in which they were read, without their rows. */
  readonly tables: readonly DetailTable[];
  readonly township: string | null;
  readonly policy: PolicyFile;
  readonly mergeKey: MergeKey | null;
  readonly staying: SentNumbers;
}

/** The same with what each thread makes of it. */
export class KnownRun {
  readonly policy: Policy;
  readonly leaving: Leaving;
  readonly #numbers: ReadonlyMap<TableHead, number>;
  readonly #ofFiles = new Map<string, ToldReading[]>();

  constructor(
    readonly run: GroupsRun,
    readonly names: PlaceNames,
  ) {
    this.policy = toPolicy(run.policy);
    this.leaving = leavingWith(new StayingNumbers(run.staying), run.unmasked);
    this.#numbers = new Map(run.tables.map(({ head }, n) => [head, n]));
    for (const reading of run.readings) append(this.#ofFiles, reading.input.name, reading);
  }

  tableAt(number: number): DetailTable {
    const table = this.run.tables[number];
    if (table === undefined) throw new RangeError('a table of another run');
    return table;
  }

  readonly numberOf = (head: TableHead): number => {
    const number = this.#numbers.get(head);
    if (number === undefined) throw new RangeError('a table of another run');
    return number;
  };

  /** The readings of some tables' files: a file may have been given for both years. */
  readingsOf(tables: readonly DetailTable[]): readonly ToldReading[] {
    const files = new Set(tables.map(({ head }) => head.file));
    return [...files].flatMap((file) => this.#ofFiles.get(file) ?? []);
  }
}

const KNOWN = new WeakMap<GroupsRun, KnownRun>();

/** Made once on each thread; `names` are those of the run, where they are known already. */
export function knownRun(run: GroupsRun, names: PlaceNames | null = null): KnownRun {
  const known = KNOWN.get(run) ?? new KnownRun(run, names ?? placeNames(run.tables, run.township));
  KNOWN.set(run, known);
  return known;
}
