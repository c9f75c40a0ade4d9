import { withSeverities } from '../../../checks/severities.js';
import type { Finding } from '../../../domain/findings/finding.js';
import type { Policy } from '../../../domain/policy.js';
import type { Batch } from '../../../intake/batch/batch.js';
import type { InputFile } from '../read-file.js';
import { type HiddenParts, withHidden } from './hidden.js';
import type { Leaving } from './leaving.js';
import { withWhose } from './whose.js';

/** What of a reading tells how its findings leave. */
export interface ToldReading {
  readonly input: Pick<InputFile, 'name' | 'year'>;
  readonly hidden?: readonly HiddenParts[];
}

/** Where findings come from, and how they leave. */
interface Telling {
  readonly readings: readonly ToldReading[];
  readonly batch: Pick<Batch, 'prior' | 'current' | 'villageAt'>;
  readonly leaving: Pick<Leaving, 'finding'>;
  readonly policy: Policy;
}

/** Findings with their household, village and severity, and without the numbers of people. */
export const toldFindings = (
  findings: readonly Finding[],
  { readings, batch, leaving, policy }: Telling,
): readonly Finding[] =>
  withSeverities(
    withWhose(withHidden(findings, readings), batch).map((found) =>
      leaving.finding({ ...found, village: batch.villageAt(found) }),
    ),
    policy,
  );

/** The same; what is found in a file that was given for both years is said once. */
export const toldOnce = (findings: readonly Finding[], telling: Telling): readonly Finding[] =>
  toldFindings(saidOfBothYears(telling.readings, findings), telling);

function saidOfBothYears(
  readings: readonly ToldReading[],
  findings: readonly Finding[],
): readonly Finding[] {
  const prior = new Set(
    readings.flatMap(({ input: { year, name } }) => (year === 'prior' ? [name] : [])),
  );
  const both = new Set(
    readings.flatMap(({ input: { year, name } }) =>
      year === 'current' && prior.has(name) ? [name] : [],
    ),
  );
  const said = new Set<string>();
  return findings.filter((found) => {
    if (!both.has(found.file ?? '')) return true;
    const text = JSON.stringify(found);
    return !said.has(text) && said.add(text);
  });
}
