import { FIXED_CODES, type FindingCode } from '../domain/findings/codes.js';
import type { Severity } from '../domain/findings/severity.js';
import type { PolicyFile } from '../domain/schemas/policy-file.js';
import { BOUNDS } from './bounds.js';
import type { Origin, Source } from './rule.js';
import { RULES } from './rules.js';

/** The words of one language for the list of rules; the sentences are in the locales. */
export interface RuleWords {
  readonly title: string;
  readonly headings: Readonly<
    Record<'code' | 'severity' | 'checks' | 'bounds' | 'origin' | 'source', string>
  >;
  readonly severities: Readonly<Record<Severity | 'off', string>>;
  readonly origins: Readonly<Record<Origin, string>>;
  readonly sources: Readonly<Record<Source, string>>;
  readonly checks: (code: FindingCode) => string;
}

/** A rule as `zengshou rules` lists it. */
export interface RuleRow {
  readonly code: FindingCode;
  /** The severity of the policy, else the default. */
  readonly severity: Severity | 'off';
  /** No policy can change the severity. */
  readonly fixed: boolean;
  /** What the rule demands; the finding says that it is not so. */
  readonly checks: string;
  readonly origin: Origin;
  readonly source: string;
  /** Key in the policy and its value, in yuan, months or percent; empty where none is set. */
  readonly bounds: readonly { readonly key: string; readonly value: string }[];
}

type RulePolicy = Pick<PolicyFile, 'bounds' | 'monitoringLine' | 'severities'>;

/** All rules in their order, with the bounds and severities of the policy. */
export const rulesTable = (words: RuleWords, policy: RulePolicy): readonly RuleRow[] =>
  RULES.map(({ code, severity, origin, source, bounds = [] }) => ({
    code,
    severity: policy.severities[code] ?? severity,
    fixed: FIXED_CODES.has(code),
    checks: words.checks(code),
    origin,
    source: words.sources[source],
    bounds: bounds.map((bound) => ({ key: BOUNDS[bound].key, value: BOUNDS[bound].text(policy) })),
  }));

export const boundsText = ({ bounds }: RuleRow): string =>
  bounds.map(({ key, value }) => (value === '' ? key : `${key}: ${value}`)).join('; ');

const line = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;

/** The list as a Markdown table under its title. */
export function rulesMarkdown(rows: readonly RuleRow[], words: RuleWords): string {
  const { headings } = words;
  const titles = [
    headings.code,
    headings.severity,
    headings.checks,
    headings.bounds,
    headings.origin,
    headings.source,
  ];
  return [
    `## ${words.title}`,
    '',
    line(titles),
    line(titles.map(() => '---')),
    ...rows.map((row) =>
      line([
        `\`${row.code}\``,
        words.severities[row.severity],
        row.checks,
        boundsText(row),
        words.origins[row.origin],
        row.source,
      ]),
    ),
    '',
  ].join('\n');
}
