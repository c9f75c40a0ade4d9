/**
 * Seeded random numbers: sfc32 (Chris Doty-Humphrey, PractRand), three words of state and a counter,
 * 32 bits a step. The same seed and stream give the same numbers on every machine; streams keep the
 * truth of a township apart from the way in which it is written down.
 */
export interface Random {
  /** At least 0, below 1. */
  share(): number;
  /** A whole number, both bounds included. */
  whole(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** A new list in random order. */
  shuffle<T>(list: readonly T[]): T[];
}

const WARM_UP_STEPS = 16;
const WORD = 2 ** 32;

export function createRandom(seed: number, ...[stream = 0, index = 0]: number[]): Random {
  let a = seed >>> 0;
  let b = (stream + 1) >>> 0;
  let c = index >>> 0;
  let counter = (1 + Math.floor(seed / WORD)) >>> 0;

  function word(): number {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  for (let step = 0; step < WARM_UP_STEPS; step += 1) word();

  const share = () => word() / WORD;
  const whole = (low: number, high: number) => low + Math.floor(share() * (high - low + 1));
  return {
    share,
    whole,
    chance: (probability) => share() < probability,
    pick: <T>(list: readonly T[]) => {
      if (list.length === 0) throw new RangeError('nothing to pick from');
      return list[whole(0, list.length - 1)] as T;
    },
    shuffle: <T>(list: readonly T[]) => {
      const mixed = [...list];
      for (let place = mixed.length - 1; place > 0; place -= 1) {
        const other = whole(0, place);
        [mixed[place], mixed[other]] = [mixed[other] as T, mixed[place] as T];
      }
      return mixed;
    },
  };
}
