import { describe, expect, it } from 'vitest';
import {
  DATA_FILES,
  DATA_FOLDER,
  ledgerFile,
  monthsName,
  PAPER_FILES,
  PARQUET_FILES,
  PUBLIC_FOLDER,
  QUESTIONS_FILE,
  summaryName,
  villageWorkbookFile,
  workbookFile,
} from '../../../src/domain/outcomes/files.js';

describe('names of the files that a run writes', () => {
  it('workbooks of a village, a ledger, a summary and of months, in Chinese whatever language the run speaks', () => {
    expect([
      villageWorkbookFile('北张村'),
      ledgerFile('北张村'),
      workbookFile(summaryName('北张乡')),
      workbookFile(monthsName('北张乡')),
      QUESTIONS_FILE,
      ...Object.values(PAPER_FILES),
    ]).toEqual([
      '分村/北张村.xlsx',
      '北张村帮扶台账.xlsx',
      '北张乡汇总.xlsx',
      '北张乡月度对比.xlsx',
      '疑似匹配.xlsx',
      '报告.html',
      '研判报告.docx',
    ]);
  });

  const inData = [...Object.values(DATA_FILES), ...Object.values(PARQUET_FILES)];

  it('every file for programs lies in the folder of data, under a name of its own', () => {
    expect(inData.filter((file) => !file.startsWith(`${DATA_FOLDER}/`))).toEqual([]);
    expect(new Set(inData).size).toBe(inData.length);
  });

  it('a file for people never lies in a folder that is cleared or given away with another', () => {
    const forPeople = [villageWorkbookFile('村'), QUESTIONS_FILE, ...Object.values(PAPER_FILES)];
    for (const folder of [DATA_FOLDER, PUBLIC_FOLDER])
      expect(forPeople.filter((file) => file.startsWith(`${folder}/`))).toEqual([]);
  });

  it('a table of Parquet is called like the lines that it is made of', () => {
    for (const file of Object.values(PARQUET_FILES))
      expect(Object.values(DATA_FILES)).toContain(file.replace(/\.parquet$/, '.jsonl'));
  });
});
