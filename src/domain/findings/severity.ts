/** How much a finding weighs, the gravest first. */
export const SEVERITIES = ['error', 'warning', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** The severity of a finding of which nothing else is known. */
export const MILDEST: Severity = SEVERITIES[2];
