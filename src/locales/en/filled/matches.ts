import type { MatchesWords } from '../../zh/filled/matches.js';
import { matches as zh } from '../../zh/filled/matches.js';
import { counted } from '../count.js';

export const matches: MatchesWords = {
  title: (township) => `${township}疑似匹配核对表 (possible matches)`,
  place: (open, all) => `${counted(all, 'pair')}, ${open} without an answer`,
  hint: 'Rows of the two years that no key matches, but that may be one household. Fill the columns with green headers: 是 (yes) for one household (or where it did come apart or together), 否 (no) otherwise. Then run again with --matches and this file.',
  // Read back, and therefore Chinese in every language.
  likenesses: zh.likenesses,
  states: {
    open: 'no answer yet',
    confirmed: 'taken: 是',
    denied: 'taken: 否',
    unclear: 'not taken: neither 是 nor 否',
    conflict: 'not taken: another answer or match says otherwise',
    unused: 'not used: these households are not there',
  },
  alertTitle: 'Wrong entry',
  prompts: {
    answer: 'Choose from the list: 是 (yes), 否 (no). Leave it blank where nobody knows yet.',
    who: 'Who looked into it.',
    note: 'How it was found out, at most 300 characters.',
  },
};
