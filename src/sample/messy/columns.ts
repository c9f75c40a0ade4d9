import {
  type ColumnKey,
  type FieldKey,
  labelOf,
  SECTIONS,
  type Section,
} from '../../domain/catalog.js';
import { columnsOf, ITEMS_OF, isMoney, synonymsOf } from '../../domain/fields.js';
import type { Random } from '../random.js';
import type { Dress } from './dress.js';

/** A column of a village's form. */
export interface SampleColumn {
  readonly field: FieldKey | 'serial';
  /** From the top: group, category, word; as many as the header has rows; null continues the left one. */
  readonly words: readonly string[];
  /** The category whose words stand above, if any. */
  readonly section: Section | null;
  /** Fen in one of the unit in which the column's amounts are written. */
  readonly fenPerUnit: number;
}

const FEN_PER_YUAN = 100;
const FEN_PER_WAN = 1_000_000;

/** Units that villages put in brackets after a word. */
const COUNT_UNITS: Readonly<Partial<Record<FieldKey, string>>> = {
  population: '人',
  labour: '人',
  area: '亩',
  workMonths: '月',
  workers: '人',
};

const IDENTITY: readonly ColumnKey[] = [
  ...(['hamlet', 'id', 'head', 'idNumber', 'type', 'monitored', 'riskCleared'] as const),
  ...(['population', 'labour', 'welfare', 'helper'] as const),
];
const REST: readonly ColumnKey[] = [
  ...(['total.gross', 'total.net', 'total.perCapita'] as const),
  ...columnsOf('outside', 'evidence'),
];

const TOTALS: Readonly<Record<Section, ColumnKey>> = {
  wages: 'total.wages',
  business: 'total.business',
  costs: 'total.costs',
  property: 'total.property',
  transfers: 'total.transfers',
};

/** In a form with categories above, these money columns keep 元 whatever the sheet's unit is. */
const ALWAYS_YUAN: ReadonlySet<FieldKey> = new Set<FieldKey>(['loan', 'monthlyWage']);

interface Placed {
  readonly field: FieldKey | 'serial';
  readonly section: Section | null;
}

function placeColumns(dress: Dress, random: Random): readonly Placed[] {
  const order = <T>(list: readonly T[]) => (dress.shuffled ? random.shuffle(list) : list);
  const village: readonly FieldKey[] = dress.villageColumn === null ? [] : ['township', 'village'];
  const alone = (field: FieldKey): Placed => ({ field, section: null });
  return [
    { field: 'serial', section: null },
    ...order([...village, ...IDENTITY]).map(alone),
    ...order(SECTIONS).flatMap((section) =>
      [...ITEMS_OF[section], TOTALS[section]].map((field) => ({ field, section })),
    ),
    ...order(REST).map(alone),
  ];
}

/** A break or a space somewhere inside a word, as cells that are too narrow make people write. */
function broken(word: string, random: Random): string {
  if (word.length < 5 || !random.chance(0.3)) return word;
  const at = random.whole(2, word.length - 2);
  return word.slice(0, at) + random.pick(['\n', '\n', ' ']) + word.slice(at);
}

function withUnit(word: string, field: FieldKey, dress: Dress, random: Random): string {
  if (/[()（）]/.test(word)) return word;
  if (dress.unit === '万元') return ALWAYS_YUAN.has(field) ? `${word}(元)` : word;
  const unit = isMoney(field) ? '元' : COUNT_UNITS[field];
  if (unit === undefined || !dress.brokenWords || !random.chance(0.25)) return word;
  return random.chance(0.5) ? `${word}(${unit})` : `${word}（${unit}）`;
}

function leafWord({ field, section }: Placed, dress: Dress, random: Random): string {
  if (field === 'serial') return '序号';
  if (dress.headerRows > 1 && section !== null) {
    if (field === TOTALS[section]) return random.pick(['小计', '小计', '合计']);
    if (field.endsWith('.other')) return '其他';
  }
  const synonyms = synonymsOf(field);
  const word =
    dress.synonyms && synonyms.length > 0 && random.chance(0.4)
      ? random.pick(synonyms)
      : labelOf(field);
  return withUnit(dress.brokenWords ? broken(word, random) : word, field, dress, random);
}

const group = ({ field, section }: Placed): string => {
  if (section !== null) return section === 'costs' ? '支出情况' : '收入情况';
  return field === 'serial' || IDENTITY.some((known) => known === field) ? '基本情况' : '其他情况';
};

export function makeColumns(dress: Dress, random: Random): readonly SampleColumn[] {
  return placeColumns(dress, random).map((placed) => {
    const { field, section } = placed;
    const leaf = leafWord(placed, dress, random);
    const category = section === null ? leaf : labelOf(TOTALS[section]);
    const words = [group(placed), category, leaf].slice(3 - dress.headerRows);
    const wan = dress.unit === '万元' && field !== 'serial' && !ALWAYS_YUAN.has(field);
    return { field, words, section, fenPerUnit: wan ? FEN_PER_WAN : FEN_PER_YUAN };
  });
}
