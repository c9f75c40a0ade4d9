import { argumentText, examplesOf, optionText } from '../../locales/usage.js';
import type { HelpWords, VerbName } from '../../locales/zh/help.js';
import { fullOption } from '../options/declare.js';
import type { Verb } from '../options/verb.js';

/** The program's manual as `man` reads it (man-pages(7)), from the texts of its help. */
export function manPage(
  help: HelpWords,
  verbs: readonly (readonly [VerbName, Verb])[],
  version: string,
): string {
  const { man } = help;
  return `${[
    `.TH ZENGSHOU 1 "" "zengshou ${version}"`,
    section(man.name),
    `zengshou \\- ${said(help.program)}`,
    section(man.synopsis),
    `.B zengshou`,
    said(`${help.command} ${help.options}`),
    section(man.verbs),
    ...verbs.flatMap(([name, verb]) => verbText(name, verb, help)),
    section(man.exits),
    ...Object.entries({ ...help.exits.codes, ...man.codes }).flatMap(entry),
    section(man.environment),
    ...Object.entries(man.variables).flatMap(entry),
    section(man.files),
    ...Object.entries(man.ownFiles).flatMap(entry),
  ].join('\n')}\n`;
}

const section = (title: string): string => `.SH ${title}`;

/** A term and what is said of it. */
const entry = ([term, text]: readonly [string, string]): string[] => [
  '.TP',
  `.B ${said(term)}`,
  said(text),
];

function verbText(name: VerbName, { argument, options, page }: Verb, help: HelpWords): string[] {
  return [
    `.SS ${said(['zengshou', name, argument].filter(Boolean).join(' '))}`,
    said(help.verbs[name].does),
    ...(argument === undefined ? [] : entry([argument, argumentText(help, name) ?? ''])),
    ...Object.values(options).flatMap((option) => {
      const { flags } = fullOption(option);
      return entry([flags, optionText(help, name, flags) ?? '']);
    }),
    '.PP',
    said(help.examples),
    '.PP',
    '.nf',
    ...examplesOf(help, name).map((example) => `    ${said(example)}`),
    '.fi',
    '.PP',
    said(help.page(page)),
  ];
}

/** A text as roff takes it for itself: no line of it is a request, no hyphen a typographic one. */
const said = (text: string): string =>
  text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/^(?=[.'])/u, '\\&');
