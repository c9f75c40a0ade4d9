import { readFileSync } from 'node:fs';
import { CFB } from '@e965/xlsx';
import ExcelJS from 'exceljs';
import officeCrypto from 'officecrypto-tool';
import { beforeAll, describe, expect, it } from 'vitest';
import { openFile } from '../../src/intake/open/index.js';
import { DEFAULT_LIMITS, UnreadableFile } from '../../src/intake/sheet.js';
import { UNPACKING } from '../../src/xlsx/unpacking.js';

const EXCELS_OWN = 'VelvetSweatshop';
let plain: Buffer;

beforeAll(async () => {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('北张村').addRows([
    ['户编号', '户主姓名'],
    ['14990000001', '王建国'],
  ]);
  plain = Buffer.from(await book.xlsx.writeBuffer());
});

/** Each is made once: Excel's way goes through a hundred thousand rounds. */
const made = new Map<string, Buffer>();

/** The workbook with this password, a copy that a test may change. */
function encrypted(password: string, type?: 'standard'): Buffer {
  const key = `${password} ${type}`;
  const options = type === undefined ? {} : { type };
  const bytes = made.get(key) ?? officeCrypto.encrypt(plain, { password, ...options });
  made.set(key, bytes);
  return Buffer.from(bytes);
}

const open = (bytes: Uint8Array, unpacking: typeof UNPACKING | null = UNPACKING) =>
  openFile('北张村.xlsx', bytes, DEFAULT_LIMITS, unpacking);

async function refusal(bytes: Uint8Array, unpacking?: null): Promise<unknown> {
  try {
    await open(bytes, unpacking);
  } catch (error) {
    if (error instanceof UnreadableFile) return [error.code, error.params];
    throw error;
  }
  return null;
}

/** The container with its two streams changed. */
function changed(
  bytes: Uint8Array,
  change: (streams: { info: Buffer; content: Buffer }) => { info?: Buffer; content?: Buffer },
): Uint8Array {
  const from = CFB.read(Buffer.from(bytes), { type: 'buffer' });
  const stream = (name: string): Buffer =>
    Buffer.from(CFB.find(from, name)?.content as unknown as Uint8Array);
  const streams = { info: stream('EncryptionInfo'), content: stream('EncryptedPackage') };
  const { info, content } = { ...streams, ...change(streams) };
  const to = CFB.utils.cfb_new();
  CFB.utils.cfb_add(to, 'EncryptionInfo', info);
  CFB.utils.cfb_add(to, 'EncryptedPackage', content);
  return CFB.write(to, { type: 'buffer' }) as unknown as Uint8Array;
}

const withInfo = (bytes: Uint8Array, from: string | RegExp, to: string): Uint8Array =>
  changed(bytes, ({ info }) => {
    const text = info.subarray(8).toString('utf8');
    expect(text).toMatch(from);
    return { info: Buffer.concat([info.subarray(0, 8), Buffer.from(text.replace(from, to))]) };
  });

const ENCRYPTED = ['file.encrypted', {}];
const DAMAGED = ['file.unreadable', { reason: 'damaged' }];

describe('用 Excel 默认密码加密的文件', () => {
  it.each([
    ['现在的加密方式', undefined],
    ['Excel 2007 的加密方式', 'standard'],
  ] as const)('%s：不问密码就打开，和没有加密的一样', async (_, type) => {
    const bytes = encrypted(EXCELS_OWN, type);
    expect(await open(bytes)).toEqual(await open(plain));
  });

  it('没有解密的平台照样说设有密码', async () => {
    const bytes = encrypted(EXCELS_OWN);
    expect(await refusal(bytes, null)).toEqual(ENCRYPTED);
  });
});

describe('真的设了密码，还是损坏', () => {
  it.each([undefined, 'standard'] as const)('别的密码打不开：设有密码（%s）', async (type) => {
    const bytes = encrypted('123456', type);
    expect(await refusal(bytes)).toEqual(ENCRYPTED);
  });

  it.each([EXCELS_OWN, '123456'])('少了后半截：损坏（%s）', async (password) => {
    const bytes = encrypted(password);
    const cut = changed(bytes, ({ content }) => ({
      content: content.subarray(0, content.length - 4200),
    }));
    expect(await refusal(cut)).toEqual(DAMAGED);
    expect(await refusal(bytes.subarray(0, bytes.length - 5120))).toEqual(DAMAGED);
  });

  it('默认密码打开后里面坏了：损坏', async () => {
    const bytes = encrypted(EXCELS_OWN);
    const broken = changed(bytes, ({ content }) => ({ content: content.fill(0, 4200) }));
    expect(await refusal(broken)).toEqual(DAMAGED);
  });
});

