import type { Maker } from '../outcomes/maker.js';
import type { Basis } from '../period.js';

/** What can go wrong with folders of results, and with plans of them. */

/** A figure of which results say different things. */
export interface Disagreement {
  /** `prior`, `current`, `basis`, or a key of the policy such as `tolerance.rate`. */
  readonly key: string;
  readonly values: readonly { readonly value: string; readonly paths: readonly string[] }[];
}

/** The values of each failure's sentence. */
export interface ResultsFailureParams {
  /** A folder that holds no results of ours. */
  'results.notOurs': { readonly path: string };
  /**
   * A file that belongs to the results is missing. `maker` is null where nobody knows what wrote
   * them.
   */
  'results.incomplete': {
    readonly path: string;
    readonly file: string;
    readonly maker: Maker | null;
  };
  /** A file of the results is not what the run wrote. */
  'results.changed': { readonly path: string; readonly file: string; readonly maker: Maker };
  /** The results have the data format of another version; null where they name none. */
  'format.otherVersion': {
    readonly path: string;
    readonly version: string;
    readonly format: number | null;
    readonly maker: Maker;
  };
  /** Two results of one current period. */
  'trend.samePeriod': { readonly period: string; readonly paths: readonly [string, string] };
  /** Some results were compared in one way and some in the other; an example of each is named. */
  'trend.basis': {
    readonly basis: Basis;
    readonly period: string;
    readonly otherBasis: Basis;
    readonly otherPeriod: string;
  };
  /** What was named as the previous result is no earlier one of the same row. */
  'trend.notPrevious': {
    readonly path: string;
    readonly basis: Basis;
    readonly period: string;
    readonly ownBasis: Basis;
    readonly ownPeriod: string;
  };
  /** Results of two areas. */
  'trend.area': { readonly area: string; readonly path: string; readonly otherArea: string };
  /** Results from which no year can be made: one whole and its beginnings. */
  'seasonality.periods': {
    readonly results: readonly { readonly path: string; readonly period: string }[];
  };
  /** Results in which no household and item is both in a beginning and in the whole year. */
  'seasonality.nothing': { readonly paths: readonly string[] };
  /** Results of whole periods, which project nothing. */
  'backtest.basis': { readonly path: string };
  /** `final` is not the whole year of which the results are the beginning. */
  'backtest.periods': {
    readonly path: string;
    readonly period: string;
    readonly final: string;
  };
  /** `final` is of another number of months than a year. */
  'backtest.final': { readonly path: string; readonly period: string };
  /** No household of the results is in the final ones. */
  'backtest.nobody': { readonly paths: readonly string[]; readonly final: string };
  /** Results that do not say the same of their periods or policy; each figure with who says what. */
  'rollup.disagree': { readonly differences: readonly Disagreement[] };
  'rollup.sameName': { readonly name: string; readonly paths: readonly string[] };
  'rollup.sameResults': { readonly path: string; readonly other: string };
  /** The hashes were made with another key than the one that is given. */
  'rollup.otherKey': { readonly path: string };
  /** No `units:` says where the files of townships lie. */
  'units.noPattern': { readonly file: string };
  'units.none': { readonly path: string; readonly pattern: string };
  'units.sameName': { readonly unit: string; readonly paths: readonly string[] };
  /** `line`: from 1; 0 for the file as a whole. */
  'units.notPlan': { readonly path: string; readonly line: number };
  /** A number or name that the plan does not have. */
  'units.unknown': {
    readonly path: string;
    readonly unit: string;
    readonly units: number;
    readonly nearest: string | null;
  };
  /** Results beside, in or above the files they are made of. */
  'units.outAtInputs': { readonly path: string; readonly folder: string };
  /** Units without results, with results that lack a file, and with results of other files. */
  'units.notDone': {
    readonly missing: readonly string[];
    readonly failed: readonly string[];
    readonly stale: readonly string[];
    readonly of: number;
  };
}
