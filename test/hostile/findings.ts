import { FINDING_CODES } from '../../src/domain/findings/codes.js';
import type { Finding } from '../../src/domain/findings/finding.js';
import { LANGS } from '../../src/locales/index.js';
import { findingLine } from '../../src/run/findings.js';
import { promise } from './promise.js';

const CODES: ReadonlySet<string> = new Set(FINDING_CODES);

/**
 * An ID number of 18 characters that is not masked, full-width figures too; as a part of a longer
 * run of figures it is none, but for a disability certificate's 20 or 22.
 */
const ID_NUMBER =
  /(?<![\d０-９])[\d０-９]{6}(?:19|20|１９|２０)[\d０-９]{2}(?:0[1-9]|1[0-2]|０[１-９]|１[０-２])(?:[0-2]\d|3[01]|[０-２][０-９]|３[０１])[\d０-９]{3}[\dXx０-９Ｘｘ](?:[\d０-９]{2}|[\d０-９]{4})?(?![\d０-９])/u;
/** What a sentence shows that was put together from nothing. */
const NOTHING = /undefined|\[object|NaN/;

/** So many are looked at one by one; a file can have a million. */
const ALL_OF = 2_000;
const THEN_EVERY = 97;

/** Every finding has a sentence in both languages and no ID number in it. */
export function examineFindings(findings: readonly Finding[]): void {
  for (let n = 0; n < findings.length; n += n < ALL_OF ? 1 : THEN_EVERY) {
    const found = findings[n];
    if (found !== undefined) examineFinding(found);
  }
}

/** Words of the file itself, which may be those. */
const quotedIn = ({ value, params }: Finding): string => JSON.stringify([value, params]);

function examineFinding(found: Finding): void {
  promise(CODES.has(found.code), `${found.code} is no code`);
  for (const lang of LANGS) {
    const line = findingLine(found, lang);
    promise(!ID_NUMBER.test(line), `${found.code} shows an ID number: ${line}`);
    const { message, suggestion } = JSON.parse(line) as Record<'message' | 'suggestion', string>;
    promise(message !== '' && suggestion !== '', `${found.code} has no sentence (${lang})`);
    const isWhole = !NOTHING.test(message) || NOTHING.test(quotedIn(found));
    promise(isWhole, `${found.code}: ${lang} sentence without its values`);
  }
}
