import type { AnswerState } from '../../../domain/findings/match-answer.js';
import type { Likeness } from '../../../domain/names/likeness.js';

/** The words of the sheet 疑似匹配. */
export const matches = {
  title: (township: string): string => `${township}疑似匹配核对表`,
  place: (open: number, all: number): string => `共 ${all} 条，待答复 ${open} 条`,
  hint: '上年和本年没有匹配、但可能是同一户的。绿色表头的各列由核对人填写：是同一户（分户、并户的，情况属实）选“是”，否则选“否”。填好后下次运行加 --matches 本文件。',
  likenesses: {
    sameId: '户编号相同，证件号码或户主对不上',
    idNumber: '证件号码只差一两位',
    sameName: '同村同名',
    elsewhere: '同名，在另一个村',
    homophone: '同村，姓名同音',
    similarName: '同村，姓名差一字',
    split: '可能是分户',
    merged: '可能是并户',
  } satisfies Record<Likeness, string>,
  states: {
    open: '待答复',
    confirmed: '已采用：是',
    denied: '已采用：否',
    unclear: '没有采用：只能填“是”或“否”',
    conflict: '没有采用：与别的答复或匹配矛盾',
    unused: '没有用到：找不到这两户',
  } satisfies Record<AnswerState, string>,
  alertTitle: '填写有误',
  prompts: {
    answer: '从列表中选择：是、否。没有核实清楚的不填。',
    who: '核对人的姓名。',
    note: '怎样核实的，不超过300字。',
  },
};

export type MatchesWords = typeof matches;
