import { describe, expect, it } from 'vitest';
import { acceptancesOf } from '../../../src/cli/options/acceptances.js';
import { told } from '../../failing.js';
import { folderWith } from '../../files/temporary.js';
import { shellFor } from '../shell.js';

const list = (households: readonly number[]): string =>
  `accepted:\n${households
    .map(
      (one) =>
        `  - { code: id.length, household: "${one}", reason: 好, who: 李, until: 2026-12-31 }\n`,
    )
    .join('')}`;

describe('the acceptances of several files', () => {
  it('are counted together: as many as there may be are taken, one more is refused', async () => {
    const folder = folderWith({ '甲.yaml': list([1, 2]), '乙.yaml': list([3]) });
    const options = {
      ...{ accept: ['甲.yaml', '乙.yaml'], folder, timeZone: 'Asia/Shanghai' },
      shell: shellFor([], { folder }),
    };
    expect((await acceptancesOf(options, 3))?.list).toHaveLength(3);
    await expect(acceptancesOf(options, 2)).rejects.toMatchObject(
      told('accept.tooMany', 2, { most: 2 }),
    );
  });
});
