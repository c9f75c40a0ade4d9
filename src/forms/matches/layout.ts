import type { Year } from '../../domain/household.js';
/** The sheet 疑似匹配: what is read back is Chinese, whatever language the hints have. */
export const MATCHES_SHEET = '疑似匹配';

export type MatchesColumn =
  | 'likenesses'
  | `${Year}.${'village' | 'id' | 'head' | 'idNumber' | 'persons' | 'place'}`
  | 'other'
  | 'answer'
  | 'who'
  | 'note'
  | 'state';

/** The headers in their order. */
export const HEADERS: Readonly<Record<MatchesColumn, string>> = {
  likenesses: '相似之处',
  'prior.village': '上年行政村',
  'prior.id': '上年户编号',
  'prior.head': '上年户主姓名',
  'prior.idNumber': '上年证件号码',
  'prior.persons': '上年人口',
  'current.village': '本年行政村',
  'current.id': '本年户编号',
  'current.head': '本年户主姓名',
  'current.idNumber': '本年证件号码',
  'current.persons': '本年人口',
  other: '分户、并户的另一部分',
  answer: '是否同一户',
  who: '核对人',
  note: '核对说明',
  state: '状态',
  'prior.place': '上年位置',
  'current.place': '本年位置',
};

export const COLUMNS = Object.keys(HEADERS) as readonly MatchesColumn[];

export const FILLED: ReadonlySet<MatchesColumn> = new Set(['answer', 'who', 'note']);

export const WIDTHS: Readonly<Record<MatchesColumn, number>> = {
  likenesses: 18,
  'prior.village': 11,
  'prior.id': 15,
  'prior.head': 10,
  'prior.idNumber': 20,
  'prior.persons': 6,
  'current.village': 11,
  'current.id': 15,
  'current.head': 10,
  'current.idNumber': 20,
  'current.persons': 6,
  other: 24,
  answer: 9,
  who: 9,
  note: 22,
  state: 15,
  'prior.place': 26,
  'current.place': 26,
};

/** Separates the ways in which two rows are alike. */
export const SEPARATOR = '；';
