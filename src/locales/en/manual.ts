import type { ManualWords } from '../zh/manual.js';

/** The words of the manual page. */
export const manual: ManualWords = {
  name: 'NAME',
  synopsis: 'SYNOPSIS',
  verbs: 'COMMANDS',
  exits: 'EXIT STATUS',
  codes: { 70: 'a bug in the program, with what to send', 130: 'interrupted' },
  environment: 'ENVIRONMENT',
  variables: {
    ZENGSHOU_LANG: 'language on screen, zh or en; --lang comes first',
    NO_COLOR: 'no colours',
    CI: 'no progress bars',
    COLUMNS: 'columns of tables where there is no window (80 unless given)',
    SOURCE_DATE_EPOCH: 'fixes today and the one time in the results',
  },
  files: 'FILES',
  ownFiles: {
    'zengshou.yaml': 'the working folder: township, both years’ periods and files, policy, results',
    'policy.yaml': 'the policy; holds only what differs from the defaults',
  },
};
