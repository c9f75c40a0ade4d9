#!/usr/bin/env node
'use strict';
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const program = join(__dirname, '../dist/start.cjs');

if (existsSync(program)) {
  try {
    require(program);
  } catch (error) {
    if (error?.code !== 'EMFILE' && error?.code !== 'ENFILE') throw error;
    process.stderr.write(
      '错误：同时打开的文件太多，程序没有启动\n' +
        '办法：请关闭别的程序，或用 ulimit -n 1024 放宽限制，再运行一次。\n' +
        'Error: too many files are open, so the program did not start\n' +
        'What to do: close other programs, or allow more with ulimit -n 1024, and run it again.\n',
    );
    process.exitCode = 3;
  }
} else {
  process.stderr.write(
    '程序尚未构建：请在项目文件夹中运行 npm ci && npm run build\n' +
      'The program is not built yet: run npm ci && npm run build in the project folder\n',
  );
  process.exitCode = 2;
}
