import { plainWord } from '../names/plain-word.js';

/** Whether a 受灾情况 cell names a disaster. Definition: docs/definitions/factors.md, cause 6. */

/** Words by which a form says that there was none, as a whole cell. */
const NONE: ReadonlySet<string> = new Set([
  '否',
  '无',
  '0',
  '未受灾',
  '没受灾',
  '没有受灾',
  '未受灾害',
  '没有',
  '没',
  '无灾',
  '无灾害',
  '未遭灾',
  '正常',
  '未发生',
]);

/**
 * A denial, then what may befall and what it may be, and at the end disaster, loss or influence:
 * `没有旱灾`, `未受灾情影响`. 洪涝 is 洪 and 涝; as a word of its own it would make matching slow.
 */
const DENIAL = new RegExp(
  '^(?:无|未|没|没有|不)' +
    '(?:受|受到|遭|遭受|遭遇|发生|出现|有|见|明显|大|较大|任何)*' +
    '(?:自然|旱|涝|洪|雹|冰雹|霜冻|冻|风|大风|病虫|虫|火|灾|灾害|灾情|异常)*' +
    '(?:灾|灾害|灾情|影响|损失|情况|异常)$',
  'u',
);

/** The cell is filled and does not say that there was none, in these words or the policy's own. */
export function namesDisaster(text: string | null, noDisasterWords: ReadonlySet<string>): boolean {
  if (text === null) return false;
  const word = plainWord(text);
  return word !== '' && !NONE.has(word) && !noDisasterWords.has(word) && !DENIAL.test(word);
}
