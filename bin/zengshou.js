#!/usr/bin/env node
import { existsSync } from 'node:fs';

const program = new URL('../dist/main.js', import.meta.url);

if (existsSync(program)) {
  await import(program.href);
} else {
  process.stderr.write(
    '程序尚未构建:请在项目文件夹中运行 npm ci && npm run build\n' +
      'The program is not built yet: run npm ci && npm run build in the project folder\n',
  );
  process.exitCode = 2;
}
