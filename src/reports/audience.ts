import { CAUSES, type FactorKey } from '../domain/factor.js';
import { maskId, maskIfAny } from '../domain/masking.js';
import { surnameOnly } from '../domain/names/surname.js';
import type { PlacedGroup } from '../domain/outcomes/level.js';
import type { Listing } from '../domain/outcomes/listing.js';
import type { Group } from '../domain/outcomes/result.js';
import type { HouseholdBrief, RunInfo, TownshipReport } from './report.js';

/** What of a report others than the township may see. Definition: docs/definitions/audiences.md. */

/** The facts of a run without those that name files, cells, households or texts of villages. */
const runForOthers = ({
  corrections: _corrections,
  confirmed: _confirmed,
  notRead: _notRead,
  ...run
}: RunInfo): RunInfo => run;

/** Causes of the catalogue; a disaster as it was declared is a text of the village. */
const known = (key: FactorKey, causes: readonly string[]): string[] => {
  const ours: readonly string[] = CAUSES[key];
  return causes.filter((cause) => ours.includes(cause));
};

/** Causes of the catalogue only: what villages wrote is for the township. */
export const withoutTexts = (group: Group): Group => ({
  ...group,
  factors: group.factors.map((factor) => {
    const told = new Set(
      known(
        factor.key,
        factor.causes.map(({ cause }) => cause),
      ),
    );
    return { ...factor, causes: factor.causes.filter(({ cause }) => told.has(cause)) };
  }),
});

/** A household by surname, without ID number, and with causes of the catalogue only. */
const householdForCounty = (household: HouseholdBrief): HouseholdBrief => ({
  ...household,
  id: household.id === null ? null : maskId(household.id, household.idNumber),
  head: surnameOnly(maskIfAny(household.head)),
  idNumber: null,
  type: maskIfAny(household.type),
  monitored: maskIfAny(household.monitored),
  helper: maskIfAny(household.helper),
  factors: household.factors.map((tag) => ({ ...tag, causes: known(tag.key, tag.causes) })),
});

/**
 * The report for the county: red and orange households only, by surname, and no text that a village
 * wrote.
 */
export function forCounty(report: TownshipReport): TownshipReport {
  const urgent = (households: Listing<HouseholdBrief>): Listing<HouseholdBrief> =>
    households
      .filter(({ warning }) => warning === 'red' || warning === 'orange')
      .map(householdForCounty);
  return {
    run: runForOthers(report.run),
    township: withoutTexts(report.township),
    villages: report.villages.map(withoutTexts),
    groups: report.groups.map(
      (placed): PlacedGroup => ({
        ...placed,
        group: withoutTexts(placed.group),
      }),
    ),
    households: urgent(report.households),
    declining: urgent(report.declining),
    mayDecline: [],
    notMet: urgent(report.notMet),
    monitored: urgent(report.monitored),
    redUnmonitored: urgent(report.redUnmonitored),
    alone: [],
    listed: [],
    findings: [],
    previous: report.previous && { ...report.previous, marked: [] },
  };
}

/** The report for everybody: nothing about single households, neither lists nor moves. */
export const forPublic = (report: TownshipReport): TownshipReport => ({
  ...forCounty(report),
  households: [],
  declining: [],
  notMet: [],
  monitored: [],
  redUnmonitored: [],
  previous: null,
});
