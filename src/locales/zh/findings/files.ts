import { type FindingWords, wordOf } from '../../finding.js';
import { diskRefusal } from '../failures/disk.js';
import { param, shown } from './speech.js';

/**
 * `params.reason` of file.unreadable.
 * @internal
 */
export const reasons: Readonly<Record<string, string>> = {
  empty: '文件是空的，没有任何内容',
  damaged: '文件已损坏或没有复制完整',
  xml: '工作簿内部的内容已损坏',
  doctype: '工作簿内部有不是表格软件写出的声明，不予打开',
  otherXml: '这是 XML 文件，但不是表格',
  zip: '这是压缩包，不是表格',
  docx: '这是 Word 文档，不是表格',
  pptx: '这是演示文稿，不是表格',
  odf: '这是 OpenDocument 文件，但不是表格',
  doc: '这是 Word 文档，不是表格',
  ppt: '这是演示文稿，不是表格',
  ole: '这是其他 Office 类文件，不是表格',
  html: '这是网页，不是表格',
  mhtml: '这是网页存档，不是表格',
  rtf: '这是写字板文档，不是表格',
  pdf: '这是 PDF，不是表格',
  png: '这是图片，不是表格',
  jpeg: '这是图片，不是表格',
  gif: '这是图片，不是表格',
  bmp: '这是图片，不是表格',
  rar: '这是压缩包，不是表格',
  '7z': '这是压缩包，不是表格',
  gzip: '这是压缩包，不是表格',
  binary: '内容不是文字，也不是表格',
  encoding: '文字编码无法识别（不是 UTF-8、UTF-16 或 GB18030），或已损坏',
  quotes: '有一个引号只有开头没有结尾',
};

/**
 * `params.limit` of file.tooLarge.
 * @internal
 */
export const limits: Readonly<Record<string, string>> = {
  fileBytes: '文件字节数',
  partBytes: '解压后单个部分的字节数',
  inflatedBytes: '解压后的字节数',
  parts: '压缩包内的部分数',
  sheets: '工作表数',
  rows: '一张表的行数',
  allRows: '全部行数',
  filledRows: '有内容的行数',
  columns: '列数',
  cells: '单元格数',
  merges: '合并单元格数',
  elements: '工作簿内部的标记数',
  cellLength: '一个单元格的字数',
  longTexts: '超过四千字的单元格数',
  texts: '全部单元格的字数',
  textLength: '一行或一段文字的字数',
  tables: '明细表的张数',
  sameColumns: '同一项目的列数',
  findings: '读取时发现的问题数',
};

export const files = {
  'file.unreadable': {
    checks: '文件能够打开，并且确实是表格',
    message: (found) => {
      const where = [found.params.part, found.params.line].filter((part) => part !== undefined);
      const at = where.length > 0 ? `（${where.map(shown).join('，')}）` : '';
      return `文件无法读取：${
        wordOf(reasons, found.params.reason) ??
        diskRefusal(found.params.reason)?.is ??
        '不是可以识别的表格'
      }${at}。`;
    },
    suggestion: (found) =>
      diskRefusal(found.params.reason)?.todo ??
      '请用 WPS 或 Excel 打开原文件，另存为 .xlsx 后重新报送。',
  },
  'file.encrypted': {
    checks: '文件没有加密',
    message: () => '文件设有打开密码，无法读取。',
    suggestion: () => '请在 WPS 或 Excel 中取消打开密码，保存后重新报送。',
  },
  'file.legacyFormat': {
    checks: '文件不是过旧的格式',
    message: () => '文件是过旧的表格格式，无法读取。',
    suggestion: () => '请用 WPS 或 Excel 打开，另存为 .xlsx 后重新报送。',
  },
  'file.tooLarge': {
    checks: '文件大小在读取上限以内',
    message: (found) => {
      const limit = wordOf(limits, found.params.limit) ?? '内容';
      return `文件过大：${limit}超过上限 ${param(found, 'most')}。`;
    },
    suggestion: () => '请删去多余的空行空列、图片和无关的工作表；户数很多时，按村分成几个文件。',
  },
  'file.noTable': {
    checks: '文件中有收入明细表',
    message: () =>
      '文件中没有找到收入明细表（表头应有户主姓名或户编号、家庭人口数和至少一列收入）。',
    suggestion: () =>
      '请核对是否报错了文件；表头与规定不同时，可用列对照表说明各列的含义（zengshou columns 写得出）。',
  },
} as const satisfies Partial<FindingWords>;
