import { RULES } from '../../../checks/rules.js';
import type { CheckedFile } from '../../../domain/account.js';
import type { Finding } from '../../../domain/findings/finding.js';
import { findingSentences, type Lang, sentences } from '../../../locales/index.js';
import { validationWorkbook } from '../../../reports/validation.js';
import { findingJson, type ToldFinding } from '../../../results/finding.js';
import { validationCsv, validationJson, validationSarif } from '../../../results/validation.js';
import type { Against } from '../../../run/check/against.js';
import { findingRow } from '../../../run/findings.js';

/** What a check of files came to. */
export interface Checked {
  readonly files: readonly CheckedFile[];
  readonly findings: readonly Finding[];
  /** The comparison with an earlier delivery; null where none was named. */
  readonly against: Against | null;
}

type Content = string | Uint8Array;

const told = (findings: readonly Finding[], lang: Lang): ToldFinding[] =>
  findings.map((found) => ({ ...found, ...findingSentences(found, lang) }));

/** What each format makes of a check; a new format is a line here. */
export const FORMATS = {
  json: ({ files, findings, against }: Checked, lang: Lang): Content =>
    validationJson(
      files,
      told(findings, lang),
      against === null ? null : toldAgainst(against, lang),
    ),
  csv: ({ findings }: Checked, lang: Lang): Content =>
    validationCsv(told(findings, lang), sentences(lang).validate),
  xlsx: ({ files, findings }: Checked, lang: Lang): Promise<Content> =>
    validationWorkbook(
      { files, findings: findings.map((found) => findingRow(found, lang)) },
      { lang },
    ),
  sarif: ({ findings }: Checked, lang: Lang): Content => {
    const sayings = sentences(lang).findings;
    const rules = RULES.map(({ code, severity }) => ({
      code,
      severity,
      checks: sayings[code].checks,
    }));
    return validationSarif(told(findings, lang), rules, ZENGSHOU_VERSION);
  },
};

export type Format = keyof typeof FORMATS;

/** What may stand behind `--format`: `table` is for the screen, the others are written. */
export const FORMAT_NAMES: readonly ('table' | Format)[] = [
  'table',
  ...(Object.keys(FORMATS) as Format[]),
];

const toldAgainst = ({ fixed, lost, still, fresh, ...rest }: Against, lang: Lang) => {
  const json = (findings: readonly Finding[]) => told(findings, lang).map(findingJson);
  return {
    ...{ fixed: json(fixed), lost: json(lost), still: json(still), new: json(fresh) },
    ...rest,
  };
};
