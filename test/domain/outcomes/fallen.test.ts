import { expect, it } from 'vitest';
import { fallenItems } from '../../../src/domain/outcomes/fallen.js';

const at = (field: string, prior: number | string | null, current: number | string | null) => ({
  field: field as 'wages',
  prior,
  current,
});

it('只列减少的项目，减得多的在前，最多三项；合计、月数、增加的不列', () => {
  expect(
    fallenItems([
      at('wages', 9_000, 1_000),
      at('workMonths', 12, 3),
      at('transfers.soil', 100, 90),
      at('transfers.education', 158_400, 0),
      at('transfers.grain', 5_000, 6_000),
      at('transfers.forest', 700, null),
      at('transfers.elderly', 300, 100),
    ]),
  ).toEqual([
    { field: 'transfers.education', prior: 158_400, current: 0 },
    { field: 'transfers.forest', prior: 700, current: 0 },
    { field: 'transfers.elderly', prior: 300, current: 100 },
  ]);
});
