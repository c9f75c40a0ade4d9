import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnsweredQuestion, ShownRow } from '../../../src/domain/findings/match-answer.js';
import { LIKENESSES } from '../../../src/domain/names/likeness.js';
import { HEADERS, MATCHES_SHEET } from '../../../src/forms/matches/layout.js';
import { readMatches } from '../../../src/forms/matches/read.js';
import { matchesWorkbook } from '../../../src/forms/matches/write.js';
import { FIRST_ROW, HEADER_ROW } from '../../../src/forms/sheet/rows.js';
import { openFile } from '../../../src/intake/open/index.js';

const OPTIONS = { lang: 'zh', township: '北张乡' } as const;

const shown = (parts: Partial<ShownRow> = {}): ShownRow => ({
  village: '北张村',
  id: '14990010003',
  head: '王建国',
  idNumber: '149900********123X',
  persons: 3,
  place: '上年/北张村.xlsx!Sheet1!7',
  ...parts,
});

const question = (parts: Partial<AnsweredQuestion> = {}): AnsweredQuestion => ({
  likenesses: ['idNumber', 'homophone'],
  prior: shown(),
  current: shown({ head: '王健国', place: '本年/北张村.xlsx!Sheet1!9' }),
  other: null,
  answer: null,
  who: null,
  note: null,
  state: 'open',
  ...parts,
});

async function readBack(questions: readonly AnsweredQuestion[]) {
  const bytes = await matchesWorkbook(questions, OPTIONS);
  const { sheets } = await openFile('疑似匹配.xlsx', bytes);
  return readMatches('疑似匹配.xlsx', sheets);
}

describe('疑似匹配表', () => {
  it('写出再读回,问的是同样的户,答的是同样的话', async () => {
    const text = fc.option(
      fc.string({ minLength: 1, maxLength: 20 }).map((s) => `文${s.trim()}`),
      {
        nil: null,
      },
    );
    const household = fc.record({
      village: fc.constantFrom('北张村', '南安镇 北张村'),
      id: text,
      head: fc.constantFrom('王建国', '=1+1', '@甲', '__proto__'),
      idNumber: fc.constantFrom(null, '149900********123X'),
      persons: fc.integer({ min: 1, max: 30 }),
      place: fc.constant('上年/北张村.csv!7'),
    });
    const asked = fc.record({
      likenesses: fc.subarray([...LIKENESSES], { minLength: 1 }),
      prior: household,
      current: household,
      other: text,
      answer: fc.constantFrom(null, '是', '否', '不清楚'),
      who: text,
      note: text,
      state: fc.constantFrom('open' as const, 'unclear' as const, 'confirmed' as const),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(asked, { maxLength: 5 }), async (questions) => {
        const answers = (await readBack(questions)) ?? [];
        expect(answers).toHaveLength(questions.length);
        for (const [n, { state: _state, ...asked }] of questions.entries()) {
          expect(answers[n]).toMatchObject(asked);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('同样的问题,同样的字节', async () => {
    const [one, other] = await Promise.all([
      matchesWorkbook([question()], OPTIONS),
      matchesWorkbook([question()], OPTIONS),
    ]);
    expect(Buffer.compare(one, other)).toBe(0);
  });

  it('答复有下拉列表,其余各列锁定', async () => {
    const book = new ExcelJS.Workbook();
    const bytes = await matchesWorkbook([question()], OPTIONS);
    await book.xlsx.load(bytes.buffer as ArrayBuffer);
    const sheet = book.getWorksheet(MATCHES_SHEET);
    const headers = (sheet?.getRow(HEADER_ROW).values ?? []) as unknown[];
    const answer = sheet?.getCell(FIRST_ROW, headers.indexOf(HEADERS.answer));
    expect(answer?.dataValidation).toMatchObject({ type: 'list', formulae: ['"是,否"'] });
    expect(answer?.protection).toMatchObject({ locked: false });
    const head = sheet?.getCell(FIRST_ROW, headers.indexOf(HEADERS['prior.head']));
    expect(head?.protection?.locked ?? true).toBe(true);
  });

  it('完整的证件号码不会写出去', async () => {
    const whole = '14990019900101123X';
    const bytes = await matchesWorkbook([question({ prior: shown({ id: whole }) })], OPTIONS);
    const { sheets } = await openFile('疑似匹配.xlsx', bytes);
    expect(JSON.stringify(sheets)).not.toContain(whole);
  });

  it('别的表不是疑似匹配表', async () => {
    const { sheets } = await openFile('a.csv', new TextEncoder().encode('户,原值\n1,2\n'));
    expect(readMatches('a.csv', sheets)).toBeNull();
  });

  it('不写是哪两户的行不读', async () => {
    const nobody = shown({ id: null, head: null, idNumber: null });
    expect(await readBack([question({ prior: nobody }), question()])).toHaveLength(1);
  });
});
