import {
  EXIT,
  type ExitCode,
  ExpectedFailure,
  type FailureCode,
} from '../../domain/findings/failure.js';
import { maskWithin } from '../../domain/masking.js';
import { refusedByDisk } from '../../files/disk.js';
import { findingText, type Lang, type Sentences, sentences } from '../../locales/index.js';
import { inSources } from './places.js';
import type { Shell } from './shell.js';
import { harmless } from './width.js';

/**
 * The one place where an error becomes a message and an exit code: what is expected is told with
 * what to do; everything else is a bug of ours, told with what to send.
 */
export function tell(
  thrown: unknown,
  lang: Lang,
  { argv, stderr }: Pick<Shell, 'argv' | 'stderr'>,
): ExitCode {
  const words = sentences(lang);
  const error = refusedByDisk(thrown) ?? thrown;
  if (error instanceof ExpectedFailure) {
    // Masked, because what was typed may be an ID number.
    stderr.write(
      `${harmless(maskWithin(`${faultsText(error, lang)}${failureText(error, words)}`))}\n`,
    );
    return error.exitCode;
  }
  stderr.write(`${harmless(bugText(error, words, argv))}\n`);
  return EXIT.bug;
}

/** @internal */
const MOST_FAULTS = 20;

/** What is wrong with each file, above what that comes to. */
function faultsText({ params }: ExpectedFailure, lang: Lang): string {
  const faults = 'faults' in params ? params.faults : [];
  const more = sentences(lang).screen.moreFaults(faults.length - MOST_FAULTS);
  return [
    ...faults.slice(0, MOST_FAULTS).map((found) => {
      const place = [found.file, found.sheet].filter(Boolean).join(' / ');
      return `  ${place}  ${findingText(found, lang)}\n`;
    }),
    ...(faults.length > MOST_FAULTS ? [`  ${more}\n`] : []),
  ].join('');
}

/** What went wrong, without what to do. */
export const whatFailed = <C extends FailureCode>(
  { code, params }: ExpectedFailure<C>,
  { failures }: Sentences,
): string => failures[code](params).what;

/** @internal */
export function failureText<C extends FailureCode>(
  { code, params }: ExpectedFailure<C>,
  { failures, screen }: Sentences,
): string {
  const { what, todo } = failures[code](params);
  return `${screen.error}${what}\n${screen.todo}${todo}`;
}

/** Long numbers, which may be ID numbers, telephone numbers, household codes or dates of birth. */
const LONG_NUMBER = /\d{7,}[\dXx]?/g;
/** Folders of a path, which may be named after people and places; the file itself is enough. */
const FOLDERS = /(?:file:\/\/)?[^\s()'"]*[\\/]/g;
/** Names of people and villages. */
const CHINESE = /\p{Script=Han}+/gu;

const withoutPersons = (text: string): string =>
  text
    .replace(FOLDERS, '')
    .replace(CHINESE, '…')
    .replace(LONG_NUMBER, (digits) => '*'.repeat(digits.length));

function bugText(error: unknown, { screen: { bug } }: Sentences, argv: readonly string[]): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return [
    bug.what,
    bug.todo,
    `  ${bug.version}: zengshou ${ZENGSHOU_VERSION}, Node ${process.version}, ${process.platform} ${process.arch}`,
    `  ${bug.command}: ${commandShape(argv)}`,
    ...inSources(withoutPersons(stack))
      .split('\n')
      .map((line) => `  ${line}`),
  ].join('\n');
}

/** The command line without values: they may name people and places. */
function commandShape(argv: readonly string[]): string {
  const words = argv.map((word, place) => {
    if (word.startsWith('-')) return word.replace(/=.*$/s, '=…');
    return place === 0 && /^[a-z]+$/.test(word) ? word : '…';
  });
  return ['zengshou', ...words].join(' ');
}
