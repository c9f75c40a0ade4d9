import { resolve } from 'node:path';
import { EXIT, type ExitCode } from '../../domain/findings/failure.js';
import { layOut, type Piece } from '../../files/lay-out.js';
import { shownPath } from '../../files/shown-names.js';
import { DEFAULT_POLICY } from '../../policy/load.js';
import { PROJECT_FILE } from '../options/project.js';
import { SCREEN } from '../options/shared.js';
import { refuseStream } from '../options/single/target.js';
import { type Flags, verb } from '../options/verb.js';
import { openScreen } from '../screen/screen.js';
import type { Shell } from '../screen/shell.js';
import projectText from './zengshou.yaml';

const POLICY_HEAD = `# 本地政策口径：只写与默认不同的项。
# 行首紧跟 # 的是默认设置，不起作用；要改哪一项，去掉它（和它上级）行首的 #，再改数。
`;

/**
 * Every setting commented out, by a # without a space: what is not touched stays the default.
 * @internal
 */
export const commentedOut = (policy: string): string =>
  policy.replace(/^(?=[^#\s]| +[^#\s])/gm, '#');

const PIECES: readonly Piece[] = [
  { name: PROJECT_FILE, text: projectText },
  { name: 'policy.yaml', text: `${POLICY_HEAD}\n${commentedOut(DEFAULT_POLICY.text)}` },
  { name: '上年', text: null },
  { name: '本年', text: null },
  { name: '台账', text: null },
];

export const init = verb({
  page: 'README.md',
  argument: '[dir]',
  options: SCREEN,
  run: (dir = '.', flags, shell) => run(dir, flags, shell),
});

/** Lays out a working folder; what is there stays. */
function run(dir: string, flags: Flags<typeof SCREEN>, shell: Shell): ExitCode {
  refuseStream('zengshou init', dir, 'folder');
  const folder = resolve(shell.folder, dir);
  const shown = shownPath(folder, shell.folder);
  const screen = openScreen(flags, shell);
  const { init: words } = screen.words.screen;
  const here = shown === '.';
  const at = (name: string): string => (here ? name : `${shown}/${name}`);
  for (const { name, made } of layOut(folder, shown, PIECES)) {
    screen.note(made ? words.made(at(name)) : words.kept(at(name)));
  }
  for (const line of words.next(at, here ? null : shown)) screen.note(line);
  return EXIT.done;
}
