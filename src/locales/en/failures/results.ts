import type { Disagreement } from '../../../domain/findings/results-failure.js';
import type { Maker } from '../../../domain/outcomes/maker.js';
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

/** The verb that writes the results again; both where nobody knows which it was. */
const again = (maker: Maker | null): string =>
  maker === null
    ? 'Copy the whole folder again, or run zengshou analyze again (zengshou rollup for results of a rollup).'
    : `Copy the whole folder again, or run zengshou ${maker} again.`;

const verbs = (makers: readonly Maker[]): string =>
  makers.map((maker) => `zengshou ${maker}`).join(' or ');

/** What an option is about. */
const IDLE = {
  '--profile': 'workbooks',
  '--template': 'document',
  '--figures': 'page and charts',
  '--like': 'suppressed cells',
} as const;

/** Failures of folders of results and of plans. */
export const results = {
  'seasonality.nothing': ({ paths }) => ({
    what: `no item of these results gives shares of the months: ${paths.join(', ')}`,
    todo: 'The results must have households in common (by household number, hash, or village and name) with income in the whole year: see whether they are of one year.',
  }),
  'seasonality.periods': ({ results: given }) => ({
    what: `these results make no year: ${given.map(({ path, period }) => `${path} (${period})`).join(', ')}`,
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
  'backtest.final': ({ path, period }) => ({
    what: `${path} (${period}) is not the results of a whole year of 12 months`,
    todo: 'After --final name the results of the whole year of 12 months, after --to-date those of its beginnings.',
  }),
  'backtest.nobody': ({ paths, final }) => ({
    what: `no household of ${paths.join(', ')} is in ${final}`,
    todo: 'See whether the results are of one year and one area; households are known by household number, hash, or village and name.',
  }),
  'results.notOurs': ({ path }) => ({
    what: `${path} is no folder of results of zengshou`,
    todo: 'Name the results’ folder (there is a folder data in it), or run zengshou analyze first.',
  }),
  'results.incomplete': ({ path, file, maker }) => ({
    what: `${path} has no ${file}, or only a part of it: not written or copied whole, or deleted`,
    todo: again(maker),
  }),
  'results.changed': ({ path, file, maker }) => ({
    what: `${file} in ${path} is not what was written: changed, or not copied whole`,
    todo: again(maker),
  }),
  'usage.otherResults': ({ path, maker, makers }) => ({
    what: `${path} was written by zengshou ${maker}${maker === 'rollup' ? ': it counts groups and names no households' : ''}`,
    todo: `Name results of ${verbs(makers)} here.`,
  }),
  'format.otherVersion': ({ path, version, format, maker }) => ({
    what: `${path} holds results of zengshou ${version} in ${format === null ? 'an earlier data format' : `data format ${format}`}, which this version does not read`,
    todo: `Run zengshou ${maker} again with this version.`,
  }),
  'report.unmasked': ({ audience }) => ({
    what: `--unmasked is not for --audience ${audience}`,
    todo: 'Reports for the county and the public hold no ID numbers: leave --unmasked out.',
  }),
  'report.idle': ({ option, audience }) => ({
    what:
      audience === null
        ? `${option} has nothing to do: --without leaves the document out`
        : `${option} has nothing to do: reports for --audience ${audience} have no ${IDLE[option]}`,
    todo:
      audience === null
        ? `Leave ${option} or --without out.`
        : `Leave ${option} out, or name another --audience.`,
  }),
  'report.like': ({ path }) => ({
    what: `${path} holds no earlier publication (公开/data/groups.jsonl)`,
    todo: 'After --like name the folder that was published for the same year, or leave --like out.',
  }),
  'report.masked': ({ path }) => ({
    what: `${path} holds masked ID numbers only; whole ones cannot be written`,
    todo: 'Leave --unmasked out, or run zengshou analyze --unmasked first.',
  }),
  'report.profileOfRollup': ({ path }) => ({
    what: `${path} is of a rollup: report writes its page and document and no workbook, so --profile has nothing to do`,
    todo: 'For an accessible workbook give zengshou rollup --profile accessible.',
  }),
  'report.ofRollup': ({ path, audience }) => ({
    what: `${path} holds results put together: there is no report of them for --audience ${audience}`,
    todo: 'Leave --audience out for the county’s, or write --audience public; reports for townships and villages are made of what zengshou analyze wrote.',
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
  'trend.samePeriod': ({ period, paths: [path, other] }) => ({
    what:
      path === other
        ? `${path} (${period}) is named twice`
        : `${path} and ${other} are of the same current period, ${period}: nobody knows which counts`,
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
  'trend.area': ({ area, path, otherArea }) => ({
    what: `the results are not of one area: ${area}; ${path} is of ${otherArea}`,
    todo: 'Name results of one township; where its name is written in two ways, settle on one with --township and run zengshou analyze again.',
  }),
  'rollup.disagree': ({ differences }) => ({
    what: ['These results cannot be put together', ...differences.map(disagreementText)].join(
      '\n  ',
    ),
    todo: 'Run zengshou analyze again with the same periods, basis and policy, then zengshou rollup; the name of the policy and local: may differ.',
  }),
  'rollup.sameName': ({ name, paths }) => ({
    what: `${paths.join(', ')} are all called ${name}: they could not be told apart`,
    todo: 'Name them differently with --township (or township: of zengshou.yaml) and run zengshou analyze again.',
  }),
  'rollup.sameResults': ({ path, other }) => ({
    what:
      path === other
        ? `${path} is named twice`
        : `${path} and ${other} hold the same results, which would count twice`,
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
