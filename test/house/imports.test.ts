import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withRooms } from '../../scripts/house/rooms.js';

/**
 * The data goes one way (biome.json, "overrides"). Planted violations show that the rules bite:
 * a rule that nothing can break would guard nothing.
 */
const uses = (from: string) => `import { x } from '${from}';\nexport const y = x;\n`;
const types = (from: string) => `import type { x } from '${from}';\nexport type y = x;\n`;
const lazily = (from: string) => `export const y = () => import('${from}');\n`;
const names = (global: string) => `export const y = ${global};\n`;

const PURE = ['domain', 'intake', 'checks', 'analysis'];

/** What is planted where, the rule that must answer (null: none), and what that says. */
const PLANTED: readonly (readonly [string, string, string | null, string])[] = [
  ['domain', uses('../intake/sheet.js'), 'noRestrictedImports', 'domain stands on no other room'],
  ['domain', uses('yaml'), 'noRestrictedImports', 'domain knows no library but zod'],
  ['intake/open', uses('../../checks/a.js'), 'noRestrictedImports', 'intake knows no checks'],
  ['checks', uses('../analysis/a.js'), 'noRestrictedImports', 'checks know no analysis'],
  ['analysis/factors', uses('../../files/a.js'), 'noRestrictedImports', 'analysis reads no file'],
  ['analysis', lazily('../locales/zh.js'), 'noRestrictedImports', 'analysis has no sentences'],
  ['results', uses('../reports/a.js'), 'noRestrictedImports', 'results know no reports'],
  ['reports', uses('../intake/a.js'), 'noRestrictedImports', 'reports see no input'],
  ['files', uses('../cli/errors.js'), 'noRestrictedImports', 'only cli stands on cli'],
  ['run', uses('../cli/errors.js'), 'noRestrictedImports', 'a run knows no screen'],
  ['results', uses('../run/a.js'), 'noRestrictedImports', 'a room knows no run'],
  ['sample', uses('chalk'), 'noRestrictedImports', 'colour is on the screen only'],
  ['cli/commands', uses('../../../test/a.js'), 'noRestrictedImports', 'nothing stands on a test'],
  ['analysis', uses('./cycle.js'), 'noImportCycles', 'no file stands on itself by a detour'],
  ['checks', types('./cycle.js'), 'noImportCycles', 'nor by a detour of types alone'],
  ...PURE.flatMap((room) => [
    [room, uses('node:fs'), 'noNodejsModules', `${room} uses no Node module`] as const,
    [room, lazily('node:fs'), 'noNodejsModules', `${room} loads none later either`] as const,
    [room, names('Buffer'), 'noRestrictedGlobals', `${room} uses no Buffer`] as const,
    [room, names('process'), 'noRestrictedGlobals', `${room} does not ask the process`] as const,
  ]),
  ['domain', uses('./money.js'), null, 'domain stands on itself'],
  ['domain', uses('zod'), null, 'domain stands on zod'],
  ['intake/open', uses('../../domain/money.js'), null, 'intake stands on domain'],
  ['reports', uses('../locales/zh.js'), null, 'reports take their words from locales'],
  ['cli/commands', uses('../../analysis/compare.js'), null, 'cli calls the analysis'],
];

/** How the file that closes a circle differs from the one that begins it. */
const BACK: Readonly<Record<string, (place: number) => string>> = {
  cycle: (place) => `planted${place}`,
  x: () => 'y',
  y: () => 'x',
};

const pathOf = (place: number) => `src/${PLANTED[place]?.[0]}/planted${place}.ts`;

describe('import directions', () => {
  it('the linter holds the table of rooms', () => {
    const config = JSON.parse(readFileSync('biome.json', 'utf8'));
    expect(withRooms(config)).toEqual(config);
  });

  const root = mkdtempSync(join(tmpdir(), 'zengshou-imports-'));
  let report: { category: string; location: { path: string } }[] = [];

  const plant = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };

  beforeAll(() => {
    const config = JSON.parse(readFileSync('biome.json', 'utf8'));
    plant('biome.json', JSON.stringify({ ...config, $schema: undefined, vcs: undefined }));
    PLANTED.forEach(([, text], place) => {
      plant(pathOf(place), text);
    });
    PLANTED.forEach(([room, text, rule], place) => {
      if (rule !== 'noImportCycles') return;
      const back = text.replaceAll(/cycle|\bx\b|\by\b/gu, (word) => BACK[word]?.(place) ?? word);
      plant(`src/${room}/cycle.ts`, back);
    });
    const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');
    const { stdout } = spawnSync(
      process.execPath,
      [biome, 'lint', '--reporter=json', '--max-diagnostics=none', 'src'],
      { cwd: root, encoding: 'utf8' },
    );
    report = JSON.parse(stdout).diagnostics;
  });

  afterAll(() => rmSync(root, { recursive: true }));

  it.each(PLANTED.map(([, , rule, title], place) => ({ title, rule, place })))(
    '$title',
    ({ rule, place }) => {
      const broken = report
        .filter(({ location }) => location.path === pathOf(place))
        .map(({ category }) => category.split('/').at(-1));
      if (rule === null) expect(broken).toEqual([]);
      else expect(broken).toContain(rule);
    },
  );
});
