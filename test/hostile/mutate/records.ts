import type { Random } from '../../../src/sample/random.js';
import { mutateBytes } from './bytes.js';

/** A record of BIFF or of an xlsb part: its type and what it holds. */
export interface BinaryRecord {
  readonly type: number;
  readonly body: Uint8Array;
}

type Change = (records: BinaryRecord[], at: number, random: Random) => void;

/** Types that do harm where nobody expects them: of BIFF, then of xlsb. */
const TYPES = [
  0x0000, 0x0006, 0x000a, 0x001c, 0x002f, 0x003c, 0x005d, 0x007d, 0x0085, 0x00bd, 0x00be, 0x00e5,
  0x00fc, 0x00fd, 0x01b8, 0x0203, 0x0204, 0x0207, 0x0208, 0x0221, 0x04bc, 0x0809, 0x0013, 0x0026,
  0x0081, 0x009c, 0x00b0, 0x01aa, 0x01ab, 0x01ee,
] as const;

const CHANGES: readonly Change[] = [
  (records, at) => void records.splice(at, 1),
  (records, at, random) => {
    const one = records[at];
    if (one !== undefined) records.splice(random.whole(0, records.length), 0, one);
  },
  (records, at, random) => {
    const other = random.whole(0, records.length - 1);
    const [one, two] = [records[at], records[other]];
    if (one !== undefined && two !== undefined) [records[at], records[other]] = [two, one];
  },
  (records, at, random) => {
    const one = records[at];
    if (one !== undefined) records[at] = { ...one, type: random.pick(TYPES) };
  },
  (records, at, random) => {
    const body = Uint8Array.from({ length: random.whole(0, 40) }, () => random.pick([0, 1, 255]));
    records.splice(at, 0, { type: random.pick(TYPES), body });
  },
  ...Array<Change>(4).fill((records, at, random) => {
    const one = records[at];
    if (one !== undefined) records[at] = { ...one, body: mutateBytes(one.body, random) };
  }),
];

/** One to three changes; the chain of records stays whole. */
export function mutateRecords(all: readonly BinaryRecord[], random: Random): BinaryRecord[] {
  const records = [...all];
  for (let left = random.whole(1, 3); left > 0 && records.length > 0; left -= 1) {
    random.pick(CHANGES)(records, random.whole(0, records.length - 1), random);
  }
  return records;
}
