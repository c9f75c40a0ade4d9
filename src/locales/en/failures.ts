import type { ConfigKind, DiskReason } from '../../domain/findings/failure.js';
import type { Year } from '../../domain/household.js';
import type { FailureSentences } from '../failure.js';
import { figure } from '../finding.js';
import { argumentText, exampleOf, optionText } from '../usage.js';
import { counted } from './count.js';
import { diskWords } from './failures/disk.js';
import { allowedText, configProblemText, suggestion } from './failures/problems.js';
import { results } from './failures/results.js';
import { help } from './help.js';

const years = { prior: 'the prior year', current: 'the current year' } satisfies Record<
  Year,
  string
>;
const configs = {
  policy: 'policy',
  project: 'project file',
  columns: 'column map',
  accept: 'list of exceptions',
  key: 'key file',
} satisfies Record<ConfigKind, string>;

const because = (reason: DiskReason): string => diskWords(reason).is;

const exampleText = (verb: string): string => {
  const example = exampleOf(help, verb);
  return example === null ? '--help shows how the verb is written.' : `For example: ${example}`;
};

/** The folder is there, or was made: what is missing is what the disk does not let be made. */
const NOTHING_NEW = 'no file or folder can be made there';

export const failures: FailureSentences = {
  ...results,
  'usage.unknownOption': ({ option, nearest, verbs }) => ({
    what:
      verbs.length > 0
        ? `${option} does not belong here`
        : `there is no option ${option}${suggestion(nearest)}`,
    todo:
      verbs.length > 0
        ? `It stands after one of these verbs: ${verbs.join(', ')}.`
        : 'zengshou --help and zengshou VERB --help list the options.',
  }),
  'usage.unknownVerb': ({ verb, nearest }) => ({
    what: `there is no verb ${verb}${suggestion(nearest)}`,
    todo: 'zengshou --help lists the verbs.',
  }),
  'usage.noVerb': () => ({ what: 'no verb', todo: 'For example: zengshou analyze. See above.' }),
  'usage.missingArgument': ({ verb }) => ({
    what: `missing: ${argumentText(help, verb) ?? ''}`,
    todo: exampleText(verb),
  }),
  'usage.missingShell': () => ({
    what: 'no shell after zengshou complete: bash, zsh, fish or powershell',
    todo: 'For example in ~/.bashrc: source <(zengshou complete bash).',
  }),
  'usage.missingValue': ({ option }) => ({
    what: `option ${option} has no value`,
    todo: 'Write the value after the option.',
  }),
  'usage.tooManyArguments': ({ verb }) => ({
    what: `too many arguments for ${verb}`,
    todo: 'Names with spaces belong in quotes; --help shows how the verb is written.',
  }),
  'usage.value': ({ option, value, allowed, nearest }) => ({
    what: `${option} cannot be "${value}"${suggestion(nearest)}`,
    todo: `Allowed: ${allowedText(allowed)}.`,
  }),
  'usage.unknownCode': ({ code, nearest, isFile }) => ({
    what: `there is no rule ${code}${suggestion(nearest)}`,
    todo: isFile
      ? 'Write the files to be checked before --only.'
      : 'zengshou rules lists the codes; their first half, such as intake, will do.',
  }),
  'usage.workbookOnScreen': ({ option }) => ({
    what: 'a workbook cannot be shown on a screen',
    todo: `Write it to a file with ${option}, or send it to another program or file.`,
  }),
  'usage.missingInputs': ({ year }) => ({
    what: `no income tables of ${years[year]}`,
    todo: `Name files or folders with --${year}, or in zengshou.yaml under ${year}: files: (zengshou init makes one).`,
  }),
  'usage.missingOut': () => ({
    what: 'no folder for the results',
    todo: 'Name one with --out, or in zengshou.yaml under out:.',
  }),
  'usage.missingCounty': ({ townships }) => ({
    what: `These tables name ${figure(townships)} townships, and nobody says which county they are of`,
    todo: 'Name it with --county, under county: of zengshou.yaml, or in the column of the county; where there is one township only, see whether its column spells it in several ways.',
  }),
  'usage.missingOption': ({ verb, option }) => ({
    what: [`the option ${option} is missing`, optionText(help, verb, option)]
      .filter(Boolean)
      .join(': '),
    todo: exampleText(verb),
  }),
  'usage.conflict': ({ option, other }) => ({
    what: `${option} and ${other} cannot be used together`,
    todo: 'Leave one of them out.',
  }),
  'usage.other': () => ({
    what: 'the command is not written right',
    todo: '--help shows how the verb is written.',
  }),
  'config.unreadable': ({ config, file, reason }) => ({
    what: `the ${configs[config]} ${file} cannot be read: ${because(reason)}`,
    todo: diskWords(reason).todo,
  }),
  'config.invalid': ({ config, file, problems }) => ({
    what: [`the ${configs[config]} ${file} is wrong`, ...problems.map(configProblemText)].join(
      '\n  ',
    ),
    todo: 'Put it right and run again.',
  }),
  'config.notKey': ({ file }) => ({
    what: `${file} is no key file`,
    todo: 'Name the file that zengshou key made for the county (32 bytes), as it is.',
  }),
  'period.missing': ({ prior, current }) => ({
    what: `which two periods are compared is not known: prior ${prior ?? 'not named'}, current ${current ?? 'not named'}`,
    todo: `Give ${[...(prior === null ? ['--prior-period'] : []), ...(current === null ? ['--current-period'] : [])].join(' and ')} (like 2021-10..2022-09), or name them in zengshou.yaml under prior: and current: as period:, or in the titles of the tables.`,
  }),
  'period.several': ({ year, periods }) => ({
    what: `the titles of ${years[year]} name different periods: ${periods}`,
    todo: `Take away the files of the wrong period, or give the run's with --${year}-period.`,
  }),
  'period.notComparable': ({ prior, current, basis, swapped }) => ({
    what: `these periods cannot be compared like that: prior ${prior}, current ${current} (${basis})`,
    todo: swapped
      ? 'The years seem swapped: exchange the files of the two years, or --prior-period and --current-period (prior: and current: in zengshou.yaml).'
      : basis === 'same-period'
        ? 'Both must have the same number of months and lie whole years apart: correct --prior-period and --current-period, or take tables of the same period; a whole year against the beginning of one needs --basis to-date.'
        : 'The prior period must be twelve months and the current one a beginning of the same months: correct the periods, or leave out --basis to-date (basis: to-date in zengshou.yaml).',
  }),
  'period.noShares': ({ items }) => ({
    what: `no shares of months for: ${items}`,
    todo: 'Write monthShares: {default: even} in the policy (all months alike, meant for wages and pensions), or give each item the shares of January to December under monthShares: (zengshou seasonality learns them from past results), or compare tables of the same period.',
  }),
  'period.mereTotals': ({ totals }) => ({
    what: `a mere total, of which no part of the year is known: ${totals}`,
    todo: 'Fill in the items, or compare tables of the same period.',
  }),
  'config.seasonality': ({ file, line, fromOctober, fromJanuary }) => ({
    what: `${file}${line === null ? '' : `, line ${line}`}: seasonality is now monthShares. Its rows were cumulative from the first month of the accounting year; shares are now those of the calendar months, January to December`,
    todo: `Put one of these in its place and hold it against the calendar. Where the accounting year begins in October:\nmonthShares:\n${fromOctober}\nWhere it begins in January:\nmonthShares:\n${fromJanuary}`,
  }),
  'explain.nobody': ({ key }) => ({
    what: `no household "${key}"`,
    todo: 'Give its 户编号, the name of its head (or a part of it), or the ID number (whole or the last 4), and name all files.',
  }),
  'run.noTables': ({ year }) => ({
    what: `no income table of ${years[year]} could be read`,
    todo: 'See what is said of each file above, put it right and run again; zengshou columns shows what each header became.',
  }),
  'strict.findings': ({ errors }) => ({
    what: `${counted(errors, 'error')}; with --strict nothing was written`,
    todo: 'Put them right and run again, or leave out --strict.',
  }),
  'key.exists': ({ path }) => ({
    what: `${path} is there already and stays as it is: hashes of another key could not be compared with earlier ones`,
    todo: 'Use the key that the county has; to make another one, name another file.',
  }),
  'ledger.unread': () => ({
    what: 'a ledger of last time could not be read; no ledger was written, so that nothing filled is lost',
    todo: 'Mend these files as told above and run again.',
  }),
  'columns.noTable': ({ path }) => ({
    what: `${path} is no column map`,
    todo: 'Give one made by zengshou columns --out (xlsx or YAML), the header of a workbook unchanged.',
  }),
  'accept.noTable': ({ path }) => ({
    what: `${path} is neither a sign-off table nor a list of exceptions`,
    todo: 'Give a table made by zengshou validate --explained, its header unchanged, or a list in YAML.',
  }),
  'corrections.noTable': ({ path }) => ({
    what: `${path} is no table of corrections`,
    todo: 'Its header is: village, household, year, field, old, new, who, why (village may be left out).',
  }),
  'accept.tooMany': ({ most }) => ({
    what: `more than ${figure(most)} accepted findings`,
    todo: 'Delete those that have expired or are not needed any more, or run villages apart.',
  }),
  'matches.noTable': ({ path }) => ({
    what: `${path} has no sheet of possible matches`,
    todo: 'Use the workbook of possible matches in the folder of the last results, and leave its header as it is.',
  }),
  'input.unreadable': ({ path, reason }) => ({
    what: `${path} cannot be read: ${because(reason)}`,
    todo: diskWords(reason).todo,
  }),
  'input.refused': ({ path }) => ({
    what: `${path} cannot be read`,
    todo: 'Deal with the file as told above, then run it again.',
  }),
  'input.emptyFolder': ({ path }) => ({
    what: `there is no file in the folder ${path}`,
    todo: "Put the villages' income tables there, or name another folder.",
  }),
  'input.noMatch': ({ pattern }) => ({
    what: `no file matches ${pattern}`,
    todo: 'Check the pattern and the folder; put the pattern in quotes.',
  }),
  'input.inResults': ({ path, folder }) => ({
    what:
      path === folder
        ? `the results' folder is the inputs' folder: ${path}`
        : `${path} lies in the results' folder ${folder}; results are no tables to analyse`,
    todo: 'Name another folder for the results with --out (or out: in zengshou.yaml).',
  }),
  'input.onlySkipped': ({ path }) => ({
    what: `${path}: no ordinary file, only links, devices, hidden files or lock files`,
    todo: 'Copy the files themselves there.',
  }),
  'input.tooMany': ({ path, most }) => ({
    what: `${path}: more than ${figure(most)} files`,
    todo: 'Check whether it is the right folder; if there are so many, take them in several batches.',
  }),
  'input.tooManyVillages': ({ villages, single }) => ({
    what: `these tables name ${figure(villages)} villages, ${figure(single)} of them with one household`,
    todo: 'Most likely another column is taken for the village: zengshou columns shows which; name it in a column map.',
  }),
  'output.overtaken': ({ path }) => ({
    what: `another run has written ${path}; what this one made is not used`,
    todo: 'If tables or policy have changed meanwhile, run it again.',
  }),
  'output.notOurs': ({ path, option }) => ({
    what: `the folder ${path} holds something already that this verb may not replace; it was left alone`,
    todo: `Name a new folder with ${option}; what is not wanted any more is to be moved away first.`,
  }),
  'output.foreignFile': ({ path, file, option }) => ({
    what: `somebody put ${file} into the results in ${path}; replacing them would delete it, so they were left alone`,
    todo: `Move it away first, or name a new folder with ${option}.`,
  }),
  'output.atResults': ({ path, results: read, option }) => ({
    what:
      path === read
        ? `${path} holds the results that are read, and is not written to`
        : `one of ${path} and the results ${read} lies in the other: they would not be the same any more`,
    todo: `Name another place with ${option}, neither in those results nor above them.`,
  }),
  'output.holdsInput': ({ path, file, option }) => ({
    what: `the input ${file} lies in the folder of the results, ${path}`,
    todo: `Keep the tables outside of ${path}, or name another folder with ${option}.`,
  }),
  'output.amongInputs': ({ path, inputs, option }) => ({
    what: `${path} is among the inputs ${inputs}: what is written there would be read as tables of villages the next time`,
    todo: `Name a folder outside of ${inputs} with ${option}.`,
  }),
  'output.edited': ({ path, file }) => ({
    what: `${file} in ${path} has been filled or changed; replacing it would lose that, so nothing was done`,
    todo: 'Name a new folder with --out and this one with --from: what was filled is carried over.',
  }),
  'output.answered': ({ path, file }) => ({
    what: `somebody has answered ${file} in ${path}, and this run does not read it: replacing it would destroy the answers, so nothing was touched`,
    todo: `Run again with --matches ${path}/${file} (or matches: in zengshou.yaml): the answers go into the new sheet. If they are not wanted, move the file away.`,
  }),
  'output.exists': ({ path }) => ({
    what: `${path} is there already and was left alone`,
    todo: 'Take another name, or move the file away first.',
  }),
  'output.printed': ({ reason }) => ({
    what: `Not all of the results were printed or written to the file after >: ${because(reason)}`,
    todo: 'Check the disk of the file after >: its space and your rights; then run it again.',
  }),
  'disk.refused': ({ path, reason }) => ({
    what: `${path === null ? 'Not done' : `${path} cannot be used`}: ${because(reason)}`,
    todo: diskWords(reason).todo,
  }),
  'output.notWritable': ({ path, reason }) => ({
    what: `${path} cannot be written: ${reason === 'missing' ? NOTHING_NEW : because(reason)}`,
    todo: 'Take another folder, or check permissions and disk space; close results that are open in WPS or Excel.',
  }),
};
