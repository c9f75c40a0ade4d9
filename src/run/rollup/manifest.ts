import { figuresOf } from '../../domain/policy.js';
import { rollupManifestText } from '../../results/manifest.js';
import type { Recorder } from '../recorder.js';
import type { Merged } from './merge.js';
import type { RollupSettings } from './settings.js';
import type { TreePart } from './tree.js';

/** The manifest of a rollup, as the text of its file. */
export const manifest = (
  { name, toolVersion, options, generatedAt }: RollupSettings,
  parts: readonly TreePart[],
  { top, policy, runs }: Merged,
  files: Recorder,
): string =>
  rollupManifestText({
    version: toolVersion,
    rollup: { name, level: top.level },
    policy: {
      name: [...new Set(parts.map(({ results }) => results.policy.name))].join('、'),
      values: figuresOf(policy.file),
    },
    options,
    results: parts.map(
      ({
        results: {
          path,
          opened: { sha256, manifest: own },
        },
      }) => ({
        folder: path,
        sha256,
        version: own.version,
      }),
    ),
    runs,
    outputs: files.outputs(),
    generatedAt,
  });
