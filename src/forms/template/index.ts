import ExcelJS from 'exceljs';
import type { FieldKey } from '../../domain/catalog.js';
import { columnsOf, ITEM_KEYS } from '../../domain/fields.js';
import { comparableAsTheyStand } from '../../domain/period.js';
import { template as en } from '../../locales/en/filled/template.js';
import { type TemplateWords, template as zh } from '../../locales/zh/filled/template.js';
import { pack, unpack } from '../../xlsx/pack.js';
import { DEFAULT_FONT } from '../../xlsx/write/style-sheet.js';
import { NO_DATE } from '../sheet/paper.js';
import { formColumns } from './columns.js';
import { addGuideSheet } from './guide.js';
import { layOut } from './layout.js';
import type { BlankFormOptions, FormOptions, VillageRoster } from './options.js';
import { priorAmount } from './prior.js';
import { addFormSheet, type Form } from './sheet.js';
import { formTitle, periodTitle } from './title.js';

export type { BlankFormOptions, FormOptions, VillageRoster } from './options.js';

/**
 * Collection forms: workbooks that prevent the mistakes that intake would find, and that are read
 * back without a column map. Money in yuan; the same arguments make the same bytes.
 */
const WORDS: Readonly<Record<FormOptions['lang'], TemplateWords>> = { zh, en };

/** A form without households. */
export const blankForm = (options: BlankFormOptions): Promise<Uint8Array> =>
  write(formOf(options, { village: options.village ?? null, households: [], period: null }));

/** A form with last year's households and their amounts beside the empty cells of this year. */
export const prefilledForm = (roster: VillageRoster, options: FormOptions): Promise<Uint8Array> =>
  write({ ...formOf(options, roster), priorLine: priorLineOf(options, roster) });

type Roster = Omit<VillageRoster, 'village'> & { readonly village: string | null };

function formOf(options: FormOptions, roster: Roster): Form {
  const { lang, period, township, county } = options;
  const { village, households } = roster;
  const words = WORDS[lang];
  const columns = formColumns({
    items: options.items ?? null,
    county: county !== null,
    references: comparedFields(roster),
  });
  const prior = roster.period;
  return {
    layout: layOut(columns, households.length + options.rows),
    words,
    title: formTitle(county, township, period),
    county,
    township,
    village,
    households,
    priorLine: null,
    comparable: prior === null || comparableAsTheyStand(prior, period),
  };
}

const priorLineOf = ({ lang }: FormOptions, { period }: Roster): string =>
  period === null ? '' : WORDS[lang].priorPeriod(periodTitle(period));

const COMPARED: readonly FieldKey[] = [...ITEM_KEYS, ...columnsOf('total')];

/**
 * The columns beside which last year's amount stands: only those in which somebody of the village
 * had something, which keeps the form narrow.
 */
const comparedFields = ({ households }: Roster): ReadonlySet<FieldKey> =>
  new Set(
    COMPARED.filter((field) =>
      households.some((household) => (priorAmount(household, field) ?? 0) !== 0),
    ),
  );

async function write(form: Form): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.creator = form.words.creator;
  book.lastModifiedBy = form.words.creator;
  book.created = NO_DATE;
  book.modified = NO_DATE;
  book.title = form.title;
  book.calcProperties.fullCalcOnLoad = true;
  await addFormSheet(book, form);
  addGuideSheet(book, form);
  return measuredByOwnFont(new Uint8Array(await book.xlsx.writeBuffer()));
}

const STYLES = 'xl/styles.xml';
/** The first font of a workbook, by whose figures columns are measured: exceljs has its own. */
const FIRST_FONT = /<font>.*?<\/font>/u;

/** The workbook with columns measured as in all others, and without the dates of its parts. */
async function measuredByOwnFont(bytes: Uint8Array): Promise<Uint8Array> {
  const parts = await unpack(bytes);
  const styles = new TextDecoder().decode(parts.get(STYLES));
  parts.set(STYLES, new TextEncoder().encode(styles.replace(FIRST_FONT, DEFAULT_FONT)));
  return pack(parts);
}
