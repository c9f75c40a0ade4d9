import type { Level } from '../../../domain/outcomes/level.js';
import type { ReportWords } from '../../zh/reports.js';
import type { RollupWords } from '../../zh/sheets/rollup.js';
import { agreeing, counted } from '../count.js';
import { howMany } from '../factors.js';
import { reports } from '../reports.js';
import { coverageCounts, rejectedCounts } from './about.js';

/** Results put together. */
const LEVELS = {
  village: 'village',
  township: 'township',
  county: 'county',
  prefecture: 'prefecture',
  province: 'province',
  country: 'country',
} satisfies Record<Level, string>;

export const SEVERAL = {
  village: 'villages',
  township: 'townships',
  county: 'counties',
  prefecture: 'prefectures',
  province: 'provinces',
  country: 'countries',
} satisfies Record<Level, string>;

export const capital = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;

/** The reports one level up: where villages stood, the level beneath stands. */
export const rollupReports = (below: Level): ReportWords => {
  const [one, several] = [LEVELS[below], SEVERAL[below]];
  return {
    ...reports,
    sheets: {
      ...reports.sheets,
      villages: `By ${one}`,
      factorsByVillage: `Factors × ${several}`,
    },
    titles: {
      ...reports.titles,
      villages: (place) => `${place}: summary by ${one}`,
      factorsByVillage: (place) => `${place}: risk factors by ${one}`,
    },
    captions: {
      ...reports.captions,
      factorMatrix: `2. Households touched by each factor, by ${one}`,
      categoriesByVillage: `2. Composition by ${one} (yuan)`,
      bracketsByVillage: `3. Households by bracket and ${one}, current year`,
    },
    columns: { ...reports.columns, village: capital(one) },
    trendChart: `Households up, flat and down by ${one}`,
    growthChart: `Growth per head by ${one}, and the target`,
    notes: {
      ...reports.notes,
      rejectedRows: `Rejected rows and reasons are in the data problems of the ${several}.`,
    },
    about: {
      ...reports.about,
      coverageText: (g) =>
        `${coverageCounts(g)} None of these is compared; the lists of the ${several} give the reason. ${rejectedCounts(g)}: see the data problems of the ${several}.`,
      masked: 'Left out; of the heads only the surname is shown.',
      sheetTexts: {
        ...reports.about.sheetTexts,
        villages: `survey, trends, income per head, target, warnings by ${one}`,
        factorsByVillage: `the ${howMany} factors and causes, with chart, and by ${one}`,
      },
    },
  };
};

export const rollup: RollupWords = {
  level: LEVELS,
  township: 'Township',
  kinds: {
    duplicate: 'duplicate',
    sameNumber: 'one number, different households',
    moved: 'moved',
  },
  columns: { kind: 'Kind', count: 'Number', where: 'Where', todo: 'What to do' },
  crossings: (duplicate, moved) =>
    `${counted(duplicate, 'household')} ${agreeing(duplicate, 'stands', 'stand')} in several sets of results, ${moved} ${agreeing(moved, 'has', 'have')} moved: each set counts them as before, and the sums are those of the sets.`,
  otherKeys: {
    several:
      'The hashes of these results were made with several keys: results of different keys are compared by household number alone, not by ID number. Analyze again with one key (--merge-key).',
    some: 'Some of these results have no hashes: they are compared with the others by household number alone, not by ID number. Analyze those without hashes again with the same key (--merge-key).',
  },
  withoutLists: (names) =>
    `These results hold no households, so none of theirs are listed: ${names.join(', ')}.`,
  listedOnly: (shown, all) =>
    `The first ${shown} of ${counted(all, 'household')}; the rest is in the workbooks of the results.`,
  title: (name, results) =>
    `${name}: ${results} ${agreeing(results, 'set', 'sets')} of results put together`,
  seeCrossings: 'They are listed in the workbook and in data/findings.jsonl.',
};
