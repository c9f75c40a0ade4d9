import { expect, it } from 'vitest';
import { heldBack, openScreen } from '../../../src/cli/screen/screen.js';
import { shellFor } from '../shell.js';

it('先存着的话，到时候照原来的先后说；在那以前一句也不说', () => {
  const shell = shellFor([]);
  const screen = openScreen({}, shell);
  const said: string[] = [];
  const held = heldBack({
    ...screen,
    print: (text) => void said.push(`out ${text}`),
    note: (text) => void said.push(`note ${text}`),
    warn: (text) => void said.push(`err ${text}`),
  });
  held.screen.print('甲');
  held.screen.warn('乙');
  held.screen.note('丙');
  held.screen.print('丁');
  expect(said).toEqual([]);
  held.show();
  expect(said).toEqual(['out 甲', 'err 乙', 'note 丙', 'out 丁']);
});
