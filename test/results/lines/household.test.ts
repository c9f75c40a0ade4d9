import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteText } from '../../../src/domain/byte-text.js';
import { NUMERIC_FIELDS } from '../../../src/domain/household.js';
import type {
  Change,
  HouseholdResult,
  Income,
  ItemAmounts,
  Projection,
} from '../../../src/domain/outcomes/result.js';
import { sentences } from '../../../src/locales/index.js';
import { householdLine, writeHousehold } from '../../../src/results/lines/household.js';
import { anySubject } from '../../analysis/arbitrary.js';
import { analysed } from '../../analysis/ask.js';
import { lineByJson } from './by-json.js';

const { reasons, questions } = sentences('zh').terms;
const OPTIONS = { unmasked: false, words: { reasons, questions } };

/** What the code writes itself, and what it leaves to JavaScript. */
const number = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: -99_999_999, max: 99_999_999 }) },
  { weight: 2, arbitrary: fc.integer({ min: -20_000, max: 20_000 }).map((n) => n / 10_000) },
  fc.constantFrom(0, -0, 5, -5, 50, 1e15, 1e15 + 2, 2 ** 32, -(2 ** 32) - 1, 1e21, 0.1 + 0.2),
  fc.maxSafeInteger(),
  fc.double(),
);
const numberOrNone = fc.option(number, { freq: 8 });
const text = fc.option(
  fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.string({ unit: 'binary', maxLength: 5 }),
    fc.constantFrom('', '张"三', '甲\\乙', '\ud842', '𠮷', 'é\u2028', '长'.repeat(30_000)),
  ),
);

const income: fc.Arbitrary<Income> = fc.record({
  ...{ wages: number, business: number, businessGross: number, businessCosts: number },
  ...{ property: number, transfers: number, net: number, perCapita: number },
});
const change: fc.Arbitrary<Change> = fc.record({
  amount: number,
  rate: numberOrNone,
  trend: fc.constantFrom('up', 'down', 'flat'),
});
const numbers = fc
  .array(fc.oneof(number, fc.constant(Number.NaN)), {
    minLength: NUMERIC_FIELDS.length,
    maxLength: NUMERIC_FIELDS.length,
  })
  .map((all) => Float64Array.from(all));
const flag = fc.option(fc.boolean());
const projection: fc.Arbitrary<Projection> = fc.record({
  ...{ net: number, perCapita: number, low: numberOrNone, high: numberOrNone },
  ...{ targetMet: flag, shortfall: numberOrNone },
  trend: fc.constantFrom('up', 'down', 'flat'),
  risk: fc.constantFrom('likely', 'possible', 'none'),
});

const holding = (items: ItemAmounts, own: Float64Array): ItemAmounts => ({
  ...items,
  numbers: own,
});

/** A household of the analysis, each of whose values may be anything. */
const anyResult: fc.Arbitrary<HouseholdResult> = fc
  .record({
    subject: anySubject,
    texts: fc.record({ id: text, head: text, idNumber: text, type: text, helper: text }),
    places: fc.record({ village: text, township: text, monitored: text }),
    numbers: fc.tuple(numbers, numbers, numbers),
    income: fc.record({ prior: income, current: income }),
    change: fc.record({
      ...{ wages: change, business: change, property: change },
      ...{ transfers: change, net: change, perCapita: change },
    }),
    target: fc.record({ met: flag, shortfallPerCapita: numberOrNone, shortfall: numberOrNone }),
    own: fc.record({ labour: numberOrNone, monitoringPerCapita: number }),
    projection: fc.option(projection),
  })
  .map(({ subject, texts, places, numbers: [prior, current, whole], own, ...rest }) => {
    const { result } = analysed(subject);
    const { items } = result;
    return {
      ...{ ...result, ...texts, ...places, ...own, ...rest },
      village: places.village ?? '',
      township: places.township ?? '',
      items: { prior: holding(items.prior, prior), current: holding(items.current, current) },
      priorYear: rest.projection && { net: 1, perCapita: 2, items: holding(items.prior, whole) },
    };
  });

describe('一户一行', () => {
  it('与把整户写成一个 JSON 对象一个字节不差', () => {
    fc.assert(
      fc.property(anySubject, (subject) => {
        const { result } = analysed(subject);
        expect(householdLine(result, OPTIONS)).toBe(lineByJson(result, OPTIONS));
      }),
      { numRuns: 200 },
    );
  });

  it('什么样的数和文字都一样，写不下的也一样', () => {
    fc.assert(
      fc.property(
        fc.array(anyResult, { minLength: 1, maxLength: 3 }),
        fc.boolean(),
        (results, unmasked) => {
          const options = { ...OPTIONS, unmasked };
          const written = new ByteText();
          for (const result of results) writeHousehold(written, result, options);
          const expected = results.map((result) => lineByJson(result, options)).join('');
          expect(Buffer.from(written.written).toString()).toBe(expected);
        },
      ),
      { numRuns: 150 },
    );
  });
});
