import type { DiskReason } from '../../../domain/findings/failure.js';

interface DiskWords {
  /** What the file or folder is: `没有权限`. */
  readonly is: string;
  /** What to do where it was to be read. */
  readonly todo: string;
}

const WORDS: Readonly<Record<string, DiskWords>> = {
  missing: { is: '不存在', todo: '请检查名称和位置是否写对。' },
  denied: {
    is: '没有权限',
    todo: '请检查文件的权限；正在 WPS 或 Excel 中打开的，请先关闭，再运行一次。',
  },
  busy: {
    is: '正被其他程序使用',
    todo: '请关闭正在打开它的程序（如 WPS、Excel），再运行一次。',
  },
  full: { is: '磁盘已满', todo: '请清理磁盘，再运行一次。' },
  readOnly: { is: '磁盘只读', todo: '请换一个可以写的位置。' },
  nameTooLong: { is: '名称太长', todo: '请改用短一些的名称。' },
  notFolder: { is: '路径中有一段是文件，不是文件夹', todo: '请检查名称和位置是否写对。' },
  isFolder: { is: '是文件夹，不是文件', todo: '请写文件的名称，不要写文件夹的名称。' },
  notFile: { is: '不是普通文件', todo: '请检查名称和位置是否写对。' },
  tooLarge: { is: '太大', todo: '请核对是不是给错了文件。' },
  linkLoop: { is: '是一个指向自己的链接', todo: '请把这个链接删掉，或换一个名称。' },
  tooManyOpen: {
    is: '同时打开的文件太多，系统不让再打开',
    todo: '请关闭别的程序，或用 ulimit -n 1024 放宽限制，再运行一次。',
  },
  notText: { is: '不是文本文件', todo: '文件应为 UTF-8 文本。' },
};

/** Anything that is not foreseen is the system's own code, such as `EIO`. */
export const diskWords = (reason: DiskReason): DiskWords =>
  WORDS[reason] ?? { is: `系统错误 ${reason}`, todo: '请检查磁盘和网络，再运行一次。' };

/** The words of a refusal by the disk; null where the reason is another one. */
export const diskRefusal = (reason: unknown): DiskWords | null =>
  typeof reason === 'string' && (reason in WORDS || /^E[A-Z\d]+$/.test(reason))
    ? diskWords(reason)
    : null;
