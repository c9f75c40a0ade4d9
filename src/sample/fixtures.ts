import { plantMistakes } from './mistakes.js';
import { makeTownship, type SampleFile } from './township.js';

const SEED = 2048;

/**
 * The small 北张乡 under fixtures/: three villages with twelve households each, all eight factors,
 * some rows rejected, some households new, gone, moved or not surveyed.
 */
export const fixtureTownship = (): AsyncGenerator<SampleFile> =>
  makeTownship({
    villages: 3,
    households: 12,
    seed: SEED,
    style: 'messy',
    shares: {
      down: 0.34,
      flat: 0.06,
      upWithLoss: 0.03,
      gone: 0.05,
      new: 0.06,
      moved: 0.05,
      matchedByIdNumber: 0.05,
      matchedByName: 0.03,
      headChanged: 0.05,
      notSurveyed: 0.03,
    },
    edit: plantMistakes(SEED, ['amountInWords'], ['duplicate'], ['missingPopulation', 'errorCell']),
  });
