import type { Finding } from '../../domain/findings/finding.js';
import type { Household, TableHead } from '../../domain/household.js';
import type { PlaceNames } from '../../intake/batch/batch.js';
import type { Placed } from '../../intake/batch/placed.js';
import type { YearRows } from '../../intake/batch/year-rows.js';
import type { DetailTable } from '../../intake/table/detail-table.js';
import type { Both } from '../read/replaced.js';

/**
 * What of tables that are looked at together is their own: beside it stand households that have
 * moved, of which the tables where they came from or went to tell.
 */
export class OwnPart {
  private readonly files: ReadonlySet<string | null>;
  private readonly villages: ReadonlySet<string>;

  constructor(
    own: readonly DetailTable[],
    private readonly all: readonly DetailTable[],
    private readonly names: PlaceNames,
  ) {
    this.files = new Set(own.map(({ head }) => head.file));
    this.villages = new Set(own.flatMap(names.villages.ofTable));
  }

  readonly isOwn = ({ row }: Placed<Pick<Household, 'table'>>): boolean =>
    this.files.has(row.table.file);

  isOfFiles({ file }: Pick<Finding, 'file'>): boolean {
    return this.files.has(file);
  }

  /** Tables of the own files. */
  ofFiles(heads: ReadonlySet<TableHead>): TableHead[] {
    return [...heads].filter((head) => this.isOfFiles(head));
  }

  /** The tables in doubt: of others, those that are known to be. */
  doubted(found: ReadonlySet<TableHead>, known: ReadonlySet<TableHead>): ReadonlySet<TableHead> {
    const others = [...known].filter((head) => !this.isOfFiles(head));
    return new Set([...others, ...this.ofFiles(found)]);
  }

  /** What is said of the own villages, or of no village but of the own files. */
  told(findings: readonly Finding[]): Finding[] {
    return findings.filter((found) =>
      found.village === null ? this.isOfFiles(found) : this.villages.has(found.village),
    );
  }

  /** The own rows; a matched household belongs to the tables of this year. */
  rowsOf({ batch, matching }: Both): Both {
    const { isOwn } = this;
    const ofYear = ({ households, rejected }: YearRows): YearRows => ({
      households: households.filter(isOwn),
      rejected,
    });
    return {
      batch: {
        ...batch,
        prior: ofYear(batch.prior),
        current: ofYear(batch.current),
        accounts: new Map([...batch.accounts].filter(([head]) => this.isOfFiles(head))),
        villageAt: (found) =>
          found.file === null || this.isOfFiles(found)
            ? batch.villageAt(found)
            : this.villageElsewhere(found),
      },
      matching: { ...matching, pairs: matching.pairs.filter(({ current }) => isOwn(current)) },
    };
  }

  /** What is said of a village may stand at the table that some of its households came from. */
  private villageElsewhere({ file, sheet, village }: Finding): string | null {
    const sameSheet = this.all.filter(({ head }) => head.file === file && head.sheet === sheet);
    const named = new Set(sameSheet.flatMap(this.names.villages.ofTable));
    const [only] = named;
    return named.size === 1 ? (only ?? null) : village;
  }
}
