import { describe, expect, it } from 'vitest';
import {
  DEFAULT_SEVERITIES,
  FINDING_CODES,
  type FindingCode,
} from '../../src/domain/findings/codes.js';
import { acceptFixtures } from './fixtures/accept.js';
import { cardsFixtures } from './fixtures/cards.js';
import type { Fixture } from './fixtures/case.js';
import { elsewhereFixtures } from './fixtures/elsewhere.js';
import { householdFixtures } from './fixtures/household.js';
import { matchesFixtures } from './fixtures/matches.js';
import { membersFixtures } from './fixtures/members.js';
import { partsFixtures } from './fixtures/parts.js';
import { readingFixtures } from './fixtures/reading.js';
import { rollupFixtures } from './fixtures/rollup.js';
import { yearsFixtures } from './fixtures/years.js';

/** Reserved: every version of Excel's binary format is read, so nothing is too old. */
const NEVER = 'file.legacyFormat';

/** Two fixtures for every code: one without them does not compile. */
const FIXTURES: Readonly<Record<Exclude<FindingCode, typeof NEVER>, Fixture>> = {
  ...readingFixtures,
  ...membersFixtures,
  ...partsFixtures,
  ...householdFixtures,
  ...yearsFixtures,
  ...cardsFixtures,
  ...acceptFixtures,
  ...matchesFixtures,
  ...elsewhereFixtures,
  ...rollupFixtures,
};

const isAsked = (code: FindingCode): code is keyof typeof FIXTURES => code !== NEVER;

describe('每条规则都有找得出的错例和放过的对例', () => {
  it.each(FINDING_CODES.filter(isAsked))('%s', async (code) => {
    const fixture: Fixture | undefined = FIXTURES[code];
    expect(fixture, `${code} has no fixtures in test/checks/fixtures`).toBeDefined();
    const severities = async (side: keyof Fixture) =>
      (await fixture[side]()).flatMap((found) => (found.code === code ? [found.severity] : []));
    expect(new Set(await severities('failing'))).toEqual(new Set([DEFAULT_SEVERITIES[code]]));
    expect(await severities('passing')).toEqual([]);
  });

  it('没有规则以外的例子', () => {
    const codes = new Set<string>(FINDING_CODES);
    expect(Object.keys(FIXTURES).filter((code) => !codes.has(code))).toEqual([]);
  });
});
