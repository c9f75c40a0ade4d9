import type { FindingParams } from '../../../domain/findings/params.js';
import type { FindingWords } from '../../finding.js';
import { counted } from '../count.js';
import { field, param, shown } from './speech.js';

/** What a clerk can do about cells of one household that differ. */
const DIFFERS: Record<FindingParams<'members.differs'>['of'], (name: string) => string> = {
  item: (name) =>
    `Make them equal, or fill in the head’s row alone; where the item is asked per person, write “perPerson: [${name}]” in the column map, which adds them up.`,
  total: () =>
    'A total is the household’s and is never added up over persons: write the same on every row, or the household’s total on the head’s row alone; where the table has its items, the column may stand under “不读” in the column map, and the items are added up.',
  outside: () =>
    'Write the household’s amount on the head’s row, and on the others nothing or the same.',
  population: () =>
    '家庭人口数 is that of the household: write the same on every row, or on the head’s row alone.',
  other: () => 'Make them equal, or fill in the head’s row alone.',
  person: () => 'Check them and make them equal; delete the row that is one too many.',
};

/** Sentences about tables with a row per person. Definition: docs/definitions/members.md. */
export const members = {
  'members.noHead': {
    checks: 'One row of every household is the head’s',
    message: (found) =>
      found.params.named === 1
        ? `No row of the household is the head’s by 与户主关系; by the head’s name or number in the table it is “${param(found, 'taken')}”.`
        : found.params.named === 2
          ? `No row of the household is the head’s by 与户主关系; “${param(found, 'taken')}”, the head in the other year, is taken.`
          : `No row of the household is the head’s by 与户主关系; the first person, “${param(found, 'taken')}”, is taken.`,
    suggestion: () => 'Write 户主 in 与户主关系 on the head’s own row.',
  },
  'members.twoHeads': {
    checks: 'A household has one head',
    message: (found) =>
      `Several rows of the household are a head’s by 与户主关系 (rows ${param(found, 'rows')}); “${param(found, 'taken')}” is taken.`,
    suggestion: () => 'Leave one head; where these are two households, give each its own 户编号.',
  },
  'members.headName': {
    checks: '户主姓名 is the name on the head’s own row',
    message: (found) =>
      `户主姓名 says “${param(found, 'head')}”, the head’s own row “${shown(found.expected)}”; the latter counts.`,
    suggestion: () => 'Check whether the name is misspelt or the head has changed.',
  },
  'members.differs': {
    checks: 'All rows of a household say the same of it',
    message: (found) => {
      const { of = 'other' } = found.params;
      const here = `differ in “${field(found)}”: ${shown(found.value)} here`;
      if (of === 'person') {
        return `The rows of this person ${here}; the row before, ${shown(found.expected)}, counts.`;
      }
      return of === 'other'
        ? `The rows of the household ${here}; ${shown(found.expected)} counts.`
        : `The rows of the household ${here}, ${shown(found.expected)} on another row; the household is not used.`;
    },
    suggestion: (found) => DIFFERS[found.params.of ?? 'other'](field(found)),
  },
  'members.counted': {
    checks: 'The table has a column of persons',
    message: () =>
      'The table has no 家庭人口数: the rows of each household are counted, but for the dead and those who moved away.',
    suggestion: () => 'Where members are missing, add them, or add a column 家庭人口数.',
  },
  'members.count': {
    checks: 'A household has as many rows as persons',
    message: (found) =>
      `The household says ${counted(param(found, 'stated'), 'person')} and has ${counted(shown(found.expected), 'row')}, but for the dead and those who moved away; the stated number counts.`,
    suggestion: () => 'Check the number, or add the members that are missing.',
  },
  'members.skillUnknown': {
    checks: '劳动技能 holds a listed value',
    message: (found) =>
      `劳动技能 “${shown(found.value)}” is not on the list; the person does not count as labour.`,
    suggestion: () => 'Write 普通劳动力, 技能劳动力, 弱劳动力或半劳动力, 丧失劳动力 or 无劳动力.',
  },
  'members.noKey': {
    checks: 'Every member names the household',
    message: () =>
      'The person has no 户编号, and no household has this person as its head; the row is not used, and never counts to the row above.',
    suggestion: () => 'Fill in 户编号.',
  },
  'members.elsewhere': {
    checks: 'A person lives in one household',
    message: (found) =>
      `The person of ID number ${shown(found.value)} is in this household and in “${param(found, 'other')}” (${param(found, 'place')}).`,
    suggestion: () =>
      'Check where the person belongs; take the person out of the other household, or say so in 人员状态.',
  },
  'members.noHousehold': {
    checks: 'Every household of a table of members has a row of income',
    message: (found) =>
      `Of 户编号 ${shown(found.value)} the table of members has ${counted(param(found, 'rows'), 'person')}, but no table of the year has the household.`,
    suggestion: () => 'Check the 户编号, or report the household that was left out.',
  },
} satisfies Partial<FindingWords>;
