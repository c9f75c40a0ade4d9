import { createRandom } from '../../../src/sample/random.js';
import { container, recordsOf, streamOf, workbookIn } from '../biff.js';
import { HONEST_FORMATS, type HonestFormat, honest, honestCards } from '../honest.js';
import { mutant, mutatePart, withPart } from '../mutants.js';
import { mutateBytes } from '../mutate/bytes.js';
import { mutateRecords } from '../mutate/records.js';
import { type Recipe, recipe, seeded } from '../recipe.js';

/** Small changes, by seed: of every part that counts, of records and of bytes. */

/** Of which parts a workbook's figures are made, and which bear on none. */
const PARTS: readonly (readonly [
  format: HonestFormat,
  part: string,
  pattern: RegExp,
  touchesFigures: boolean,
])[] = [
  ['xlsx', 'sheet', /worksheets\/sheet1\.xml$/, true],
  ['xlsx', 'strings', /sharedStrings\.xml$/, true],
  ['xlsx', 'book', /xl\/workbook\.xml$/, true],
  ['xlsx', 'relationships', /workbook\.xml\.rels$/, true],
  ['xlsx', 'content-types', /Content_Types/, true],
  ['xlsx', 'styles', /styles\.xml$/, true],
  ['xlsx', 'properties', /docProps/, false],
  ['xlsx', 'theme', /theme/, false],
  ['xlsb', 'sheet', /worksheets\/sheet1\.bin$/, true],
  ['xlsb', 'strings', /sharedStrings\.bin$/, true],
  ['xlsb', 'book', /xl\/workbook\.bin$/, true],
  ['xlsb', 'relationships', /workbook\.bin\.rels$/, true],
  ['xlsb', 'styles', /styles\.bin$/, true],
  ['xlsb', 'properties', /docProps/, false],
  ['ods', 'content', /content\.xml$/, true],
  ['ods', 'manifest', /manifest\.xml$/, false],
  ['ods', 'styles', /styles\.xml$/, false],
  ['ods', 'mimetype', /mimetype$/, false],
];

const SEEDS = 6;

const ofParts = PARTS.flatMap(([format, part, pattern, touchesFigures]) =>
  seeded(
    `${format}/${part}`,
    touchesFigures ? SEEDS : 2,
    async (seed) => {
      const random = createRandom(seed);
      return withPart(
        await honest(format),
        (name) => pattern.test(name),
        (bytes, name) => mutatePart(bytes, name, random),
        random,
      );
    },
    { ends: touchesFigures ? 'sound' : 'sameOrRefused' },
  ),
);

/** A seed of its own for each kind, so that their changes differ. */
const ofFormats = HONEST_FORMATS.flatMap((format, n) =>
  seeded(
    `${format}/anything`,
    SEEDS,
    async (seed) => mutant(await honest(format), format, 1000 * (n + 1) + seed),
    { ends: 'sound' },
  ),
);

const stream = async (): Promise<Uint8Array> => workbookIn(await honest('xls'));

const ofBiff = [
  ...seeded(
    'xls/records',
    SEEDS * 2,
    async (seed) => streamOf(mutateRecords(recordsOf(await stream()), createRandom(seed))),
    { ends: 'sound' },
  ),
  ...seeded('xls/stream', SEEDS, async (seed) => mutateBytes(await stream(), createRandom(seed)), {
    ends: 'sound',
  }),
  ...seeded(
    'xls/inside-the-container',
    SEEDS,
    async (seed) => container({ Workbook: mutateBytes(await stream(), createRandom(seed)) }),
    { ends: 'sound' },
  ),
  ...seeded(
    'xls/container',
    SEEDS * 2,
    async (seed) => {
      const bytes = await honest('xls');
      const head = mutateBytes(bytes.slice(8, 1024), createRandom(seed));
      return new Uint8Array(Buffer.concat([bytes.slice(0, 8), head, bytes.slice(1024)]));
    },
    { ends: 'sound' },
  ),
];

/** So far a file comes before the stick is pulled out. */
const LENGTHS = [0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.98, 0.999] as const;

/** What is cut off is refused, unless it is filling; of plain text nobody can tell. */
const truncated = HONEST_FORMATS.flatMap((format) =>
  LENGTHS.map(
    (share): Recipe =>
      recipe(
        `${format}/truncated-${share * 100}%`,
        async () => {
          const bytes = await honest(format);
          return bytes.slice(0, Math.floor(bytes.length * share));
        },
        ['csv', 'tsv', 'gb18030', 'utf16be'].includes(format)
          ? { ends: 'sound' }
          : { ends: 'sameOrRefused' },
      ),
  ),
);

const honestOnes = HONEST_FORMATS.map((format) =>
  recipe(`${format}/honest`, () => honest(format), { ends: 'same' }),
);

const CARD_FORMATS = ['xlsx', 'csv'] as const;

const ofCards = CARD_FORMATS.flatMap((format) => [
  recipe(`cards-${format}/honest`, () => honestCards(format), { ends: 'read', households: 2 }),
  ...seeded(
    `cards-${format}/anything`,
    SEEDS,
    async (seed) => mutant(await honestCards(format), format, seed),
    { ends: 'sound' },
  ),
]);

export const MUTANTS: readonly Recipe[] = [
  ...honestOnes,
  ...ofCards,
  ...ofParts,
  ...ofFormats,
  ...ofBiff,
  ...truncated,
];
