import {
  type ColumnGroup,
  type FieldKey,
  labelOf,
  SECTIONS,
  type Section,
} from '../../domain/catalog.js';
import { columnsOf, ITEMS_OF, unitOf } from '../../domain/fields.js';
import { checkOf } from './checks.js';

/** Which columns a form has, in their order, and what stands above them. */
export interface FormColumn {
  readonly role:
    | 'serial'
    | 'input'
    /** A formula of the row: a total. */
    | 'computed'
    /** County, township and village: shown as soon as a row has a household. */
    | 'place'
    /** Last year's amount, for comparison. */
    | 'reference';
  readonly field: FieldKey | null;
  /** The section whose sum the column belongs to. */
  readonly section: Section | null;
  /** The upper header; null where the column has one header of two rows' height. */
  readonly upper: string | null;
  /** What the column is called, without its unit. */
  readonly label: string;
  readonly width: number;
}

/** The columns without which a form cannot be read back or added up. */
const ALWAYS: readonly FieldKey[] = [
  'id',
  'head',
  'population',
  ...SECTIONS.map((section) => `total.${section}` as const),
  'total.gross',
  'total.net',
  'total.perCapita',
];

/** These three stand on the left and stay in sight. */
const KEYS: readonly FieldKey[] = ['id', 'head', 'idNumber'];
const PLACES = ['county', 'township', 'village'] as const satisfies readonly FieldKey[];
/** Serial number, 户编号 and 户主姓名. */
export const FROZEN_COLUMNS = 3;

const UPPER: Readonly<Record<ColumnGroup, string>> = {
  identity: '基本情况',
  total: '收入合计',
  outside: '另行登记',
  evidence: '生产经营、务工和帮扶情况',
};

const isPlace = (field: FieldKey): boolean => PLACES.some((place) => place === field);

/** The unit in the header; 元 stands once, in the title. */
const unitInHead = (field: FieldKey): string => {
  const unit = unitOf(field);
  return unit === '' || unit === '元' ? '' : `(${unit})`;
};

/**
 * A label in lines of about the same length, so that no single character is left on the last line.
 */
function wrapped(label: string, width: number): string {
  const most = Math.max(1, Math.floor((width - 1) / 2));
  const length = Math.ceil(label.length / Math.ceil(label.length / most));
  return label.match(new RegExp(`.{1,${length}}`, 'gu'))?.join('\n') ?? label;
}

const WIDTHS: Readonly<Partial<Record<FieldKey, number>>> = {
  id: 19,
  idNumber: 25,
  monitored: 15,
  disaster: 12,
  declared: 12,
  note: 22,
};
const MONEY_WIDTH = 11.5;
const NARROW = 9;

function widthOf(field: FieldKey): number {
  const own = WIDTHS[field];
  if (own !== undefined) return own;
  const { kind } = checkOf(field);
  return kind === 'money' || kind === 'text' ? MONEY_WIDTH : NARROW;
}

const column = (
  field: FieldKey,
  upper: string,
  parts: Partial<Pick<FormColumn, 'role' | 'section' | 'label'>> = {},
): FormColumn => ({
  role: 'input',
  field,
  section: null,
  upper,
  label: labelOf(field),
  width: widthOf(field),
  ...parts,
});

const SERIAL: FormColumn = {
  role: 'serial',
  field: null,
  section: null,
  upper: null,
  label: '序号',
  width: 5,
};

export interface Choice {
  /** The items of the form; null for all of the catalogue. */
  readonly items: readonly FieldKey[] | null;
  readonly county: boolean;
  /** Columns beside which last year's amount stands. */
  readonly references: ReadonlySet<FieldKey>;
}

const withReference = (own: FormColumn, { references }: Choice): FormColumn[] =>
  own.field !== null && references.has(own.field) ? [{ ...own, role: 'reference' }, own] : [own];

export function formColumns(choice: Choice): FormColumn[] {
  const wanted = choice.items === null ? null : new Set([...ALWAYS, ...choice.items]);
  const chosen = (fields: readonly FieldKey[]): FieldKey[] =>
    fields.filter((field) => (wanted?.has(field) ?? true) && (field !== 'county' || choice.county));
  const identity = columnsOf('identity').filter((field) => !KEYS.includes(field));
  const totals = columnsOf('total').filter(
    (field) => !SECTIONS.some((section) => field === `total.${section}`),
  );
  const compared = (columns: readonly FormColumn[]) =>
    columns.flatMap((own) => withReference(own, choice));
  return [
    SERIAL,
    ...chosen([...KEYS, ...identity]).map((field) =>
      column(field, UPPER.identity, { role: isPlace(field) ? 'place' : 'input' }),
    ),
    ...SECTIONS.flatMap((section) => compared(sectionColumns(section, chosen))),
    ...compared(totals.map((field) => column(field, UPPER.total, { role: 'computed' }))),
    ...chosen(columnsOf('outside')).map((field) => column(field, UPPER.outside)),
    ...chosen(columnsOf('evidence')).map((field) => column(field, UPPER.evidence)),
  ];
}

/** The items of a section and their sum; without items the sum itself is typed. */
function sectionColumns(
  section: Section,
  chosen: (fields: readonly FieldKey[]) => FieldKey[],
): FormColumn[] {
  const total = `total.${section}` as const;
  const upper = labelOf(total);
  const items = chosen(ITEMS_OF[section]);
  return [
    ...items.map((field) => column(field, upper, { section })),
    column(total, upper, {
      section,
      label: '小计',
      role: items.length > 0 ? 'computed' : 'input',
    }),
  ];
}

/**
 * The lines of a header: the column, its unit, and whether it is last year's. Intake leaves out
 * columns that say they are only there to compare with.
 */
export function headerOf({ role, field, label, width }: FormColumn): string {
  const reference = role === 'reference';
  const lines = [
    wrapped(reference ? `上年${label}` : label, width),
    field === null ? '' : unitInHead(field),
    reference ? '(对照)' : '',
  ];
  return lines.filter((line) => line !== '').join('\n');
}
