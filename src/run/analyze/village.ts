import { termsOf } from '../../analysis/compare.js';
import { finishGroup } from '../../analysis/groups/finish.js';
import { withShownId } from '../../domain/masking.js';
import type { ItemisedHousehold } from '../../domain/outcomes/item-row.js';
import type { HouseholdResult } from '../../domain/outcomes/result.js';
import { toPolicy } from '../../domain/policy.js';
import { sentences } from '../../locales/index.js';
import { villageWorkbook } from '../../reports/index.js';
import type { FindingRow } from '../../reports/report.js';
import { writeHousehold } from '../../results/lines/household.js';
import { itemLine } from '../../results/lines/items.js';
import type { WriteBook } from '../../xlsx/write/plain.js';
import { findingRow, sortFindings } from '../findings.js';
import { ownHousehold } from '../months/own.js';
import { briefOf, isListed } from '../report/township.js';
import { VILLAGES } from '../shelf/packings.js';
import { received } from '../shelf/shelf.js';
import { markAccepted } from '../sign-off/accept.js';
import { analyseRows } from './analyse-rows.js';
import { LineBuffer } from './lines.js';
import { sorted } from './sorted.js';
import type { AnalysedVillage, VillageOutcome, VillageTask } from './village-task.js';

const householdLines = new LineBuffer();
const itemLines = new LineBuffer();

function* linesOfItems(itemised: readonly ItemisedHousehold[]): Generator<string> {
  for (const one of itemised) yield itemLine(one);
}

/** The same as `analyseVillage`, for another thread: all of it, and the lines in memory of their own. */
export const villageOutcome = (task: VillageTask): Promise<VillageOutcome> =>
  whole(analyseVillage(task));

/**
 * Waits for the workbooks, and holds nothing meanwhile but what the villages have come to: garbage
 * that is reached from what waits is copied again and again.
 */
async function whole({ workbooks, ...analysed }: AnalysedVillage): Promise<VillageOutcome> {
  const lines = analysed.lines.slice();
  const items = analysed.itemLines.slice();
  return { ...analysed, lines, itemLines: items, workbooks: await workbooks };
}

/**
 * Analyses the villages of one name and writes their lines and workbooks, these by `write` or on
 * this thread. The lines hold until the next village is analysed.
 */
export function analyseVillage(task: VillageTask, write?: WriteBook): AnalysedVillage {
  const terms = termsOf(toPolicy(task.policy), task.run.periods, task.run.shares);
  const { policy } = terms;
  const itemised = !(task.run.without ?? []).includes('items');
  const villages = received(task.villages, VILLAGES);
  const analysed = villages.map((rows) => analyseRows(task.name, rows, terms, itemised));
  const shown = <One extends Pick<HouseholdResult, 'id' | 'idNumber'>>(household: One): One =>
    withShownId(household, task.unmasked);
  const [first, ...others] = analysed;
  const isOne = first !== undefined && others.length === 0;
  const all = isOne ? first.results : sorted(analysed.flatMap(({ ordered }) => ordered));
  const results = all.map(shown);
  /** The items of these households, in their order. */
  const itemisedOf = (households: readonly HouseholdResult[]): ItemisedHousehold[] =>
    (itemised ? households : []).flatMap((household) => {
      const own = analysed.find(({ items }) => items.has(household))?.items.get(household);
      return own === undefined ? [] : [{ ...own, household: shown(household) }];
    });
  const options = { unmasked: task.unmasked, words: sentences(task.lang).terms };
  const written = task.hasWorkbooks ? analysed : [];
  const workbooks: Promise<Uint8Array>[] = [];
  for (const [n, { sums, results: households, findings }] of written.entries()) {
    const own = [...task.findings, ...findings];
    const rows = task.acceptances === null ? own : markAccepted(own, task.acceptances);
    workbooks.push(
      villageWorkbook(
        {
          run: task.run,
          group: finishGroup(sums, policy),
          households: isOne ? results : households.map(shown),
          itemised: itemisedOf(households),
          listed: (villages[n]?.listed ?? []).map(shown),
          findings: sortFindings(rows).map((row): FindingRow => findingRow(row, task.lang)),
        },
        {
          lang: task.lang,
          unmasked: task.unmasked,
          ...(task.profile && { profile: task.profile }),
        },
        write,
      ),
    );
  }
  return {
    name: task.name,
    lines: householdLines.linesFor(results, (to, result) => writeHousehold(to, result, options)),
    itemLines: itemLines.linesOf(linesOfItems(itemisedOf(all))),
    groups: analysed.map(({ sums }) => sums),
    workbooks: Promise.all(workbooks),
    briefs: results.filter(isListed).map(briefOf),
    own: task.follow ? results.map(ownHousehold) : [],
    alone: analysed.flatMap(({ alone }) => alone).map(shown),
    findings: analysed.flatMap(({ findings }) => findings),
  };
}
