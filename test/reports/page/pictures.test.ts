import { describe, expect, it } from 'vitest';
import { picturesOf } from '../../../src/reports/page/pictures.js';
import { HIDDEN, type ToldPlaced, toldWhole } from '../../../src/results/told.js';
import { reportsOf } from '../build.js';

const { township } = reportsOf([
  {
    name: '武村',
    pairs: [
      {
        prior: { values: { 'wages.migrant': 12_345.67, population: 3 } },
        current: { values: { 'wages.migrant': 23_456.78, population: 3 } },
      },
    ],
  },
  { name: '无人村', pairs: [] },
]);

const drawn = async (
  groups: readonly ToldPlaced[],
  lang: 'zh' | 'en' = 'zh',
  audience: 'township' | 'public' = 'township',
) => {
  const { run, previous } = township;
  const report = { run, previous, audience, lang, unmasked: false, groups, households: [] };
  return new Map((await picturesOf(report)).map(({ name, svg }) => [name, svg]));
};

describe('网页的图另存为文件', () => {
  it('每条都写着数字，上面写着哪里、什么、哪两期；没有可比户的不画', async () => {
    const pictures = await drawn(toldWhole(township.groups));
    expect([...pictures.keys()].filter((name) => name.startsWith('武村'))).toEqual([
      '武村 各项收入',
      '武村 人均纯收入分档户数',
    ]);
    expect([...pictures.keys()].some((name) => name.startsWith('无人村'))).toBe(false);
    const svg = pictures.get('武村 各项收入') ?? '';
    for (const text of [
      '12,345.67',
      '23,456.78',
      '>武村<',
      '>各项收入（元）<',
      '上年：',
      '本年：',
    ]) {
      expect(svg).toContain(text);
    }
    expect(svg).toMatch(/^<svg xmlns="[^"]+" width="960" height="540"/);
    expect(svg).not.toMatch(/NaN|undefined|<script|<style|href/);
  });

  it('保密的写 c，没有条，说明什么是 c', async () => {
    const hidden = toldWhole(township.groups).map(
      (placed): ToldPlaced => ({
        ...placed,
        group: {
          ...placed.group,
          income: {
            ...placed.group.income,
            current: { ...placed.group.income.current, wages: HIDDEN },
          },
        },
      }),
    );
    const svg = (await drawn(hidden, 'zh', 'public')).get('武村 各项收入') ?? '';
    expect(svg).toContain('>c</text>');
    expect(svg).not.toContain('23,456.78');
    expect(svg).toContain('c 表示保密');
  });

  it('换成英文，名称也换', async () => {
    const names = [...(await drawn(toldWhole(township.groups), 'en')).keys()];
    expect(names).toContain('武村 Income by source');
  });
});
