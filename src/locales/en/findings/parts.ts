import { type FindingWords, wordOf } from '../../finding.js';
import { param, shown } from './speech.js';

/** `params.reason` of parts.skipped. */
const reasons: Readonly<Record<string, string>> = {
  whole: 'its village has a table of the whole period',
  cumulative: 'its village has a cumulative table that ends later and holds what this one has',
  outside: 'it is of none of the run’s months, and its village has tables that are',
};

export const parts = {
  'parts.gap': {
    checks: 'Parts of a year leave no month out',
    message: (found) =>
      `The village’s tables of ${shown(found.value)} are missing, so nobody knows its ${shown(found.expected)}: its households count as not surveyed for this year.`,
    suggestion: () =>
      'Ask for the missing months. Where the table is there, check the period in its title, or name the months of the file under parts in zengshou.yaml.',
  },
  'parts.overlap': {
    checks: 'Parts of a year do not overlap',
    message: (found) =>
      `Both ${param(found, 'first')} and ${param(found, 'second')} hold ${shown(found.value)}, and nobody knows which one is right: the village’s households count as not surveyed for this year.`,
    suggestion: () =>
      'Keep one and move the other out of the folder, or correct the period in its title.',
  },
  'parts.title': {
    checks: 'The title names the months that zengshou.yaml names',
    message: (found) =>
      `The title names ${shown(found.value)}, zengshou.yaml names ${shown(found.expected)} under parts; the table is not used.`,
    suggestion: () =>
      'Find out of which months the table is, and correct the title or zengshou.yaml.',
  },
  'parts.unclear': {
    checks: 'Where title, sheet or file speak of months or a quarter, the title says which',
    message: (found) =>
      `Title, sheet or file name say “${shown(found.value)}”, but the title does not say which months of which year: the table counts as ${found.expected === null ? 'the whole period' : shown(found.expected)}.`,
    suggestion: () =>
      'If it is of some of the months, write them into the title (2022年1-3月), or name the months of the file under parts in zengshou.yaml. If it is of the whole period, nothing is to do.',
  },
  'parts.straddles': {
    checks: 'A part lies within the run’s period',
    message: (found) =>
      `The table is of ${shown(found.value)}, of which only some months lie within ${shown(found.expected)}; its amounts cannot be divided, so it is not used.`,
    suggestion: () => 'Ask for tables that end with the run’s period, or correct the title.',
  },
  'parts.skipped': {
    checks: 'The folder holds no parts that are not needed',
    message: (found) =>
      `This table (${shown(found.value)}) is not used: ${wordOf(reasons, found.params.reason) ?? ''}.`,
    suggestion: () =>
      'Nothing to do. Where this one is the right one, move the other out of the folder.',
  },
  'parts.missing': {
    checks: 'Every household is in all parts of its village',
    message: (found) =>
      `The household has no row in the village’s tables of ${shown(found.value)}; it counts as not surveyed for this year.`,
    suggestion: () =>
      'Fill in the missing parts, or make its household number or ID number the same in all of them.',
  },
  'parts.newInYear': {
    checks: 'Every household is there from the first part of the year',
    message: (found) =>
      `The household is not yet in the tables of ${shown(found.value)}: it came within the year and is not compared.`,
    suggestion: () => 'Nothing to do; where it was there before, fill in the earlier parts.',
  },
  'parts.blank': {
    checks: 'Every household has amounts in all parts',
    message: (found) =>
      `All amounts of the household for ${shown(found.value)} are blank; they count as 0 in the year’s sums.`,
    suggestion: () => 'Check whether there was no income in these months, or it was not filled in.',
  },
} satisfies Partial<FindingWords>;