it('加密的文件超过 32 MB 的，不解密', async () => {
  const long = changed(encrypted(EXCELS_OWN), ({ content }) => ({
    content: Buffer.concat([content, Buffer.alloc(32 * 2 ** 20)]),
  }));
  expect(await refusal(long)).toEqual([
    'file.tooLarge',
    { limit: 'fileBytes', most: 32 * 2 ** 20 },
  ]);
});

describe('加密说明是编造的，不照做', () => {
  it.each([
    ['算四十亿遍', /spinCount="\d+"/, 'spinCount="4000000000"'],
    ['比 Excel 多一遍', /spinCount="\d+"/, 'spinCount="100001"'],
    ['换一种写法', /spinCount="\d+"/, "spinCount='4000000000'"],
    ['一块四十亿字节', /blockSize="\d+"/, 'blockSize="4000000000"'],
    ['不成文的 XML', '</encryption>', '<encryption'],
    ['密钥四十亿位', /keyBits="\d+"/g, 'keyBits="4000000000"'],
  ])('%s', async (_, from, to) => {
    const bytes = encrypted(EXCELS_OWN);
    expect(await refusal(withInfo(bytes, from, to))).toEqual(ENCRYPTED);
  });

  it('说明长得没有道理的、自称比整个还长的，不看', async () => {
    const bytes = encrypted(EXCELS_OWN);
    const long = changed(bytes, ({ info }) => ({
      info: Buffer.concat([info, Buffer.alloc(64 * 1024, ' ')]),
    }));
    expect(await refusal(long)).toEqual(ENCRYPTED);
    const old = officeCrypto.encrypt(plain, { password: EXCELS_OWN, type: 'standard' });
    const lying = changed(old, ({ info }) => {
      info.writeUInt32LE(0xffff_fff0, 8);
      return { info };
    });
    expect(await refusal(lying)).toEqual(ENCRYPTED);
  });
});

/** Saved by LibreOffice 7.4 with a password: the same two households in both. */
const saved = (name: string): Uint8Array =>
  readFileSync(new URL(`./encrypted/${name}.xls`, import.meta.url));

describe('用 Excel 默认密码加密的 .xls', () => {
  it('直接打开；别的密码是加密', async () => {
    const { format, sheets } = await open(saved('own-password'));
    expect(format).toBe('xls');
    expect(sheets[0]?.rows).toEqual([
      ['户编号', '户主姓名', '家庭人口数', '务工收入'],
      ['14990000001', '王建国', 3, 9000],
      ['14990000002', '李秀英', 2, 8000.5],
    ]);
    expect(await refusal(saved('other-password'))).toEqual(ENCRYPTED);
  });

  it('没有解密的办法时是加密', async () => {
    expect(await refusal(saved('own-password'), null)).toEqual(ENCRYPTED);
  });

  it('改动一个字节：读出来或说明白，不停、不出别的错', async () => {
    const whole = saved('own-password');
    for (let at = 512; at < whole.length; at += 97) {
      const bytes = Uint8Array.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ 0xff;
      await refusal(bytes);
    }
  });

  it('再大的就不解密', async () => {
    const stream = CFB.find(
      CFB.read(Buffer.from(saved('own-password')), { type: 'buffer' }),
      'Workbook',
    );
    const long = Buffer.concat([
      Buffer.from(stream?.content as unknown as Uint8Array),
      Buffer.alloc(4 * 2 ** 20),
    ]);
    const container = CFB.utils.cfb_new();
    CFB.utils.cfb_add(container, 'Workbook', long);
    const bytes = CFB.write(container, { type: 'buffer' }) as unknown as Uint8Array;
    expect(await refusal(bytes)).toMatchObject(['file.tooLarge', { limit: 'fileBytes' }]);
  });
});
