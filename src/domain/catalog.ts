/**
 * The catalogue of income and cost items and of every other column of the detail tables.
 * Definition: docs/definitions/items.csv and columns.csv; a test holds the two against each other.
 */
export const CATEGORIES = ['wages', 'business', 'property', 'transfers'] as const;
/** The four kinds of income; business is net of its costs. */
export type Category = (typeof CATEGORIES)[number];

export const SECTIONS = ['wages', 'business', 'costs', 'property', 'transfers'] as const;
/** The five blocks of a form that have a total column of their own; costs belong to business. */
export type Section = (typeof SECTIONS)[number];

export interface Item {
  readonly key: ItemKey;
  readonly label: string;
  readonly section: Section;
  readonly category: Category;
  readonly kind: 'income' | 'cost';
  /** Counts as a policy subsidy (factor 5). */
  readonly subsidy: boolean;
  /** Comes from an assistance measure (factor 7). */
  readonly assisted: boolean;
  /** Paid once a year, so that it says little before its month. */
  readonly once: boolean;
  readonly synonyms: readonly string[];
}

const list = (text: string): readonly string[] => (text === '' ? [] : text.split('|'));

/** key, label, flags, synonyms */
// biome-ignore format: a table reads by its rows
const ITEM_ROWS = [
  ['wages.migrant', '务工收入', '', '外出务工收入|务工工资|打工收入|劳务收入'],
  ['wages.sectorPost', '行业部门公益岗收入', 'assisted', '公益岗位收入|公益性岗位收入|公益岗工资|行业公益岗'],
  ['wages.townPost', '乡镇公益岗收入', 'assisted', '乡镇公益岗'],
  ['wages.villagePost', '村级公益岗收入', 'assisted', '村级公益岗|光伏公益岗收入'],
  ['wages.workshop', '帮扶车间收入', 'assisted', '扶贫车间收入|帮扶车间工资'],
  ['wages.picking', '自主采摘收入', '', '采摘收入'],
  ['wages.other', '其他工资性收入', '', '其它工资性收入'],
  ['business.crops', '种植业收入', '', '种植收入|种植业毛收入'],
  ['business.livestock', '养殖业收入', '', '养殖收入|畜牧业收入'],
  ['business.orchard', '林果业收入', '', '林果收入|林业收入'],
  ['business.other', '其他经营收入', '', '其它经营收入|其他生产经营性收入|二三产业收入|个体经营收入'],
  ['costs.crops', '种植业支出', '', '种植支出'],
  ['costs.livestock', '养殖业支出', '', '养殖支出'],
  ['costs.orchard', '林果业支出', '', '林果支出'],
  ['costs.other', '其他经营支出', '', '其它经营支出|其他生产经营性支出|税费支出'],
  ['property.dividend', '资产收益分红收入', 'assisted once', '资产收益扶贫分红收入|资产收益扶贫分红|分红收入|光伏收益|资产收益'],
  ['property.land', '土地流转收入', 'once', '土地流转|流转租金|土地租金'],
  ['property.loanProject', '金融贷款项目收入', 'assisted once', '金融贷款项目|户贷企用分红'],
  ['property.agency', '代种代养收入', 'assisted', '代种代养|生产托管收入|代种代养项目收入'],
  ['property.other', '其他财产性收入', '', '其它财产性收入|利息收入|房屋租金'],
  ['transfers.familyPlanning', '计划生育金', 'subsidy once', '计生金|计划生育奖励|计划生育奖励扶助金'],
  ['transfers.dibao', '低保金', '', '农村低保金|最低生活保障金|领取低保金'],
  ['transfers.tekun', '特困供养金', '', '五保金|特困救助供养金|特困人员供养金|五保供养金|特困人员救助供养金'],
  ['transfers.pension', '养老保险金', '', '养老金|城乡居民养老金|领取养老保险金|养老保险|养老金或离退休金'],
  ['transfers.farmland', '退耕还林补贴', 'subsidy once', '退耕还林|退耕还林补助'],
  ['transfers.forest', '公益林补偿', 'subsidy once', '公益林|公益林补贴|公益林补助'],
  ['transfers.grassland', '草原生态奖补', 'subsidy once', '草原奖补|草原生态奖补贴'],
  ['transfers.relocation', '移民补助', 'subsidy', '移民后扶补助|移民后期扶持'],
  ['transfers.ecologyOther', '其他生态补偿金', 'subsidy once', '其它生态补偿金'],
  ['transfers.grain', '玉米大豆生产者补贴', 'subsidy once', '玉米大豆补贴|种粮补贴|粮食直补|玉米大豆种植补贴'],
  ['transfers.soil', '耕地地力保护补贴', 'subsidy once', '地力补贴|耕地地力补贴|农业支持保护补贴'],
  ['transfers.insurance', '农业保险赔付', 'once', '大田保险|大田保险理赔|大田保险补助'],
  ['transfers.elderly', '高龄津贴', 'subsidy', '高龄补贴|高龄'],
  ['transfers.veteran', '优抚金', 'subsidy', '优抚|抚恤金'],
  ['transfers.disability', '残疾人补贴', 'subsidy', '残疾补贴|残疾人两项补贴|残疾'],
  ['transfers.education', '教育补助', 'subsidy once', '教育资助|雨露计划|助学金|教育|教育扶持'],
  ['transfers.industry', '产业奖补', 'subsidy assisted once', '产业奖励|产业奖补资金|特色产业奖补'],
  ['transfers.employment', '务工就业补贴', 'subsidy assisted once', '交通补贴|一次性交通补贴|外出务工补贴|稳岗补助|稳岗补贴|就业奖励'],
  ['transfers.loanInterest', '小额信贷贴息', 'subsidy assisted once', '贷款贴息'],
  ['transfers.disaster', '救灾款', 'once', '救灾补助'],
  ['transfers.incapacity', '失能老人补贴', 'subsidy', '失能补贴|失能老人'],
  ['transfers.support', '赡养费', '', '赡养收入|子女赡养费'],
  ['transfers.heating', '取暖补贴', 'subsidy once', '取暖|清洁取暖补贴|取暖费补贴|取暖费补贴(低保五保)'],
  ['transfers.price', '物价补贴', 'subsidy', '物价|价格临时补贴|物价补贴(低保五保)'],
  ['transfers.relief', '社会救济', 'once', '临时救助|临时救助金|社会救助|社会救济和补助'],
  ['transfers.antiPovertyInsurance', '防贫保险金', 'once', '防贫保险|防贫保'],
  ['transfers.donation', '捐赠赔偿', 'once', '捐赠|赔偿|捐赠收入|经常性捐赠和赔偿'],
  ['transfers.other', '其他转移性收入', '', '其它转移性收入'],
] as const;

