import type { FindingParams } from '../../../domain/findings/params.js';
import type { FindingWords } from '../../finding.js';
import { field, param, shown } from './speech.js';

/** What a clerk can do about cells of one household that differ. */
const DIFFERS: Record<FindingParams<'members.differs'>['of'], (name: string) => string> = {
  item: (name) =>
    `请改为一致，或只在户主一行填写；这一项本来就按人填写的，在列对照表中写“perPerson: [${name}]”，各人相加。`,
  total: () =>
    '合计是全户的，不能各人相加：请在各行填同样的数，或只在户主一行填全户的合计；表中有所属各项的，也可以在列对照表中把这一列写进“不读”，由各项相加。',
  outside: () => '请在户主一行填全户的金额，其他人的行不填，或填同样的数。',
  population: () => '家庭人口数是全户的人数：请在各行填同样的数，或只在户主一行填写。',
  other: () => '请改为一致，或只在户主一行填写。',
  person: () => '请核对后改为一致，重复的行删去。',
};

/** Sentences about tables with a row per person. Definition: docs/definitions/members.md. */
export const members = {
  'members.noHead': {
    checks: '每户有一行写明是户主',
    message: (found) =>
      found.params.named === 1
        ? `这一户没有一行的“与户主关系”是户主，按表中的户主姓名或证件号码，以“${param(found, 'taken')}”为户主。`
        : found.params.named === 2
          ? `这一户没有一行的“与户主关系”是户主，按另一年的户主，以“${param(found, 'taken')}”为户主。`
          : `这一户没有一行的“与户主关系”是户主，以排在最前的“${param(found, 'taken')}”为户主。`,
    suggestion: () => '请在户主本人一行的“与户主关系”填“户主”。',
  },
  'members.twoHeads': {
    checks: '每户只有一个户主',
    message: (found) =>
      `这一户有几行的“与户主关系”是户主（第 ${param(found, 'rows')} 行），以“${param(found, 'taken')}”为户主。`,
    suggestion: () => '请只保留一个户主；确实是两户的，请分别填写户编号。',
  },
  'members.headName': {
    checks: '户主姓名与户主本人一行的姓名一致',
    message: (found) =>
      `户主姓名为“${param(found, 'head')}”，户主本人一行的姓名为“${shown(found.expected)}”，按后者。`,
    suggestion: () => '请核对是写错了名字，还是户主换了人。',
  },
  'members.differs': {
    checks: '同一户各行所填的户的情况一致',
    message: (found) => {
      const { of = 'other' } = found.params;
      const here = `“${field(found)}”不一致：这一行为 ${shown(found.value)}，`;
      if (of === 'person') return `同一个人的几行${here}按前面的行，为 ${shown(found.expected)}。`;
      return of === 'other'
        ? `同一户各行的${here}采用 ${shown(found.expected)}。`
        : `同一户各行的${here}另一行为 ${shown(found.expected)}，这一户未采用。`;
    },
    suggestion: (found) => DIFFERS[found.params.of ?? 'other'](field(found)),
  },
  'members.counted': {
    checks: '表中有家庭人口数',
    message: () => '表中没有家庭人口数，按每户的成员行数计算（死亡、迁出等人员不计）。',
    suggestion: () => '成员没有填全的，请补全，或增加家庭人口数一列。',
  },
  'members.count': {
    checks: '家庭人口数与成员行数一致',
    message: (found) =>
      `家庭人口数为 ${param(found, 'stated')}，表中有 ${shown(found.expected)} 个成员（死亡、迁出等人员不计），按家庭人口数计算。`,
    suggestion: () => '请核对是人口数填错了，还是成员没有填全。',
  },
  'members.skillUnknown': {
    checks: '劳动技能取规定的值',
    message: (found) => `劳动技能“${shown(found.value)}”不在规定的范围内，这个人不计作劳动力。`,
    suggestion: () => '请填：普通劳动力、技能劳动力、弱劳动力或半劳动力、丧失劳动力、无劳动力。',
  },
  'members.noKey': {
    checks: '每个成员写明户编号',
    message: () => '这个成员没有户编号，也找不到以此人为户主的户，未采用；不按上一行推断。',
    suggestion: () => '请填写户编号。',
  },
  'members.elsewhere': {
    checks: '一个人只在一户',
    message: (found) =>
      `证件号码 ${shown(found.value)} 的人在这一户，也在“${param(found, 'other')}”（${param(found, 'place')}）。`,
    suggestion: () => '请核对此人属于哪一户，从另一户中去掉，或在人员状态中写明。',
  },
  'members.noHousehold': {
    checks: '成员表中的每一户都有收入表',
    message: (found) =>
      `成员表中户编号 ${shown(found.value)} 的 ${param(found, 'rows')} 人，在这一年的收入表中找不到这一户。`,
    suggestion: () => '请核对户编号；漏报的户请补报。',
  },
} satisfies Partial<FindingWords>;
