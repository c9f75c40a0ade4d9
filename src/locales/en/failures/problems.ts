import type { Allowed, ConfigProblem } from '../../../domain/findings/config-problem.js';
import { counted } from '../count.js';

/** The most values that are listed; a longer list helps nobody. */
const MOST_VALUES = 20;

export function allowedText(allowed: Allowed): string {
  switch (allowed.kind) {
    case 'oneOf':
      return allowed.values.length <= MOST_VALUES ? `one of ${allowed.values.join(', ')}` : '';
    case 'number': {
      const { least, most, whole } = allowed;
      const number = whole ? 'a whole number' : 'a number';
      if (least !== null && most !== null) return `${number} from ${least} to ${most}`;
      if (least !== null) return `${number} of at least ${least}`;
      return most === null ? number : `${number} of at most ${most}`;
    }
    case 'list': {
      const { least, most } = allowed;
      if (least !== null && least === most) return `a list of exactly ${least}, like [1, 2]`;
      if (least !== null) return `a list of at least ${least}, like [1, 2]`;
      return most === null ? 'a list, like [1, 2]' : `a list of at most ${most}`;
    }
    case 'within':
      return `months within ${allowed.period}`;
    case 'decimals':
      return `a number with at most ${counted(allowed.most, 'decimal')}`;
    case 'rule':
      return allowed.rule;
    default:
      return simple[allowed.kind];
  }
}

const simple = {
  text: 'text (figures in quotes)',
  yesno: 'true or false',
  mapping: 'lines of "key: value" beneath it, indented by two',
  date: 'a date, like 2022-09-30',
  timeZone: 'a time zone such as Asia/Shanghai',
  period: 'a period, like 2021-10..2022-09 (two months with two dots between)',
  placeholders: '{prior} and {current} stand for the two periods; nothing else may stand in braces',
  folder:
    'a folder, such as results (- is standard output, which holds no folder; one that is called - is written ./-)',
  file: 'the name of a file (- is standard output, which is used otherwise here; one that is called - is written ./-)',
  files: 'files, folders or patterns, like [上年/*]',
  unit: 'a plan, a colon, and a number from 1 or a name, like plan.jsonl:1 or plan.jsonl:文水县/北张乡',
  units:
    'where the files of townships lie, like "{county}/{township}/{prior|current}/*": each placeholder is a folder of its own, the last two stand once',
  rising: 'numbers that rise',
  addsUpToOne:
    'even, or twelve numbers (January to December, at most four decimals) that add up to exactly 1',
  itemTwice: 'an item named once, by key or by label',
  notBelowMin: 'not below min',
  notBelowLow: 'not below low',
  notBeforeFrom: 'not before from',
  staysError: 'always an error: this rule rejects rows or files and cannot be changed',
} satisfies Record<
  Exclude<Allowed['kind'], 'oneOf' | 'number' | 'list' | 'decimals' | 'within' | 'rule'>,
  string
>;

export function configProblemText(found: ConfigProblem): string {
  const place = found.line === null ? '' : `line ${found.line}: `;
  return `${place}${problemWords(found)}`;
}

function problemWords({ problem, key, value, allowed, nearest }: ConfigProblem): string {
  const may = allowed === null ? '' : allowedText(allowed);
  switch (problem) {
    case 'syntax':
      return `this is no YAML${value ? ` (${value})` : ''}: look at indents, quotes and the space after a colon`;
    case 'duplicateKey':
      return `${key} stands twice`;
    case 'alias':
      return 'an alias (*name) that is not defined, or too many of them';
    case 'notMapping':
      return 'lines of "key: value" belong here';
    case 'fullWidthColon':
      return `the colon is a full-width one (${value ?? ''}): write a half-width colon and a blank, as in ${key}: value`;
    case 'unknownKey':
      return `there is no key ${key}${nearest === null ? may && `; known: ${may}` : suggestion(nearest)}`;
    case 'missingKey':
      return `${key} is missing${may && ` (${may})`}`;
    case 'more':
      return `… and ${value ?? ''} more: this is probably the wrong file`;
    case 'notAllowed':
      return `${key} cannot be ${value ?? 'empty'}${may && `; allowed: ${may}`}${suggestion(nearest)}`;
  }
}

export const suggestion = (nearest: string | null): string =>
  nearest === null ? '' : `; did you mean ${nearest}?`;
