import { expect, test } from 'vitest';
import { loadPolicy } from '../../src/policy/load.js';

test('the default policy that the build compiles is the one that the YAML says', () => {
  const { policy, sha256, file } = loadPolicy(null, null);
  const compiled = JSON.parse(JSON.stringify({ file: policy.file, sha256 }));
  expect(loadPolicy(null, compiled)).toEqual({ policy, sha256, file });
});

test('a township’s own policy is merged into the YAML, whatever was compiled', () => {
  const { policy, sha256 } = loadPolicy(null, null);
  const compiled = { file: { ...policy.file, target: 0.5 }, sha256: 'compiled' };
  expect(loadPolicy(null, compiled).policy.target).toBe(5000);
  const own = loadPolicy({ file: '县里.yaml', text: '# nothing\n' }, compiled);
  expect(own).toMatchObject({ sha256, file: '县里.yaml' });
});
