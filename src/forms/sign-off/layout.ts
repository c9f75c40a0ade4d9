import { signOff as en } from '../../locales/en/filled/sign-off.js';
import type { Translation } from '../../locales/translation.js';
import { signOff as zh } from '../../locales/zh/filled/sign-off.js';

export type SignOffWords = Translation<typeof zh>;
export const WORDS = { zh, en } as const satisfies Record<string, SignOffWords>;
/** A table may come back in another language than the run's. */
export const LANGUAGES: readonly SignOffWords[] = [zh, en];

export type SignOffColumn = keyof SignOffWords['columns'];

/** The columns: the household and what is wrong stay near the cells to be filled. */
export const COLUMNS: readonly SignOffColumn[] = [
  'state',
  'village',
  'head',
  'household',
  'field',
  'value',
  'message',
  'explanation',
  'adopt',
  'who',
  'signed',
  'until',
  'severity',
  'code',
  'file',
  'sheet',
  'cell',
  'check',
];

/** The columns of explanations that stand apart; earlier decisions stay in sight. */
export const OTHER_COLUMNS: readonly SignOffColumn[] = [
  'cause',
  ...COLUMNS.filter((key) => key !== 'state' && key !== 'check'),
];

/** The columns without which a row cannot be identified or says nothing. */
export const NEEDED_COLUMNS: readonly SignOffColumn[] = COLUMNS.filter(
  (key) => !['state', 'severity', 'message', 'head'].includes(key),
);

export const WIDTHS: Readonly<Record<SignOffColumn, number>> = {
  state: 12,
  cause: 32,
  village: 11,
  head: 10,
  household: 20,
  field: 14,
  value: 12,
  message: 40,
  explanation: 44,
  adopt: 7,
  who: 10,
  signed: 12,
  until: 12,
  severity: 7,
  code: 33,
  file: 22,
  sheet: 12,
  cell: 8,
  check: 16,
};

/** State, village, head and household stay in sight. */
export const FROZEN_COLUMNS = 4;
export const LONGEST_NAME = 50;
