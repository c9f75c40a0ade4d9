import type { Finding } from '../../../domain/findings/finding.js';
import { type FindingWords, listIn } from '../../finding.js';
import { matches } from '../filled/matches.js';
import { terms } from '../terms.js';
import { field, param, shown } from './speech.js';

/** Jumps of the business are those of its net income; its column says gross. */
const held = (found: Pick<Finding, 'field'>): string =>
  found.field === 'total.business' ? terms.amounts.business : field(found);

const likenessesIn = ({ params }: Finding<'match.suggestion'>): string =>
  listIn(matches.likenesses, params.likenesses).join('、');

type Jump = Finding<'income.jump' | 'income.itemJump'>;

/** Where this year has only begun, last year is reckoned down to the same months. */
const lastYear = ({ params }: Jump): string =>
  params.estimated === undefined ? '上年' : '上年同期（折算）';

export const years = {
  'income.identicalYears': {
    checks: '两年各项收入不完全相同',
    message: (found) =>
      `各项收入与上年完全相同（纯收入 ${shown(found.value)} 元），可能是照抄上年。`,
    suggestion: () => '请入户核实本年的收入；确实相同的，在核实说明中写明。',
  },
  'income.jump': {
    checks: '纯收入和各类收入没有比上年大增或大减',
    message: (found) =>
      `“${held(found)}”由${lastYear(found)} ${param(found, 'prior')} 元变为 ${shown(found.value)} 元，变动 ${param(found, 'change')} 元，幅度异常。`,
    suggestion: () => '请核对两年的数和单位；属实的，在核实说明中写明原因。',
  },
  'income.itemJump': {
    checks: '单独一项没有比上年大增或大减（所属一类和纯收入没有提醒的）',
    message: (found) =>
      `“${field(found)}”一项由${lastYear(found)} ${param(found, 'prior')} 元变为 ${shown(found.value)} 元，变动 ${param(found, 'change')} 元，幅度异常。`,
    suggestion: () => '请核对是否填错列、填错位数；属实的，在核实说明中写明原因。',
  },
  'factors.declaredContradicted': {
    checks: '所填的减收原因与数据一致',
    message: (found) =>
      `减收原因填“${shown(found.value)}”，但本户总体没有减收，数据也不支持因素 ${param(found, 'factors')}。`,
    suggestion: () => '请核对减收原因和收入；没有减收的户不填减收原因。',
  },
  'match.missingThisYear': {
    checks: '上年的户本年都在表中',
    message: (found) =>
      found.params.rejectedRow === undefined
        ? `上年有“${shown(found.value ?? found.household)}”户，本年没有找到。`
        : `上年有“${shown(found.value ?? found.household)}”户，本年第 ${param(found, 'rejectedRow')} 行（${param(found, 'rejectedIn')}）有误未采用，没有比较。`,
    suggestion: (found) =>
      found.params.rejectedRow === undefined
        ? '请核实是否漏排；已迁出、销户或并户的请说明。'
        : '不是漏排：请改正本年的那一行。',
  },
  'match.newThisYear': {
    checks: '本年的户上年都在表中',
    message: (found) =>
      found.params.rejectedRow === undefined
        ? `“${shown(found.value ?? found.household)}”户上年没有，为本年新增，没有比较。`
        : `“${shown(found.value ?? found.household)}”户上年第 ${param(found, 'rejectedRow')} 行（${param(found, 'rejectedIn')}）有误未采用，没有比较。`,
    suggestion: (found) =>
      found.params.rejectedRow === undefined
        ? '请核实是否新纳入的户，或户编号、证件号码与上年填得不同。'
        : '不一定是新增：请改正上年的那一行。',
  },
  'match.headChanged': {
    checks: '两年户主相同',
    message: (found) => `户主由上年“${param(found, 'prior')}”变为“${shown(found.value)}”。`,
    suggestion: () => '请核对是否更换户主；不是同一户的请改正户编号或证件号码。',
  },
  'match.villageChanged': {
    checks: '两年所在村相同',
    message: (found) => `所在村由上年“${param(found, 'prior')}”变为“${shown(found.value)}”。`,
    suggestion: () => '请核对是否迁移；本户计入本年所在的村。',
  },
  'match.populationChanged': {
    checks: '两年家庭人口数相同',
    message: (found) => `家庭人口数由上年 ${param(found, 'prior')} 变为 ${shown(found.value)}。`,
    suggestion: () => '请核对人口增减；人口变动会影响人均纯收入。',
  },
  'match.ambiguous': {
    checks: '没有户编号和证件号码时，同村同名只有一户',
    message: (found) =>
      `“${shown(found.value)}”同村同名不止一户（${param(found, 'candidates')}），不能确定与上年哪一户对应，没有匹配。`,
    suggestion: () =>
      '请补填户编号或证件号码；或在结果文件夹的“疑似匹配.xlsx”里选“是”，下次运行加 --matches。',
  },
  'match.renumbered': {
    checks: '两年同一户编号的是同一户',
    message: (found) =>
      `${shown(found.village)}有 ${shown(found.value)} 个户编号，上年和本年不像是同一户（证件号码或户主说明是别的户）：这些户不按户编号对，改按证件号码和姓名对。`,
    suggestion: (found) =>
      `请改正户编号；或在结果文件夹的“疑似匹配.xlsx”里逐对答复（还有 ${param(found, 'open')} 对）：仍是同一户选“是”，确是两户选“否”，下次运行加 --matches。`,
  },
  'match.suggestion': {
    checks: '两年都没有匹配的户，没有很像同一户的',
    message: (found) => {
      const { params } = found;
      const prior = `上年“${param(found, 'priorHead')}”户（${param(found, 'priorVillage')}，${param(found, 'prior')}）`;
      const other = `“${param(found, 'otherHead')}”户（${param(found, 'other')}）`;
      const head = `“${shown(found.value ?? found.household)}”户`;
      if (params.likenesses === 'split') {
        return `${head}可能是从${prior}分出的：与${other}的人口合起来正好相符。`;
      }
      if (params.likenesses === 'merged') {
        return `${prior}可能并入了${head}：与上年${other}的人口合起来正好相符。`;
      }
      return `${head}像是${prior}：${likenessesIn(found)}。没有匹配，不参加对比。`;
    },
    suggestion: () =>
      '请核实；在结果文件夹的“疑似匹配.xlsx”里选“是”或“否”，下次运行加 --matches。号码写错的，请改正原表。',
  },
  'match.answerUnclear': {
    checks: '疑似匹配的答复是“是”或“否”',
    message: (found) =>
      `“${param(found, 'head')}”户与上年“${param(found, 'priorHead')}”户：答复“${shown(found.value)}”既不是“是”也不是“否”，没有采用。`,
    suggestion: () => '请从下拉列表中选择；没有核实清楚的不填。',
  },
  'match.answerConflict': {
    checks: '疑似匹配的答复互不矛盾，也与号码的匹配不矛盾',
    message: (found) =>
      `“${param(found, 'head')}”户与上年“${param(found, 'priorHead')}”户：答复“${shown(found.value)}”与另一条答复，或与按户编号、证件号码、姓名的匹配矛盾，没有采用。`,
    suggestion: () => '一户只能与一户相同：请只留一个“是”；号码写错的，请改正原表。',
  },
  'match.answerUnused': {
    checks: '疑似匹配的答复所说的户都在两年的表里',
    message: (found) =>
      `“${param(found, 'head')}”户与上年“${param(found, 'priorHead')}”户：在两年的表里找不到这两户，或不止一户，答复没有用到。`,
    suggestion: () =>
      '户的编号、姓名或村改过的，请在新的“疑似匹配.xlsx”里重新答复；不再需要的可以不管。',
  },
} as const satisfies Partial<FindingWords>;