export type ItemKey = (typeof ITEM_ROWS)[number][0];

export const ITEMS: readonly Item[] = ITEM_ROWS.map(([key, label, flags, synonyms]) => {
  const section = key.slice(0, key.indexOf('.')) as Section;
  return {
    key,
    label,
    section,
    category: section === 'costs' ? 'business' : section,
    kind: section === 'costs' ? 'cost' : 'income',
    subsidy: flags.includes('subsidy'),
    assisted: flags.includes('assisted'),
    once: flags.includes('once'),
    synonyms: list(synonyms),
  };
});

/** How the cells of a column are read. */
export type ColumnType =
  | 'text'
  | 'id'
  | 'choice'
  | 'yesno'
  | 'count'
  | 'number'
  | 'money'
  | 'causes';

export type ColumnGroup = 'identity' | 'total' | 'outside' | 'evidence';

export interface Column {
  readonly key: ColumnKey;
  readonly label: string;
  readonly group: ColumnGroup;
  readonly type: ColumnType;
  readonly unit: string;
  readonly values: readonly string[];
  readonly synonyms: readonly string[];
}

/** key, label, group, type, unit, values, synonyms */
// biome-ignore format: a table reads by its rows
const COLUMN_ROWS = [
  ['county', '县', 'identity', 'text', '', '', '县区|县(市、区)|区县'],
  ['township', '乡镇', 'identity', 'text', '', '', '乡(镇)|乡|镇|所在乡镇'],
  ['village', '行政村', 'identity', 'text', '', '', '村|村名|所在村|行政村名称|村(居)|村(社区)|村委会'],
  ['hamlet', '自然村', 'identity', 'text', '', '', '村民小组|组|小组'],
  ['id', '户编号', 'identity', 'text', '', '', '家庭编号|户号|户编码'],
  ['head', '户主姓名', 'identity', 'text', '', '', '户主|姓名|户主名|户主(姓名)'],
  ['idNumber', '户主证件号码', 'identity', 'id', '', '', '证件号码|身份证号|身份证号码|户主身份证号|公民身份号码|18位身份证号|户主身份证号码|身份证'],
  ['type', '户类型', 'identity', 'choice', '', '脱贫户|一般农户', '户属性|农户类型'],
  ['monitored', '监测对象类别', 'identity', 'choice', '', '脱贫不稳定户|边缘易致贫户|突发严重困难户', '监测对象类型|检测对象类别|监测户类型|监测类别|三类户类别'],
  ['riskCleared', '风险是否已消除', 'identity', 'yesno', '', '是|否', '风险是否消除|是否消除风险'],
  ['population', '家庭人口数', 'identity', 'count', '人', '', '家庭人口|人口|人口数|家庭人数|人数|年度家庭人口数|当前家庭人口数'],
  ['labour', '劳动力人数', 'identity', 'count', '人', '', '劳动力|劳动力数|劳力'],
  ['welfare', '低保特困类别', 'identity', 'choice', '', '低保户|特困户|一般户', '是否低保户|户属性(低保特困)|脱贫户属性'],
  ['helper', '帮扶责任人', 'identity', 'text', '', '', '帮扶人|帮扶干部|责任人'],
  ['total.wages', '工资性收入', 'total', 'money', '元', '', '工资性收入小计|工资性收入合计|工资性'],
  ['total.business', '生产经营性收入', 'total', 'money', '元', '', '经营性收入|生产经营收入|生产经营性收入小计|家庭经营性收入|生产经营性收入合计'],
  ['total.costs', '生产经营性支出', 'total', 'money', '元', '', '经营性支出|生产经营支出|生产性支出|生产经营性支出合计'],
  ['total.property', '财产性收入', 'total', 'money', '元', '', '财产性收入小计|财产性'],
  ['total.transfers', '转移性收入', 'total', 'money', '元', '', '转移性收入小计|转移性'],
  ['total.gross', '年总收入', 'total', 'money', '元', '', '家庭总收入|年收入|总收入|家庭年收入'],
  ['total.net', '家庭纯收入', 'total', 'money', '元', '', '年纯收入|纯收入|家庭年纯收入|全年纯收入'],
  ['total.perCapita', '人均纯收入', 'total', 'money', '元/人', '', '家庭人均纯收入|年人均纯收入|人均收入|家庭年人均纯收入'],
  ['claims', '理赔收入', 'outside', 'money', '元', '', '其他理赔收入|家庭理赔收入'],
  ['outOfPocket', '合规自付支出', 'outside', 'money', '元', '', '合规自负支出|其他合规自负支出|合规自付'],
  ['area', '种植面积', 'evidence', 'number', '亩', '', '播种面积|耕种面积|种植规模'],
  ['livestock', '养殖数量', 'evidence', 'number', '头(只)', '', '存栏数|养殖规模|出栏数'],
  ['cropPrice', '主要农产品单价', 'evidence', 'number', '元/公斤', '', '农产品单价|粮食单价|种植单价'],
  ['livestockPrice', '主要畜产品单价', 'evidence', 'number', '元/公斤', '', '畜产品单价|养殖单价'],
  ['stopped', '是否停止经营', 'evidence', 'yesno', '', '是|否', '是否停产|停止经营|经营停止'],
  ['disaster', '受灾情况', 'evidence', 'text', '', '', '受灾类型|灾害类型|是否受灾|自然灾害'],
  ['loan', '小额信贷金额', 'evidence', 'money', '元', '', '小额贷款金额|小额信贷|贷款金额|小额贷款|小额信贷余额'],
  ['loanEligible', '是否符合小额信贷条件', 'evidence', 'yesno', '', '是|否', '是否符合贷款条件|符合贷款条件'],
  ['workers', '务工人数', 'evidence', 'count', '人', '', '外出务工人数|就业人数'],
  ['workMonths', '务工月数', 'evidence', 'number', '月', '', '务工时间(月)|务工时间|务工时长(月)'],
  ['monthlyWage', '务工月收入', 'evidence', 'money', '元/月', '', '月均工资|月工资|务工月均收入'],
  ['willing', '是否有发展意愿', 'evidence', 'yesno', '', '是|否', '发展意愿|务工意愿|是否有务工意愿'],
  ['motivated', '内生动力是否不足', 'evidence', 'yesno', '', '是|否', '内生动力不足'],
  ['assistDone', '帮扶措施是否落实', 'evidence', 'yesno', '', '是|否', '帮扶是否到位|帮扶措施落实情况|帮扶工作是否到位'],
  ['declared', '减收原因', 'evidence', 'causes', '', '', '减收主要原因|收入减少原因|原因'],
  ['note', '备注', 'evidence', 'text', '', '', '说明|备注说明'],
] as const;

