import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

interface Lock {
  readonly packages: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;

it('the lock file says what is installed, byte by byte, and leaves open from where', () => {
  const libraries = Object.entries(packages).filter(([path]) => path !== '');
  expect(libraries.length).toBeGreaterThan(100);
  expect(libraries.filter(([, entry]) => 'resolved' in entry)).toEqual([]);
  expect(libraries.filter(([, entry]) => typeof entry.integrity !== 'string')).toEqual([]);
});

it('the other versions of Node are no part of the project', () => {
  expect(Object.keys(packages).filter((path) => /\/node-(linux|darwin|win)-/.test(path))).toEqual(
    [],
  );
});
