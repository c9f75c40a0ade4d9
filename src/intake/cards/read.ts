import { emptyAccount, type RowAccount } from '../../domain/account.js';
import type { FieldKey } from '../../domain/catalog.js';
import type { Finding } from '../../domain/findings/finding.js';
import type { TableHead } from '../../domain/household.js';
import { endsLikeVillage, villageInFileName, villageKey } from '../batch/village.js';
import { isBlank, readMoney, shownName } from '../cells/values.js';
import { fieldColumns, headerFindings } from '../header/findings.js';
import { type ColumnMap, headNotes, lackingIn } from '../header/names.js';
import { titleText } from '../header/titles.js';
import type { Sheet } from '../sheet.js';
import type { DetailTable, SheetOrigin } from '../table/detail-table.js';
import { householdReader } from '../table/household.js';
import { isRejected, type Row } from '../table/rejections.js';
import { hiddenFindings } from '../table/said/hidden.js';
import type { OfSheet, SharedByFile } from '../table/shared.js';
import { type Areas, areasOf } from './areas.js';
import type { Card } from './card.js';
import { cardFindings, withDoubts } from './doubts.js';
import { isGuide } from './guide.js';
import { layoutOf, whereabouts } from './layout.js';
import { type Said, saidBy } from './said.js';
import { scanCard } from './scan.js';
import { settle } from './settle.js';
import { type CardRows, splitCards } from './split.js';

/**
 * The cards of a sheet (明白卡): one household each, a label and its value to the right of it. Each
 * is read as a table of one row. Definition: docs/definitions/intake.md, "Cards".
 */
export function readCards(
  sheet: Sheet,
  origin: SheetOrigin,
  map: ColumnMap,
  shared: SharedByFile,
): DetailTable[] {
  const cards = cardsIn(sheet, origin, map);
  shared.budget.spend('tables', cards.length);
  const said: Said[] = [];
  for (const card of cards) said.push(saidBy(card, origin.year, said.at(-1) ?? null));
  const villages = new Set(said.map(({ village }) => villageKey(village ?? '')));
  return cards.map((card, n) =>
    cardTable(card, said[n] as Said, origin, {
      // Sheets of cards are named after people, whose names are not those of villages.
      sheetHint: endsLikeVillage(sheet.name) && villages.size < 2 ? sheet.name : '',
      findings: n === 0 ? hiddenFindings(sheet, origin.file) : [],
      shared,
    }),
  );
}

function cardsIn(sheet: Sheet, { year }: SheetOrigin, map: ColumnMap): Card[] {
  const areas = areasOf(sheet);
  if (areas === null) return [];
  const cards: Card[] = [];
  for (const rows of splitCards(sheet, areas, map)) {
    if (isTooLong(rows, areas)) return [];
    const scan = scanCard(areas, rows.labels, rows.to, map);
    // What begins like a card and lacks what makes one is another form.
    const isNone = lackingIn(scan.labels).length > 0 || isGuide(scan.labels);
    if (cards.length === 0 && isNone) return [];
    const titles = sheet.rows.slice(rows.from, rows.labels).map(titleText).filter(Boolean);
    cards.push({ sheet, rows, scan, titles, settled: settle(scan, year) });
  }
  return cards;
}

/** Filled cells of a card; honest ones have a tenth of them. */
const MOST_FILLED = 5000;

function isTooLong({ labels, to }: CardRows, areas: Areas): boolean {
  let filled = 0;
  for (let row = labels; row < to && filled <= MOST_FILLED; row += 1)
    filled += areas.in(row).length;
  return filled > MOST_FILLED;
}

function cardTable(
  card: Card,
  said: Said,
  origin: SheetOrigin,
  { sheetHint, findings, shared }: OfSheet,
): DetailTable {
  const layout = layoutOf(card);
  const { columns, places } = layout;
  const found = whereabouts(layout);
  const head: TableHead = {
    ...origin,
    sheet: shownName(card.sheet.name),
    ...found,
    ...headNotes(shared.form),
  };
  const fields = fieldColumns(columns, shared.budget);
  const sheet = { ...card.sheet, rows: [layout.cells], merges: [] };
  const reader = householdReader({
    sheet,
    head,
    columns,
    header: null,
    fields,
    unit: shared.form.unit ?? said.unit,
    places,
    budget: shared.budget,
  });
  const row = isForm(card) ? null : reader.read(0);
  const { owned, repeated, findings: ofColumns } = reader.finish();
  for (const [field, { column }] of owned) {
    const place = places.cellAt(0, column);
    found.columns[field] ??= place.column;
    found.rows[field] ??= place.row;
  }
  const read = row === null ? null : withDoubts(row, reader.findings, card);
  const rejected = read !== null && isRejected(read) ? [read] : [];
  const number = card.settled.named?.number ?? null;
  return {
    head,
    span: null,
    titles: said.titles,
    period: said.period,
    ...(number === null ? {} : { namedYear: number }),
    unit: said.unit,
    villageHints: {
      sheet: sheetHint,
      sheetIsVillage: sheetHint !== '',
      title: said.village,
      file: villageInFileName(origin.file),
    },
    header: columns.map((one) => {
      const { row, column } = places.headerAt(one.column);
      return { ...one, column, row: row - 1 };
    }),
    account: accountOf(card, places.rowOf(0) - 1, read),
    households: read === null || isRejected(read) ? [] : [read],
    rejected,
    totals: [],
    normalisations: reader.normalisations(),
    findings: [
      ...headerFindings(columns, fields, repeated, head, places, shared, {
        cellsOf: (column) => [[layout.unknown.get(column)]],
        unit: shared.form.unit ?? said.unit,
      }).map(ofACard),
      ...findings,
      ...(rejected.length === 0 ? reader.findings : []),
      ...ofColumns,
      ...(read === null ? [] : cardFindings(card, read)),
    ],
  };
}

const ofACard = (found: Finding): Finding => ({ ...found, params: { ...found.params, cards: 1 } });

const PLACES: readonly (FieldKey | null)[] = ['county', 'township', 'village', 'hamlet'];

/** A form that nobody has filled: at most places, and formulas that add up nothing. */
const isForm = ({ settled: { values, doubts } }: Card): boolean =>
  doubts.length === 0 &&
  values.every(
    ({ label: { field }, value: { area } }) =>
      PLACES.includes(field) || area === null || readMoney(area.cell, 0) === 0,
  );

/** Every row of a card ends in one of the kinds of a table's rows; the household is one of them. */
function accountOf({ rows, scan, sheet }: Card, own: number, read: Row | null): RowAccount {
  const account = emptyAccount();
  for (let row = rows.from; row < rows.to; row += 1) {
    const kind = row < rows.labels ? 'title' : scan.kindOf(row);
    if (row === own && read !== null) account[isRejected(read) ? 'rejected' : 'household'] += 1;
    else if ((sheet.rows[row] ?? []).every(isBlank)) account.blank += 1;
    else account[kind === 'label' ? 'header' : kind] += 1;
  }
  return account;
}
