import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

/** A house in which people find their way: no file and no folder that nobody can look over. */
const MOST_LINES = 300;
const MOST_FILES = 20;
const MOST_LINES_OF_A_FUNCTION = 60;
/** Whoever reads a file has to know what it stands on. */
const MOST_IMPORTS = 25;

const FILES = readdirSync('src', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map(({ parentPath, name }) => join(parentPath, name));

const linesOf = (text: string): number => text.split('\n').length - 1;
const importsOf = (text: string): number =>
  [...text.matchAll(/^(?:import|export)\b[^;]*? from '[^']+';$/gmu)].length;

describe('sizes of the house', () => {
  it('looks at the whole house', () => {
    expect(FILES.length).toBeGreaterThan(500);
    expect(FILES).toContain(join('src', 'domain', 'catalog.ts'));
  });

  it(`no file has more than ${MOST_LINES} lines`, () => {
    const long = FILES.map((path) => [path, linesOf(readFileSync(path, 'utf8'))] as const);
    expect(long.filter(([, lines]) => lines > MOST_LINES)).toEqual([]);
  });

  it(`no folder has more than ${MOST_FILES} files side by side`, () => {
    const counts = new Map<string, number>();
    for (const path of FILES) counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1);
    expect([...counts].filter(([, files]) => files > MOST_FILES)).toEqual([]);
  });

  it(`no file imports from more than ${MOST_IMPORTS} others`, () => {
    const counts = FILES.map((path) => [path, importsOf(readFileSync(path, 'utf8'))] as const);
    expect(counts.filter(([, imports]) => imports > MOST_IMPORTS)).toEqual([]);
    expect(Math.max(...counts.map(([, imports]) => imports))).toBeGreaterThan(15);
  });

  it('names of files and folders are in kebab-case', () => {
    const odd = FILES.flatMap((path) => path.split(/[\\/]/u)).filter(
      (name) => !/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.d)?(?:\.ts)?$/u.test(name),
    );
    expect([...new Set(odd)]).toEqual([]);
  });
});

describe('sizes of functions, which the linter counts', () => {
  const root = mkdtempSync(join(tmpdir(), 'zengshou-sizes-'));
  const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');
  const body = (lines: number) => '  x();\n'.repeat(lines);

  const found = (path: string, text: string): string => {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), text);
    const { vcs: _, ...config } = JSON.parse(readFileSync('biome.json', 'utf8'));
    writeFileSync(join(root, 'biome.json'), JSON.stringify({ ...config, $schema: undefined }));
    const args = ['lint', '--only=complexity/noExcessiveLinesPerFunction', path];
    const { stdout, stderr } = spawnSync(process.execPath, [biome, ...args], {
      cwd: root,
      encoding: 'utf8',
    });
    return stdout + stderr;
  };
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it.each([
    [MOST_LINES_OF_A_FUNCTION, false],
    [MOST_LINES_OF_A_FUNCTION + 1, true],
  ])('of %i lines', (lines, isLong) => {
    const text = `export function f(x: () => void): void {\n${body(lines)}}\n`;
    expect(found('src/domain/planted.ts', text).includes('noExcessiveLinesPerFunction')).toBe(
      isLong,
    );
  });
});
