import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { byUrgency } from '../../../src/reports/order.js';
import { townshipPage } from '../../../src/reports/page/page.js';
import { toldWhole } from '../../../src/results/told.js';
import { folderWith } from '../../files/temporary.js';
import { reportsOf, sampleVillages } from '../build.js';
import { HAS_BROWSER } from './browser.js';

const require = createRequire(import.meta.url);
// The package holds it for Linux on x64 alone; what it stands on comes with the browser of the system.
const CAN_RUN = HAS_BROWSER && process.platform === 'linux' && process.arch === 'x64';

/** Does what a reader does, and leaves what came of it as the only text of the page. */
const PROBE = `
var said = [];
window.addEventListener('error', function (event) { said.push(String(event.message)); });
var all = function (selector) { return Array.prototype.slice.call(document.querySelectorAll(selector)); };
var texts = function (selector) { return all(selector).map(function (one) { return one.textContent; }); };
var told = { agent: navigator.userAgent, names: texts('#villages tbody th') };
all('#villages thead th:nth-child(2) button')[0].click();
told.sorted = texts('#villages tbody td:nth-child(2)');
var choose = document.getElementById('choose');
choose.value = 'g1';
choose.dispatchEvent(new Event('change'));
setTimeout(function () {
  told.chosen = all('.group').filter(function (one) { return one.getClientRects().length > 0; })
    .map(function (one) { return one.id; });
  told.villages = texts('#list tbody td:first-child');
  var warning = document.getElementById('warning');
  warning.value = warning.options[warning.options.length - 1].value;
  warning.dispatchEvent(new Event('change'));
  told.warnings = texts('#list tbody td:nth-child(6)');
  told.chart = all('#g1 .chart')[0].getBoundingClientRect().height;
  told.isWithin = document.documentElement.scrollWidth <= document.documentElement.clientWidth;
  told.said = said;
  document.body.textContent = JSON.stringify(told);
}, 100);`;

interface Told {
  readonly agent: string;
  readonly names: readonly string[];
  readonly sorted: readonly string[];
  readonly chosen: readonly string[];
  readonly villages: readonly string[];
  readonly warnings: readonly string[];
  readonly chart: number;
  readonly isWithin: boolean;
  readonly said: readonly string[];
}

describe.skipIf(!CAN_RUN)('报告.html 在 Windows 7 能装的最后一版 Chromium 里', () => {
  async function toldBy(): Promise<Told> {
    const folder = folderWith();
    const browser = join(folder, 'chromium');
    const packed = readFileSync(require.resolve('@sparticuz/chromium/bin/chromium.br'));
    writeFileSync(browser, brotliDecompressSync(packed), { mode: 0o700 });
    const { township: report } = reportsOf(sampleVillages(3, 25, 6));
    const pieces = await townshipPage({
      ...{ run: report.run, audience: 'township', lang: 'zh', unmasked: false },
      groups: toldWhole(report.groups),
      households: byUrgency(report.households),
      previous: null,
    });
    const hash = createHash('sha256').update(PROBE).digest('base64');
    const page = join(folder, 'page.html');
    writeFileSync(
      page,
      Buffer.concat([...pieces])
        .toString()
        .replace("script-src '", `script-src 'sha256-${hash}' '`)
        .replace('</body>', () => `<script>${PROBE}</script></body>`),
    );
    const flags = ['--no-sandbox', '--no-zygote', '--disable-gpu', '--virtual-time-budget=10000'];
    const run = [...flags, '--window-size=360,740', '--dump-dom', `file://${page}`];
    // The browser may end before a timer of the page where the machine is busy.
    for (let left = 3; left > 0; left -= 1) {
      const dom = execFileSync(browser, run, { stdio: ['ignore', 'pipe', 'ignore'] }).toString();
      const [, text] = /<body>(\{.*\})<\/body>/su.exec(dom) ?? [];
      if (text !== undefined) return JSON.parse(text);
    }
    throw new Error('the page has told nothing');
  }

  it('不出错，没有横向溢出；排序、选村、筛选都照样', async () => {
    const told = await toldBy();
    expect(told.agent).toContain('Chrome/109.');
    expect(told.said).toEqual([]);
    expect(told.isWithin).toBe(true);
    expect(told.chart).toBeGreaterThan(50);
    expect(told.names).toHaveLength(3);
    const figures = told.sorted.map(Number);
    expect(figures).toEqual([...figures].sort((a, b) => a - b));
    expect(told.chosen).toEqual(['g1']);
    expect(new Set(told.villages)).toEqual(new Set([told.names[0]]));
    expect(new Set(told.warnings).size).toBe(1);
    expect(told.warnings.length).toBeLessThan(told.villages.length);
  }, 120_000);
});
