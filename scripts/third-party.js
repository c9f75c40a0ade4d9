import { readdirSync, readFileSync } from 'node:fs';
import { ROOT } from './esbuild-options.js';

const PACKAGE = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/;

/** Libraries that are not built as they come, as their licences want it said. */
const CHANGED = new Map([['@e965/xlsx', 'Changed here by scripts/lighter-xls.js.']]);

function entryOf(folder) {
  const { name, version, license } = JSON.parse(
    readFileSync(`${ROOT}${folder}/package.json`, 'utf8'),
  );
  const texts = readdirSync(ROOT + folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /^(licen[cs]e|copying|notice)/i.test(entry.name))
    .map((entry) => readFileSync(`${ROOT}${folder}/${entry.name}`, 'utf8').trim());
  const changed = CHANGED.get(name) ?? [];
  return [`${name} ${version} (${license ?? 'see below'})`].concat(changed, texts).join('\n\n');
}

/** The licences of the libraries that these source files belong to. */
export function thirdPartyNotice(inputs) {
  const folders = new Set(inputs.flatMap((input) => PACKAGE.exec(input)?.[0] ?? []));
  const entries = [...folders].map(entryOf).sort();
  return `${['dist/ contains these libraries:', ...entries].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}
