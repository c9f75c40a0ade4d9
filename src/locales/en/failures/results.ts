import type { Disagreement } from '../../../domain/findings/failure.js';
import type { FailureSentences } from '../../failure.js';
import { figure } from '../../finding.js';
import { suggestion } from './problems.js';

const DISAGREED: Readonly<Record<string, string>> = {
  prior: 'prior period',
  current: 'current period',
  basis: 'basis',
};

const disagreementText = ({ key, values }: Disagreement): string =>
  `${DISAGREED[key] ?? key}: ${values.map(({ value, paths }) => `${value} (${paths.join(', ')})`).join('; ')}`;

/** Of what lies in folders of results, and of plans. */
export const results = {
  'seasonality.periods': ({ periods }) => ({
    what: `these results make no year: ${periods.join(', ')}`,
    todo: 'Give the results of one whole year (12 months) once, and of one or more beginnings of it, each of another number of months.',
  }),
  'backtest.basis': ({ path }) => ({
    what: `${path} holds no results to date, so nothing is projected`,
    todo: 'After --to-date name results of zengshou analyze --basis to-date.',
  }),
  'backtest.periods': ({ path, period, final }) => ({
    what: `${path} (${period}) is not the beginning of the final year (${final})`,
    todo: 'After --final name the results of the whole year of 12 months, after --to-date those that begin in the same month.',
  }),
  'backtest.samePeriod': ({ period }) => ({
    what: `two results of one period: ${period}`,
    todo: 'Give each period once.',
  }),
  'results.notOurs': ({ path }) => ({
    what: `${path} is no folder of results of zengshou analyze`,
    todo: 'Name the results’ folder (there is a folder data in it), or run zengshou analyze first.',
  }),
  'results.otherVersion': ({ path, version }) => ({
    what: `${path} holds results of zengshou ${version}, which this version does not read`,
    todo: 'Run zengshou analyze again with this version.',
  }),
  'results.changed': ({ path, file }) => ({
    what: `${file} in ${path} is not what the analysis wrote: changed, or not copied whole`,
    todo: 'Run zengshou analyze again.',
  }),
  'report.unmasked': ({ audience }) => ({
    what: `--unmasked is not for --audience ${audience}`,
    todo: 'Reports for the county and the public hold no ID numbers: leave --unmasked out.',
  }),
  'report.like': ({ path }) => ({
    what: `${path} holds no earlier publication (公开/data/groups.jsonl)`,
    todo: 'After --like name the folder that was published for the same year, or leave --like out.',
  }),
  'report.masked': ({ path }) => ({
    what: `${path} holds masked ID numbers only; whole ones cannot be written`,
    todo: 'Leave --unmasked out, or run zengshou analyze --unmasked first.',
  }),
  'document.unreadable': ({ path }) => ({
    what: `${path} is no Word document (.docx) that can be filled`,
    todo: 'Open it in WPS or Word, save it as .docx and try again.',
  }),
  'document.names': ({ path, names }) => ({
    what: `Unknown names in ${path}: ${names
      .map(({ name, near }) => (near === null ? `{${name}}` : `{${name}} (perhaps {${near}})`))
      .join(', ')}`,
    todo: 'Use the names that docs/document.md lists.',
  }),
  'document.tags': ({ path, tags }) => ({
    what: `Braces or lists of ${path} are not closed: ${tags.map((tag) => `{${tag}}`).join(', ')}`,
    todo: 'Write a name as {乡镇} and a list as {#各村}…{/各村}.',
  }),
  'trend.samePeriod': ({ period }) => ({
    what: `two results are of the same current period, ${period}: nobody knows which counts`,
    todo: 'Name one folder of results for each period.',
  }),
  'trend.basis': ({ basis, period, otherBasis, otherPeriod }) => ({
    what: `the results were not compared in the same way: ${period} is ${basis}, ${otherPeriod} is ${otherBasis}`,
    todo: 'Name results of one basis; after months to date, the whole year compared as same-period may follow.',
  }),
  'trend.notPrevious': ({ path, basis, period, ownBasis, ownPeriod }) => ({
    what: `${path} (${period}, ${basis}) is no previous result of this run (${ownPeriod}, ${ownBasis})`,
    todo: 'The previous result is earlier, of the same basis, and begins in the same month or is equally long, less than a year apart. Name another one, or write --previous none.',
  }),
  'trend.area': ({ area, otherArea }) => ({
    what: `the results are not of one area: ${area}, ${otherArea}`,
    todo: 'Name results of one township; where its name is written in two ways, settle on one with --township and run zengshou analyze again.',
  }),
  'rollup.disagree': ({ differences }) => ({
    what: ['These results cannot be put together', ...differences.map(disagreementText)].join(
      '\n  ',
    ),
    todo: 'Run zengshou analyze again with the same periods, basis and policy, then zengshou rollup; the name of the policy and local: may differ.',
  }),
  'rollup.format': ({ path, format }) => ({
    what: `${path} is in ${format === null ? 'an earlier data format' : `data format ${format}`}, which this version does not put together`,
    todo: 'Run zengshou analyze again with this version (zengshou rollup for results of a rollup).',
  }),
  'rollup.sameName': ({ name, paths }) => ({
    what: `${paths.join(', ')} are all called ${name}: they could not be told apart`,
    todo: 'Name them differently with --township (or township: of zengshou.yaml) and run zengshou analyze again.',
  }),
  'rollup.sameResults': ({ path, other }) => ({
    what: `${path} and ${other} hold the same results, which would count twice`,
    todo: 'Leave one of them out.',
  }),
  'rollup.otherKey': ({ path }) => ({
    what: `The hashes of ${path} were made with another key`,
    todo: 'Run zengshou analyze again with the same key (--merge-key), or leave --merge-key out of the rollup.',
  }),
  'units.noPattern': ({ file }) => ({
    what: `${file} does not say where the files of townships lie`,
    todo: 'Write units: "{county}/{township}/{prior|current}/*" in it, and period: under prior: and current:.',
  }),
  'units.none': ({ path, pattern }) => ({
    what: `no folder of a township in ${path} fits units: ${pattern}`,
    todo: 'Check that the folders lie as units: says; those of the years are called 上年 and 本年 (or prior and current).',
  }),
  'units.sameName': ({ unit, paths }) => ({
    what: `${paths.join(' and ')} are both "${unit}" and cannot be told apart`,
    todo: 'Rename one of the folders, or put the files of both together.',
  }),
  'units.notPlan': ({ path, line }) => ({
    what:
      line === 0
        ? `${path} is no plan of zengshou plan`
        : `line ${line} of ${path} is no line of a plan`,
    todo: 'Make it anew with zengshou plan, and leave it as it is.',
  }),
  'units.unknown': ({ path, unit, units, nearest }) => ({
    what: `${path} has no unit "${unit}"${suggestion(nearest)}`,
    todo: `Write a number from 1 to ${figure(units)}, or the name of a unit, like 文水县/北张乡.`,
  }),
  'units.outAtInputs': ({ path, folder }) => ({
    what: `the results cannot lie in ${path}: ${folder} holds tables that are to be read`,
    todo: 'Choose another folder with --out, neither in nor above the folders of tables.',
  }),
  'units.notDone': ({ missing, failed, stale, of }) => ({
    what: [
      `${figure(missing.length + failed.length + stale.length)} of the ${figure(of)} units of the plan cannot be put together`,
      ...missing.map((unit) => `${unit}: no results`),
      ...failed.map((unit) => `${unit}: a file could not be read, or results are missing`),
      ...stale.map((unit) => `${unit}: tables, policy or program have changed since`),
    ].join('\n  '),
    todo: 'Run zengshou analyze --unit for them again; --partial puts the others together, and every report says so.',
  }),
} satisfies Partial<FailureSentences>;