export type ColumnKey = (typeof COLUMN_ROWS)[number][0];

/** The columns whose cells are read in some way. */
export type ColumnReadAs<Type extends ColumnType> = Extract<
  (typeof COLUMN_ROWS)[number],
  readonly [string, string, string, Type, ...unknown[]]
>[0];

export const COLUMNS: readonly Column[] = COLUMN_ROWS.map(
  ([key, label, group, type, unit, values, synonyms]) => ({
    key,
    label,
    group,
    type,
    unit,
    values: list(values),
    synonyms: list(synonyms),
  }),
);

/** key, label, type, synonyms */
// biome-ignore format: a table reads by its rows
const PERSON_ROWS = [
  ['relation', '与户主关系', 'text', ''],
  ['personId', '人编号', 'text', ''],
  ['personName', '姓名', 'text', '成员姓名'],
  ['personNumber', '证件号码', 'id', '身份证号码|公民身份号码'],
  ['skill', '劳动技能', 'text', ''],
  ['school', '在校生状况', 'text', ''],
  ['health', '健康状况', 'text', ''],
  ['education', '文化程度', 'text', ''],
  ['workPlace', '务工所在地', 'text', ''],
  ['personMonths', '务工时间(月)', 'number', '务工时间'],
  ['personWage', '务工月收入', 'money', ''],
  ['personState', '人员状态', 'text', ''],
  ['dibaoPerson', '享受低保政策情况', 'text', ''],
] as const;

