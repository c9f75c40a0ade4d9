import { byCodePoint } from '../../domain/names/order.js';
import type { HouseholdResult } from '../../domain/outcomes/result.js';

type Named = Pick<HouseholdResult, 'id' | 'head' | 'idNumber'>;

/** A result and the place of its pair in the order of the files. */
export interface Ordered<Result = HouseholdResult> {
  readonly result: Result;
  readonly order: number;
}

/**
 * The households of a village by 户编号, head, ID number, and then as the files come.
 * Definition: docs/definitions/results.md.
 */
export const sorted = <Result extends Named>(ordered: readonly Ordered<Result>[]): Result[] =>
  ordered
    .toSorted(
      ({ result: a, order }, { result: b, order: other }) =>
        byCodePoint(a.id ?? '', b.id ?? '') ||
        byCodePoint(a.head ?? '', b.head ?? '') ||
        byCodePoint(a.idNumber ?? '', b.idNumber ?? '') ||
        order - other,
    )
    .map(({ result }) => result);
