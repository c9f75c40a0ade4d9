import type { Plugin } from 'esbuild';

export function wasmOf(path: string): Promise<Uint8Array>;
export const wasmPlugin: Plugin;
