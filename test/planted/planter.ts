import type { FindingCode } from '../../src/domain/findings/codes.js';
import type { Year } from '../../src/domain/household.js';
import type { Dress } from '../../src/sample/messy/dress.js';
import type { Random } from '../../src/sample/random.js';
import type { Row } from '../../src/sample/truth/row.js';
import type { VillageTruth } from '../../src/sample/truth/village.js';
import { COUPLE_SLIPS } from './couples.js';
import { SLIPS } from './slips.js';
import { DROWNED, WHOLE } from './tables.js';
import type { Slip, Spot } from './ways.js';

/** Mistakes of each kind of one household. */
const OF_EACH = 4;

/** Codes for which a row, or all of a table, is not taken: no other mistake can be seen in it. */
const REJECTING: ReadonlySet<string> = new Set<FindingCode>([
  ...(['intake.notNumber', 'intake.errorCell', 'intake.dateCell', 'intake.noIdentity'] as const),
  ...(['household.population', 'income.negative'] as const),
  ...(['key.duplicate', 'key.duplicateAcrossVillages'] as const),
]);

/** A household that was handed in in both years, known by its number. */
interface Resident {
  readonly village: number;
  readonly dress: Dress;
  readonly prior: Row;
  readonly current: Row;
}

/** What a household's mistake is, once its rows are written wrong. */
export interface Slipped {
  readonly code: FindingCode;
  readonly spot: Spot;
  readonly rows: Readonly<Record<Year, Row>>;
}

/** Households of a village that are handed in in both years as they are. */
function residentsOf({ number, prior, current }: VillageTruth, dress: Dress): readonly Resident[] {
  const before = new Map(prior.map((row) => [row.get('id'), row]));
  return current.flatMap((row) => {
    const last = before.get(row.get('id'));
    const same = last !== undefined && last.get('head') === row.get('head');
    if (!same || !row.has('id') || !row.has('total.net') || !last.has('idNumber')) return [];
    return [{ village: number, dress, prior: last, current: row }];
  });
}

/** Who slips on what: every kind several times, each household once. */
export class Planter {
  /** Rows instead of those of the truth; null: not handed in. */
  readonly instead = new Map<Row, Row | null>();
  readonly slipped: Slipped[] = [];
  private readonly free: Resident[];

  /** `dresses`: how each village writes this year down, by its number. */
  constructor(truth: readonly VillageTruth[], dresses: readonly Dress[], random: Random) {
    const residents = truth.flatMap((village) => {
      const dress = dresses[village.number];
      return dress === undefined || DROWNED.has(village.number) ? [] : residentsOf(village, dress);
    });
    this.free = random.shuffle(residents);
  }

  plantAll(): void {
    for (const { code, neighbours, field, slip } of [...COUPLE_SLIPS, ...COUPLE_SLIPS]) {
      const [one, other] = this.takeCouple(neighbours, REJECTING.has(code));
      const [first, second] = [copied(one), copied(other)];
      slip({ first, second });
      for (const [resident, rows] of [[one, first] as const, [other, second] as const]) {
        this.write(resident, code, { field }, rows);
      }
    }
    for (let turn = 0; turn < OF_EACH; turn += 1) {
      for (const [code, ways] of Object.entries(SLIPS) as [FindingCode, readonly Slip[]][]) {
        const way = ways[turn % ways.length];
        if (way !== undefined) this.plant(code, way);
      }
    }
  }

  private plant(code: FindingCode, slip: Slip): void {
    for (const [n, resident] of this.free.entries()) {
      if (REJECTING.has(code) && WHOLE.has(resident.village)) continue;
      const rows = copied(resident);
      const spot = slip({ ...rows, dress: resident.dress });
      if (spot === null) continue;
      this.free.splice(n, 1);
      this.write(resident, code, spot, rows);
      return;
    }
    throw new RangeError(`no household is left for ${code}`);
  }

  private takeCouple(neighbours: boolean, rejecting: boolean): readonly [Resident, Resident] {
    const fits = ({ village }: Resident): boolean => !(rejecting && WHOLE.has(village));
    const one = this.free.find(fits);
    const other = this.free.find(
      (resident) =>
        fits(resident) && resident !== one && (resident.village === one?.village) === neighbours,
    );
    if (one === undefined || other === undefined) throw new RangeError('no couple is left');
    for (const resident of [one, other]) this.free.splice(this.free.indexOf(resident), 1);
    return [one, other];
  }

  private write(
    { prior, current }: Resident,
    code: FindingCode,
    spot: Spot,
    rows: Readonly<Record<Year, Row>>,
  ): void {
    this.instead.set(prior, spot.missing === 'prior' ? null : rows.prior);
    this.instead.set(current, spot.missing === 'current' ? null : rows.current);
    this.slipped.push({ code, spot, rows });
  }
}

const copied = ({ prior, current }: Resident): Record<Year, Row> => ({
  prior: new Map(prior),
  current: new Map(current),
});
