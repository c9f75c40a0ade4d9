import { emptyAccount, type RowAccount } from '../../domain/account.js';
import type { FieldKey } from '../../domain/catalog.js';
import { type Finding, finding } from '../../domain/finding.js';
import type { Household, TableHead } from '../../domain/household.js';
import { type Period, periodInTitle } from '../../domain/period.js';
import { isAmount } from '../fields.js';
import { type ColumnMap, type HeaderColumn, lackingIn, unitInTitle } from '../header.js';
import { fieldColumns, headerFindings } from '../headerFindings.js';
import { hiddenFindings } from '../hidden.js';
import { householdReader, isRejected, type RejectedRow } from '../household.js';
import { addressOf, type CellPlace, type Places } from '../places.js';
import type { Cell, Sheet } from '../sheet.js';
import type { Suggest } from '../suggest.js';
import type { DetailTable, SheetOrigin } from '../table.js';
import { titleText } from '../titles.js';
import { isBlank, quoted, readMoney } from '../values.js';
import { endsLikeVillage, villageInFileName, villageInTitles, villageKey } from '../village.js';
import { areasOf } from './areas.js';
import { type Label, type Scan, scanCard } from './scan.js';
import { type Doubtful, type Settlement, settle } from './settle.js';
import { type CardRows, splitCards } from './split.js';
import { lastYearOf } from './years.js';

/**
 * The cards of a sheet (明白卡): one household each, a label and its value to the right of it. Each
 * is read as a table of one row. Definition: docs/definitions/intake.md, "Cards".
 */
export function readCards(
  sheet: Sheet,
  origin: SheetOrigin,
  map: ColumnMap,
  suggest: Suggest,
): DetailTable[] {
  const areas = areasOf(sheet);
  if (areas === null) return [];
  const cards: Card[] = [];
  for (const rows of splitCards(sheet, areas, map)) {
    const scan = scanCard(areas, rows.labels, rows.to, map);
    // What begins like a card and lacks what makes one is another form.
    if (cards.length === 0 && lackingIn(scan.labels.map(named)).length > 0) return [];
    const titles = sheet.rows.slice(rows.from, rows.labels).map(titleText).filter(Boolean);
    cards.push({ sheet, rows, scan, titles, settled: settle(scan, origin.year) });
  }
  const villages = new Set(cards.map(({ titles }) => villageKey(villageInTitles(titles) ?? '')));
  const tables: DetailTable[] = [];
  for (const card of cards) {
    const above = tables.at(-1) ?? null;
    const table = cardTable(card, origin, { above, villages: villages.size, suggest });
    tables.push(
      above === null
        ? { ...table, findings: [...table.findings, ...hiddenFindings(sheet, origin.file)] }
        : table,
    );
  }
  return tables;
}

interface Card {
  readonly sheet: Sheet;
  readonly rows: CardRows;
  readonly scan: Scan;
  readonly titles: readonly string[];
  readonly settled: Settlement;
}

const named = ({ field }: Label) => ({ field });

interface Around {
  /** The card above it on the sheet. */
  readonly above: DetailTable | null;
  /** How many villages the titles of the sheet name. */
  readonly villages: number;
  readonly suggest: Suggest;
}

function cardTable(
  card: Card,
  origin: SheetOrigin,
  { above, villages, suggest }: Around,
): DetailTable {
  const { sheet, settled } = card;
  const layout = layoutOf(card);
  const { columns, cells, places } = layout;
  const head: TableHead = { ...origin, sheet: sheet.name, ...whereabouts(layout) };
  const fields = fieldColumns(columns);
  const said = saidOf(card, origin, above);
  const oneRow: Sheet = { ...sheet, rows: [cells], merges: [] };
  const reader = householdReader({ sheet: oneRow, head, fields, unit: said.unit, places });
  const isForm = isBlankForm(card);
  const read = isForm ? null : withDoubts(reader.read(0), reader.findings, card, head);
  const rejected = read !== null && isRejected(read) ? [read] : [];
  const households = read === null || isRejected(read) ? [] : [read];
  const sheetHint =
    endsLikeVillage(sheet.name) && (villages < 2 || said.village === null) ? sheet.name : '';
  return {
    head,
    titles: said.titles,
    period: said.period,
    ...(settled.named?.number == null ? {} : { namedYear: settled.named.number }),
    unit: said.unit,
    villageHints: {
      sheet: sheetHint,
      // Sheets of cards are named after people, whose names are not those of villages.
      sheetIsVillage: sheetHint !== '',
      title: said.village,
      file: villageInFileName(origin.file),
    },
    header: columns.map((column) => {
      const { row, column: at } = places.headerAt(column.column);
      return { ...column, column: at, row: row - 1 };
    }),
    account: accountOf(card, places.rowOf(0) - 1, read),
    households,
    rejected,
    totals: [],
    normalisations: reader.normalisations(),
    findings: [
      ...headerFindings(columns, fields, head, places, suggest).map(ofACard),
      ...(rejected.length > 0 ? [] : reader.findings),
      ...(isForm ? [] : [...warnings(card, head, read), ...unread(card, head, read)]),
    ],
  };
}

