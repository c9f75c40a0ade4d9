import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { writeTarget } from '../../../../src/cli/options/single/target.js';

const CONTENT = '{"path":"村\u202ex.xlsx"}\r\n';

it('a terminal shows what turns the direction of text, a pipe gets every byte', () => {
  expect(writtenTo({ isTTY: true })).toBe('{"path":"村\\u202ex.xlsx"}\n');
  expect(writtenTo({})).toBe(CONTENT);
});

function writtenTo(kind: { readonly isTTY?: true }): string {
  const stdout = Object.assign(new PassThrough({ encoding: 'utf8' }), kind);
  expect(writeTarget('-', CONTENT, { stdout, folder: '.' })).toBeNull();
  return String(stdout.read());
}
