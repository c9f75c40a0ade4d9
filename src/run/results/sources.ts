import { statSync } from 'node:fs';
import type { Maker } from '../../domain/outcomes/maker.js';
import { makerIn, type ResultsFolder } from './folder.js';

/** What was named, told apart by whether the verb reads it. */
export interface Sources {
  readonly read: readonly ResultsFolder[];
  readonly passedOver: readonly ResultsFolder[];
}

/**
 * A glob fits whatever lies among results: comparisons, ledgers and fragments of policies that an
 * earlier run of the same script put there. They are passed over beside results, and refused by whoever
 * reads them where nothing else is named.
 */
export function sourcesAmong(named: readonly ResultsFolder[], makers: readonly Maker[]): Sources {
  const isSource = (one: ResultsFolder): boolean => {
    const maker = makerIn(one);
    return maker === null ? !isFragment(one) : makers.includes(maker);
  };
  const read = named.filter(isSource);
  if (read.length === 0) return { read: named, passedOver: [] };
  return { read, passedOver: named.filter((one) => !read.includes(one)) };
}

/** Tells whether a file is a fragment of a policy, as `seasonality` and `backtest` write it. */
const isFragment = ({ path }: ResultsFolder): boolean =>
  /\.ya?ml$/u.test(path) && statSync(path, { throwIfNoEntry: false })?.isFile() === true;
