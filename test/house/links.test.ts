import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { globSync } from 'tinyglobby';
import { describe, expect, it } from 'vitest';

const PAGES = globSync(['*.md', 'docs/**/*.md', 'test/cases/*.md', 'bench/*.md']);

/** Targets of links and pictures inside the project. */
const targetsOf = (page: string): string[] =>
  [...readFileSync(page, 'utf8').matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => decodeURI(target.split('#')[0] ?? ''))
    .filter((target) => target !== '' && !/^[a-z]+:/.test(target));

describe('the pages of the project lead somewhere', () => {
  it('there are pages, and links on them', () => {
    expect(PAGES).toContain('docs/definitions/README.md');
    expect(targetsOf('docs/definitions/README.md')).toContain('items.csv');
  });

  it.each(PAGES)('%s has no dead link', (page) => {
    const dead = targetsOf(page).filter((target) => !existsSync(join(dirname(page), target)));
    expect(dead).toEqual([]);
  });
});
