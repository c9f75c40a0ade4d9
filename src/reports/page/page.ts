import type { ToldPlaced } from '../../results/told.js';
import { leftOut } from '../left-out.js';
import type { Drawing } from './charts.js';
import { groupSections } from './groups.js';
import { householdsSection } from './households.js';
import { type Html, html, json, Html as Raw } from './html.js';
import { anchorOf, nameOf, type Page, type PageReport, pageOf } from './model.js';
import { monthsOf, monthsSection } from './months.js';
import { groupsTable, heatTable } from './overview.js';
import { SCRIPT } from './script.js';
import { sha256 } from './sha256.js';
import { STYLE } from './style.js';

/**
 * 报告.html: one file that needs nothing else. The same report, the same bytes, in pieces: with
 * thousands of villages the text as a whole would be held several times.
 */
export async function townshipPage(report: PageReport): Promise<Iterable<Uint8Array>> {
  const page = pageOf(report);
  if (page === null) throw new RangeError('a page of no group');
  // Loads the library only when a page is written.
  const { Drawing: Charts } = await import('./charts.js');
  return pieces(page, new Charts());
}

function* pieces(page: Page, drawing: Drawing): Generator<Uint8Array> {
  try {
    yield* encoded(whole(page, drawing));
  } finally {
    drawing.dispose();
  }
}

/** How many characters a piece has at least; its last section may go beyond. */
const PIECE = 2 ** 16;

function* encoded(sections: Iterable<Html>): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  let piece = '';
  for (const { text } of sections) {
    piece += text;
    if (piece.length < PIECE) continue;
    yield encoder.encode(piece);
    piece = '';
  }
  yield encoder.encode(piece);
}

function* whole(page: Page, drawing: Drawing): Generator<Html> {
  const place = nameOf(page, page.top);
  const policy = `default-src 'none'; style-src 'sha256-${sha256(STYLE)}'; script-src 'sha256-${sha256(SCRIPT)}'; base-uri 'none'; form-action 'none'`;
  const title = page.page.title(place);
  yield html`<!doctype html>\n<html lang="${page.page.htmlLang}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${new Raw(STYLE)}</style></head><body><a class="skip" href="#main">${page.page.skip}</a>${heading(page, title)}<main id="main">${chooser(page)}`;
  yield* sections(page, drawing);
  yield html`${drawing.frames()}</main><footer><p>${page.page.audience[page.audience]}</p></footer><script type="application/json" id="words">${json(wordsOf(page))}</script><script>${new Raw(SCRIPT)}</script></body></html>\n`;
}

function heading(page: Page, title: string): Html {
  const { prior, current, basis } = page.run.periods;
  const { words } = page;
  return html`<header><h1>${title}</h1><p>${words.periodLine(words.period(prior), words.period(current))}　${page.page.unit}</p>${
    basis === 'to-date' ? html`<p class="note">${page.page.estimated}</p>` : null
  }${[...(page.notes ?? []), ...leftOut(page)].map((note) => html`<p class="note">${note}</p>`)}${page.unmasked ? html`<p class="note">${page.page.unmasked}</p>` : null}${
    page.audience === 'public' ? html`<p class="note">${page.page.hidden}</p>` : null
  }</header>`;
}

const chooser = (page: Page): Html =>
  html`<div class="choose" id="chooser" hidden><label for="choose">${page.page.choose}</label> <select id="choose">${page.places.map(
    (placed) =>
      html`<option value="${anchorOf(page, placed.path)}">${nameOf(page, placed)}</option>`,
  )}</select> <span id="chosen" role="status"></span></div>`;

/** The group of the run stands last, so that one that is chosen takes its place without a script. */
function* sections(page: Page, drawing: Drawing): Generator<Html> {
  const section = (placed: ToldPlaced): Html =>
    groupSections(page, placed, drawing, monthsOf(page, placed));
  let isTop = true;
  for (const placed of page.groups) {
    if (!isTop) yield section(placed);
    isTop = false;
  }
  yield section(page.top);
  if (page.townships.length > 0) yield* groupsTable(page, page.townships, 'townships');
  yield* groupsTable(page, page.villages, 'villages');
  yield* heatTable(page);
  yield* householdsSection(page);
  const months = monthsSection(page);
  if (months !== null) yield months;
}

/** What the script says, and which villages stand beneath which township. */
function wordsOf(page: Page): object {
  const beneath = Array.from(page.townships, (township) => [
    anchorOf(page, township.path),
    page.places
      .filter(({ level }) => level === 'village')
      .filter(({ path }) => township.path.every((name, n) => path[n] === name))
      .map(({ path }) => anchorOf(page, path)),
  ]);
  const marked = (say: (...words: never[]) => string): string =>
    (say as (...words: string[]) => string)('%', '%');
  return {
    sortBy: marked(page.page.sortBy),
    chosen: marked(page.page.chosen),
    shown: marked(page.page.filters.shown),
    beneath: Object.fromEntries(beneath),
  };
}