const ofACard = (found: Finding): Finding => ({ ...found, params: { ...found.params, cards: 1 } });

/** A card as the header and the only row of a table, and where its cells stand. */
interface Layout {
  readonly columns: readonly HeaderColumn[];
  readonly cells: readonly Cell[];
  readonly places: Places;
}

const KEYS: readonly (FieldKey | null)[] = ['id', 'idNumber', 'head'];

function layoutOf({ scan, settled }: Card): Layout {
  const columns: HeaderColumn[] = [];
  const cells: Cell[] = [];
  const labels: CellPlace[] = [];
  const values: CellPlace[] = [];
  const add = (label: Omit<HeaderColumn, 'column' | 'path'>, at: CellPlace): void => {
    columns.push({ ...label, column: columns.length, path: label.parts.join('/') });
    labels.push({ row: at.row + 1, column: at.column });
  };
  for (const { label, value, unit } of settled.values) {
    add({ ...headerOf(label), unit }, { row: label.area.top, column: label.area.left });
    cells.push(value.area?.cell ?? null);
    values.push({ row: value.row + 1, column: value.column });
  }
  for (const label of settled.others) {
    add(headerOf(label), { row: label.area.top, column: label.area.left });
  }
  for (const { role, area, unit } of scan.heads) {
    if (role !== 'unknown') continue;
    const parts = [quoted(area.cell)];
    const head = { parts, leaf: area.name, upper: null, field: null, leftOut: false, unit };
    add(head, { row: area.top, column: area.left });
  }
  const first = settled.values.find(({ label }) => KEYS.includes(label.field)) ?? settled.values[0];
  const row = (first?.label ?? scan.labels[0])?.area.top ?? 0;
  const place = (places: readonly CellPlace[], n: number): CellPlace =>
    places[n] ?? { row: row + 1, column: 0 };
  return {
    columns,
    cells,
    places: {
      rowOf: () => row + 1,
      cellAt: (_, column) => place(values, column),
      headerAt: (column) => place(labels, column),
    },
  };
}

const headerOf = ({ parts, area, upper, field, leftOut, unit }: Label) => ({
  parts,
  leaf: area.name,
  upper,
  field,
  leftOut,
  unit,
});

/** The columns and rows of a card's fields; of two labels of a field, those of the first. */
function whereabouts({ columns, places }: Layout): Pick<TableHead, 'columns' | 'rows'> {
  const fields = [...columns]
    .reverse()
    .flatMap(({ field, column }): [FieldKey, CellPlace][] =>
      field === null ? [] : [[field, places.cellAt(0, column)]],
    );
  return {
    columns: Object.fromEntries(fields.map(([field, { column }]) => [field, column])),
    rows: Object.fromEntries(fields.map(([field, { row }]) => [field, row])),
  };
}

/** What the titles of a card, and the words between its labels, say of all its values. */
function saidOf(
  { sheet, scan, titles, settled }: Card,
  { year }: SheetOrigin,
  above: DetailTable | null,
) {
  const texts = [...titles, ...scan.texts.values()];
  const inTitle = texts.map(periodInTitle).find((period) => period !== null) ?? null;
  const named = settled.named;
  const said = named?.period ?? periodOf(inTitle, settled, year);
  return {
    titles: texts,
    village: villageInTitles(titles) ?? above?.villageHints.title ?? null,
    unit:
      unitInTitle(sheet.name) ??
      texts.map(unitInTitle).find((unit) => unit !== null) ??
      above?.unit ??
      null,
    period: said ?? (named === null ? (above?.period ?? null) : null),
  };
}

/** The title of a card with both years names the period of this year. */
function periodOf(
  inTitle: Period | null,
  { named, bothYears }: Settlement,
  year: SheetOrigin['year'],
): Period | null {
  if (inTitle === null || named === null) return inTitle;
  if (named.number !== null) {
    return !bothYears || lastYearOf(inTitle) === named.number ? inTitle : null;
  }
  if (year === 'current') return inTitle;
  return named.sameMonths ? { first: inTitle.first - 12, last: inTitle.last - 12 } : null;
}

