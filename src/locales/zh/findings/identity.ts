import type { FindingParams } from '../../../domain/findings/params.js';
import type { FindingWords } from '../../finding.js';
import { field, param, shown } from './speech.js';

const checkCard = () => '请对照身份证或户口簿核对，按 18 位重新填写，单元格设为文本格式。';

/** Why rows of persons with one 户编号 are no household. */
const NO_HOUSEHOLD = { number: '的证件号码相同', heads: '都是户主，都填了金额' } as const;

/** How rows of persons become one household, or two. */
const ONE_HOUSEHOLD: Record<NonNullable<FindingParams<'key.duplicate'>['why']>, string> = {
  number: '请核对：一个人写了两行的，删去多的一行；号码填错的，按身份证改正。',
  heads: '请核对：是一户的，只在户主本人一行写“户主”，金额填在这一行；是两户的，分别填写户编号。',
  villages: '请核对：是一户的，各行填同一个行政村；是两户的，分别填写户编号。',
  noHead:
    '这张表像是一人一行的，但没有一户恰有一行写明是户主：请在“与户主关系”一列，户主本人的一行写“户主”，其他人写各自的关系，再重新检查；确实是重复的行，删去。',
  tables:
    '请核对：同一户的各人写在一张表里，一个村分几个文件报送时不要把一户分开；是两户的，分别填写户编号；已经不属本村的，由一个村填报。',
};

export const identity = {
  'id.length': {
    checks: '证件号码为 18 位（残疾人证为 20 或 22 位，取前 18 位）',
    message: (found) =>
      `证件号码 ${shown(found.value)} 有 ${param(found, 'length')} 位，应为 18 位（残疾人证为 20 或 22 位）。`,
    suggestion: checkCard,
  },
  'id.checksum': {
    checks: '证件号码第 18 位校验码正确',
    message: (found) => `证件号码 ${shown(found.value)} 的校验码不符，至少有一位填错。`,
    suggestion: checkCard,
  },
  'id.birthDate': {
    checks: '证件号码第 7 至 14 位是真实的出生日期，且不晚于今天',
    message: (found) =>
      found.params.reason === 'future'
        ? `证件号码 ${shown(found.value)} 的出生日期晚于本期。`
        : `证件号码 ${shown(found.value)} 的第 7 至 14 位不是真实的日期。`,
    suggestion: checkCard,
  },
  'id.region': {
    checks: '证件号码前两位是已有的省级代码',
    message: (found) =>
      `证件号码 ${shown(found.value)} 的前两位 ${param(found, 'province')} 不是已有的省级代码。`,
    suggestion: checkCard,
  },
  'id.digitsLost': {
    checks: '证件号码没有被表格软件变成数字而丢失末位',
    message: () => '证件号码被表格软件变成了数字，末几位已经丢失，无法恢复。',
    suggestion: () => '请先把单元格设为文本格式，再照身份证重新填写（不能只改格式）。',
  },
  'key.duplicate': {
    checks: '同一年内户编号、证件号码不重复',
    message: (found) => {
      const { why, whyRows } = found.params;
      return why === 'number' || why === 'heads'
        ? `户编号 ${shown(found.value)} 的 ${param(found, 'rows')} 行合不成一户：第 ${whyRows} 行${NO_HOUSEHOLD[why]}；这些行都未采用。`
        : `“${field(found)}”${shown(found.value)} 在同一年出现 ${param(found, 'rows')} 次，还见于 ${param(found, 'others')}；这些行都未采用。`;
    },
    suggestion: ({ params: { why } }) =>
      why === undefined
        ? '请核实保留哪一行，删去重复的行；是两户的，改正填错的号码。'
        : ONE_HOUSEHOLD[why],
  },
  'key.duplicateAcrossVillages': {
    checks: '同一年内户编号、证件号码不在两个村重复',
    message: (found) =>
      `“${field(found)}”${shown(found.value)} 在 ${param(found, 'villages')} 都有，还见于 ${param(found, 'others')}；这些行都未采用。`,
    suggestion: ({ params: { why } }) =>
      why === undefined ? '请与有关村核实该户现属哪个村，由一个村填报。' : ONE_HOUSEHOLD[why],
  },
  'key.copy': {
    checks: '同一年的行没有整行重复的',
    message: (found) =>
      `有 ${shown(found.value)} 行与${
        found.params.own === 1 ? '本表前面的行' : `“${param(found, 'first')}”中的行`
      }各栏完全相同（第 ${shown(found.row)} 行起，与第 ${param(found, 'firstRow')} 行相同等），只计一次，重复的行不采用也不算错。`,
    suggestion: (found) =>
      found.params.own === 1
        ? '请删去重复的行。'
        : '两张表是同一份的，请只报一张（隐藏的工作表也会读入）。',
  },
  'key.local': {
    checks: '户编号在全乡（镇）唯一，各村不各自从 1 编起',
    message: (found) =>
      `${param(found, 'otherVillage')}和${param(found, 'village')}的户编号各自编排：有 ${shown(found.value)} 个户编号两村都有，却不是同一户。这两个村按“村+户编号”认户。`,
    suggestion: () => '不影响本次结果；全乡（镇）统一编号后，迁村的户才能按户编号对上。',
  },
  'household.population': {
    checks: '家庭人口数是 1 至 30 的整数',
    message: (found) => `家庭人口数应为 1 至 30 的整数，现为“${shown(found.value)}”，本行未采用。`,
    suggestion: () => '请按户口簿和共同生活的实际人数填写。',
  },
  'household.populationDiffers': {
    checks: '几列家庭人口数一致',
    message: (found) =>
      `“${param(found, 'column')}”为 ${shown(found.value)}，与采用的家庭人口数 ${shown(found.expected)} 不同。`,
    suggestion: () => '收入按年度家庭人口数计算人均；年内有增减人的，可以不理会，填错的请改正。',
  },
  'household.labourAbovePopulation': {
    checks: '劳动力人数不超过家庭人口数',
    message: (found) =>
      `劳动力人数 ${shown(found.value)} 超过家庭人口数 ${param(found, 'population')}。`,
    suggestion: () => '请核对劳动力人数和家庭人口数。',
  },
  'household.typeUnknown': {
    checks: '户类型、监测对象类别、低保特困类别取规定的值',
    message: (found) => `“${field(found)}”的值“${shown(found.value)}”不在规定的范围内。`,
    suggestion: (found) => `请从中选一个：${shown(found.expected)}。`,
  },
  'household.helperIsHousehold': {
    checks: '帮扶责任人不是户主本人',
    message: (found) => `帮扶责任人“${shown(found.value)}”与户主同名。`,
    suggestion: () => '请核对帮扶责任人；确为同名的两人，可作为说明保留。',
  },
  'household.helperInBatch': {
    checks: '帮扶责任人不是本村另一户的户主',
    message: (found) =>
      `帮扶责任人“${param(found, 'name')}”与本村另一户（${param(found, 'other')}）的户主同名。`,
    suggestion: () => '请核对是否把别的户主填成了帮扶责任人；属实的不用处理。',
  },
} as const satisfies Partial<FindingWords>;
