import { type FieldKey, labelOf, SECTIONS, type Section } from '../../domain/catalog.js';
import { columnsOf, ITEMS_OF, isMoney, synonymsOf } from '../../domain/fields.js';
import type { Year } from '../../domain/household.js';
import type { Random } from '../random.js';
import type { Row, Value } from '../truth/row.js';
import type { DraftCell, DraftMerge } from '../write/draft.js';

/** How a village writes its cards (明白卡), one household each. */
export interface CardForm {
  /** Heads of last year's and this year's amounts, side by side; null where a card shows one year. */
  readonly years: Readonly<Record<Year, string>> | null;
  /** Labels with their values that stand beside one another. */
  readonly pairs: number;
  /** Categories merged to the left of their items; else an item is a label among others. */
  readonly categories: boolean;
  readonly unit: '元' | '万元';
  /** Where the unit of an amount stands besides the title. */
  readonly unitAt: 'title' | 'label' | 'behind';
  /** Cards under one another on a sheet. */
  readonly perSheet: number;
}

/** What a card shows: of one year, or of both as far as the household is known in both. */
export type CardRows = Readonly<Partial<Record<Year, Row>>>;

const IDENTITY = columnsOf('identity');
const LASTING: readonly FieldKey[] = IDENTITY.filter((field) =>
  ['hamlet', 'id', 'head', 'idNumber', 'helper'].includes(field),
);
const YEARLY: readonly FieldKey[] = IDENTITY.filter((field) =>
  ['type', 'monitored', 'riskCleared', 'population', 'labour', 'welfare'].includes(field),
);
const REST: readonly FieldKey[] = [
  ...(['total.gross', 'total.net', 'total.perCapita'] as const),
  ...columnsOf('outside', 'evidence'),
];

/** Builds the rows of cards one below the other. */
export class CardWriter {
  readonly rows: DraftCell[][] = [];
  readonly merges: DraftMerge[] = [];

  constructor(
    private readonly form: CardForm,
    private readonly random: Random,
  ) {}

  add(titles: readonly string[], card: CardRows, year: Year): void {
    if (this.rows.length > 0) this.rows.push([]);
    for (const title of titles) this.title(title);
    this.inPairs(LASTING, card, year, this.form.pairs);
    if (this.form.years !== null) this.sideBySide(card);
    else if (this.form.categories) this.listed(card, year);
    else this.inPairs(this.allFields(), card, year, this.form.pairs);
    const signer = this.random.pick(['张芳', '王强', '刘华']);
    this.rows.push([`填表人:${signer}`, null, '户主签字:', null]);
  }

  private get width(): number {
    return this.form.years === null ? Math.max(2 * this.form.pairs, 4) : 4;
  }

  private title(text: string): void {
    const row = this.rows.length;
    this.rows.push([text]);
    this.merges.push({ top: row, left: 0, bottom: row, right: this.width - 1 });
  }

  private allFields(): readonly FieldKey[] {
    const items = SECTIONS.flatMap((section) => this.fieldsOf(section));
    return [...YEARLY, ...items, ...REST];
  }

  private fieldsOf = (section: Section): readonly FieldKey[] => [
    ...ITEMS_OF[section],
    `total.${section}`,
  ];

  private inPairs(fields: readonly FieldKey[], card: CardRows, year: Year, pairs: number): void {
    for (let at = 0; at < fields.length; at += pairs) {
      this.rows.push(
        fields
          .slice(at, at + pairs)
          .flatMap((field) => [this.word(field), this.cell(card[year]?.get(field), field)]),
      );
    }
  }

  /** A category to the left, an item and its amount in each row. */
  private listed(card: CardRows, year: Year): void {
    this.inPairs(YEARLY, card, year, 2);
    this.listSections((field) => [this.cell(card[year]?.get(field), field), ...this.behind(field)]);
    this.inPairs(REST, card, year, 2);
  }

  private sideBySide(card: CardRows): void {
    const { years } = this.form;
    this.rows.push(['类别', '项目', years?.prior ?? '', years?.current ?? '']);
    const both = (field: FieldKey): DraftCell[] => [
      this.cell(card.prior?.get(field), field),
      this.cell(card.current?.get(field), field),
    ];
    this.alone(YEARLY, both);
    this.listSections(both);
    this.alone(REST, both);
  }

  /** A label over both columns of category and item. */
  private alone(fields: readonly FieldKey[], cells: (field: FieldKey) => DraftCell[]): void {
    for (const field of fields) {
      const row = this.rows.length;
      this.rows.push([this.word(field), null, ...cells(field)]);
      this.merges.push({ top: row, left: 0, bottom: row, right: 1 });
    }
  }

  private listSections(cells: (field: FieldKey) => DraftCell[]): void {
    for (const section of SECTIONS) {
      const top = this.rows.length;
      const fields = this.fieldsOf(section);
      fields.forEach((field, n) => {
        const category = n === 0 ? labelOf(`total.${section}`) : null;
        this.rows.push([category, this.wordUnder(field), ...cells(field)]);
      });
      this.merges.push({ top, left: 0, bottom: this.rows.length - 1, right: 0 });
    }
  }

  private behind(field: FieldKey): DraftCell[] {
    return this.form.unitAt === 'behind' && isMoney(field) ? [this.form.unit] : [];
  }

  private wordUnder(field: FieldKey): string {
    if (field.startsWith('total.')) return this.random.pick(['小计', '合计']);
    return field.endsWith('.other') ? '其他' : this.word(field);
  }

  private word(field: FieldKey): string {
    const synonyms = synonymsOf(field);
    const word =
      synonyms.length > 0 && this.random.chance(0.3) ? this.random.pick(synonyms) : labelOf(field);
    const unit = this.form.unitAt === 'label' && isMoney(field) && !/[()]/.test(word);
    return `${word}${unit ? `(${this.form.unit})` : ''}${this.random.chance(0.2) ? ':' : ''}`;
  }

  private cell(value: Value | undefined, field: FieldKey): DraftCell {
    if (value === undefined) return null;
    if (typeof value !== 'number' || !isMoney(field)) return value;
    const amount = value / (this.form.unit === '元' ? 100 : 1_000_000);
    if (value === 0 && this.random.chance(0.1)) return this.random.pick(['—', '无', '/']);
    const isText = this.form.unit === '元' && this.random.chance(0.05);
    return isText ? `${amount}元` : amount;
  }
}
