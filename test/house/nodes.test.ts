import { describe, expect, it } from 'vitest';
import { problemIn } from '../../scripts/nodes/fetch.js';

const said = (code: string): string =>
  JSON.stringify({ error: { code, summary: 'why', detail: '' } });

describe('a version of Node that could not be fetched', () => {
  it.each(['ENOTFOUND', 'ECONNREFUSED', 'ETIMEDOUT', 'EAI_AGAIN', 'E503'])(
    'is skipped where the registry cannot be reached (%s)',
    (code) => {
      expect(problemIn(said(code))).toEqual({ unreachable: code });
    },
  );

  it.each(['ETARGET', 'E404', 'EINTEGRITY', 'ENOSPC'])('is a failure otherwise (%s)', (code) => {
    expect(problemIn(said(code))).toEqual({ failure: `${code} why` });
  });

  it('is a failure where npm ends without a word', () => {
    expect(problemIn('')).toEqual({ failure: 'npm said nothing' });
  });
});
