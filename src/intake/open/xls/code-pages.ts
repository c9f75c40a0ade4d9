import * as module from '@e965/xlsx/dist/cpexcel.full.mjs';

/** What the module offers, which its types say otherwise; it is loaded when it is asked for. */
const tables = module as unknown as Pick<typeof module.cptable, 'utils'>;

type Utils = typeof tables.utils;

/** UTF-16, in which workbooks since Excel 97 hold their texts. */
const UTF_16 = 1200;
const isMarked = ([first, second]: Uint8Array): boolean => first === 0xff && second === 0xfe;

function utf16(bytes: Uint8Array): string {
  let text = '';
  for (let n = isMarked(bytes) ? 2 : 0; n + 1 < bytes.length; n += 2) {
    text += String.fromCharCode((bytes[n] as number) | ((bytes[n + 1] as number) << 8));
  }
  return text;
}

/** Texts of workbooks older than that are in the code page of their country. */
const decode: Utils['decode'] = (page, data) =>
  page === UTF_16 && data instanceof Uint8Array ? utf16(data) : tables.utils.decode(page, data);

/**
 * The code pages as the library for old workbooks asks for them. Their tables are a module of their own,
 * which takes longer to load than a village takes to read: it is loaded when a text needs one.
 */
export const codePages = {
  utils: {
    decode,
    encode: (...asked: Parameters<Utils['encode']>) => tables.utils.encode(...asked),
  },
};