const PLACES: readonly (FieldKey | null)[] = ['county', 'township', 'village', 'hamlet'];

/** A form that nobody has filled: at most places, and formulas that add up nothing. */
const isBlankForm = ({ settled: { values, doubts } }: Card): boolean =>
  doubts.length === 0 &&
  values.every(
    ({ label: { field }, value: { area } }) =>
      PLACES.includes(field) ||
      area === null ||
      isBlank(area.cell) ||
      readMoney(area.cell, 0) === 0,
  );

const rejects = ({ label: { field }, doubt }: Doubtful): boolean =>
  doubt === 'otherYear' || field === 'population' || (field !== null && isAmount(field));

/** A household of whose amounts one is in doubt is not used. */
function withDoubts(
  read: Household | RejectedRow,
  notes: readonly Finding[],
  { settled: { doubts } }: Card,
  head: TableHead,
): Household | RejectedRow {
  const reasons = together(doubts.filter(rejects)).map((some) => doubtFinding(some, head, read));
  if (reasons.length === 0) return read;
  const others = isRejected(read) ? read.reasons : notes;
  return { table: head, row: read.row, texts: read.texts, reasons: [...others, ...reasons] };
}

const MOST_CELLS_NAMED = 20;

const namesOf = (cells: readonly CellPlace[]): string =>
  cells.slice(0, MOST_CELLS_NAMED).map(addressOf).join('、');

function ofHousehold(head: TableHead, read: Household | RejectedRow | null, place: CellPlace) {
  const { texts } = read ?? {};
  return {
    file: head.file,
    sheet: head.sheet,
    row: place.row,
    cell: addressOf(place),
    village: texts?.village ?? null,
    household: texts?.id ?? texts?.head ?? null,
  };
}

/** Doubts of one kind are one finding: where heads are not understood, every label has the same. */
function together(doubts: readonly Doubtful[]): (readonly [Doubtful, ...Doubtful[]])[] {
  const groups = new Map<string, [Doubtful, ...Doubtful[]]>();
  for (const one of doubts) {
    const known = groups.get(one.doubt);
    if (known === undefined) groups.set(one.doubt, [one]);
    else known.push(one);
  }
  return [...groups.values()];
}

function doubtFinding(
  doubts: readonly [Doubtful, ...Doubtful[]],
  head: TableHead,
  read: Household | RejectedRow | null,
): Finding {
  const [first] = doubts;
  const { label, doubt } = first;
  const rejecting = rejects(first);
  const places = doubts.flatMap(({ cells }) =>
    cells.map(({ row, column }) => ({ row: row + 1, column })),
  );
  const place = places[0] ?? { row: label.area.top + 1, column: label.area.left };
  return finding('intake.valueUnclear', rejecting ? 'error' : 'warning', {
    ...ofHousehold(head, read, place),
    field: label.field,
    value: quoted(label.parts.at(-1) ?? ''),
    params: {
      doubt,
      cells: namesOf(places),
      labels: doubts.length,
      rejected: rejecting ? 1 : 0,
    },
  });
}

const warnings = (
  { settled: { doubts } }: Card,
  head: TableHead,
  read: Household | RejectedRow | null,
): Finding[] =>
  doubts.filter((doubt) => !rejects(doubt)).map((doubt) => doubtFinding([doubt], head, read));

/** Figures that belong to no label: nobody knows what they are of. */
function unread(
  { scan: { strays } }: Card,
  head: TableHead,
  read: Household | RejectedRow | null,
): Finding[] {
  const [first] = strays;
  if (first === undefined) return [];
  const places = strays.map(({ top, left }) => ({ row: top + 1, column: left }));
  return [
    finding('intake.unreadCells', 'warning', {
      ...ofHousehold(head, read, places[0] ?? { row: 1, column: 0 }),
      value: quoted(first.cell),
      params: { count: strays.length, cells: namesOf(places) },
    }),
  ];
}

/** Every row of a card ends in one of the kinds of a table's rows; the household is one of them. */
function accountOf(
  { rows, scan, sheet }: Card,
  own: number,
  read: Household | RejectedRow | null,
): RowAccount {
  const account = emptyAccount();
  for (let row = rows.from; row < rows.to; row += 1) {
    const kind = row < rows.labels ? 'title' : scan.kindOf(row);
    if (row === own && read !== null) account[isRejected(read) ? 'rejected' : 'household'] += 1;
    else if ((sheet.rows[row] ?? []).every(isBlank)) account.blank += 1;
    else account[kind === 'label' ? 'header' : kind] += 1;
  }
  return account;
}