export type PersonKey = (typeof PERSON_ROWS)[number][0];

interface PersonColumn {
  readonly key: PersonKey;
  readonly label: string;
  readonly type: ColumnType;
  readonly synonyms: readonly string[];
}

/**
 * Columns of tables with a row per person; in other tables their names mean what they mean there.
 * Definition: docs/definitions/members.md, "Columns of persons".
 */
export const PERSON_COLUMNS: readonly PersonColumn[] = PERSON_ROWS.map(
  ([key, label, type, synonyms]) => ({ key, label, type, synonyms: list(synonyms) }),
);

/** What a form that asks for households has columns of. */
export type HouseholdField = ItemKey | ColumnKey;
export type FieldKey = HouseholdField | PersonKey;

/** Fields by what people may call them: by label and by key. */
export const byName = <Key extends FieldKey>(
  fields: readonly { readonly key: Key; readonly label: string }[],
): [name: string, key: Key][] =>
  fields.flatMap(({ key, label }): [string, Key][] => [
    [label, key],
    [key, key],
  ]);

const NAMES: ReadonlyMap<string, FieldKey> = new Map(byName([...ITEMS, ...COLUMNS]));

/** What people may call fields in their own lists: labels and keys. */
export const FIELD_NAMES: readonly string[] = [...NAMES.keys()];

/** The field of a label or key; null where it is neither. */
export const fieldNamed = (name: string): FieldKey | null => NAMES.get(name) ?? null;

const LABELS: ReadonlyMap<string, string> = new Map(
  [...ITEMS, ...COLUMNS, ...PERSON_COLUMNS].map(({ key, label }) => [key, label]),
);

/** The Chinese label of a field. */
export const labelOf = (field: FieldKey): string => LABELS.get(field) ?? field;
