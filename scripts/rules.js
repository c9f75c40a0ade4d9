/** Writes docs/rules.md from the rules, their sentences and the default policy. */
import { writeFileSync } from 'node:fs';
import { parse } from 'yaml';
import { rules as en } from '../src/locales/en/rules.ts';
import { rules as zh } from '../src/locales/zh/rules.ts';
import defaultPolicy from '../src/policy/default.yaml';
import { rulesPage } from './house/rules-page.ts';

writeFileSync('docs/rules.md', rulesPage([zh, en], parse(defaultPolicy)));
