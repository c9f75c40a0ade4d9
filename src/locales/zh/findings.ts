import type { FindingWords } from '../finding.js';
import { amounts } from './findings/amounts.js';
import { files } from './findings/files.js';
import { followed } from './findings/followed.js';
import { identity } from './findings/identity.js';
import { ledger } from './findings/ledger.js';
import { members } from './findings/members.js';
import { parts } from './findings/parts.js';
import { reading } from './findings/reading.js';
import { rollup } from './findings/rollup.js';
import { status } from './findings/status.js';
import { years } from './findings/years.js';

/** What is said of every finding. Codes: docs/definitions/checks.md. */
export const findings: FindingWords = {
  ...files,
  ...reading,
  ...members,
  ...parts,
  ...identity,
  ...amounts,
  ...status,
  ...years,
  ...ledger,
  ...followed,
  ...rollup,
};
