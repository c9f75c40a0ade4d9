/** What Excel encrypts with where it asks for no password, e.g. a workbook whose structure is locked. */
const PASSWORD = 'VelvetSweatshop';

/** The largest description of an encryption; those of Excel and LibreOffice have 1 to 2 KB. */
const MOST_INFO = 64 * 1024;
/**
 * The most rounds of hashing, as Excel and LibreOffice write; with more the library could go on for
 * hours.
 */
const MOST_ROUNDS = 100_000;

interface Container {
  readonly info: Uint8Array;
  readonly encrypted: Uint8Array;
}

/**
 * The workbook in an encrypted container that opens with Excel's own password; null where it has one
 * that somebody has set, or is encrypted in a way that the library does not know.
 */
export const decrypt = async ({ info, encrypted }: Container): Promise<Uint8Array | null> =>
  isHonest(info)
    ? await opened([
        ['EncryptionInfo', info],
        ['EncryptedPackage', encrypted],
      ])
    : null;

/** The same of the stream of an .xls: plain, in a compound file. */
export const decryptBinary = (stream: Uint8Array): Promise<Uint8Array | null> =>
  opened([['Workbook', stream]]);

/**
 * The library sees a container that is made of these streams alone, as its reader of containers
 * follows chains that never end.
 */
async function opened(
  streams: readonly (readonly [name: string, bytes: Uint8Array])[],
): Promise<Uint8Array | null> {
  const [{ default: crypto }, { CFB }] = await Promise.all([
    import('officecrypto-tool'),
    import('@e965/xlsx'),
  ]);
  const container = CFB.utils.cfb_new();
  for (const [name, bytes] of streams) CFB.utils.cfb_add(container, name, Buffer.from(bytes));
  const written: unknown = CFB.write(container, { type: 'buffer' });
  try {
    return await crypto.decrypt(Buffer.from(written as Uint8Array), { password: PASSWORD });
  } catch {
    return null;
  }
}

const AGILE = 0x0004_0004;

/**
 * Numbers that the library believes: it allocates and hashes as they say before it checks anything.
 */
const NUMBERS = /spinCount|blockSize|keyBits|hashSize|saltSize/g;
const HONEST = /\s(?:spinCount|blockSize|keyBits|hashSize|saltSize)="(\d{1,6})"/g;

function isHonest(info: Uint8Array): boolean {
  if (info.length < 12 || info.length > MOST_INFO) return false;
  const view = new DataView(info.buffer, info.byteOffset, info.byteLength);
  // The other way of encrypting has a header with its own length and a fixed number of rounds.
  if (view.getUint32(0, true) !== AGILE) return view.getUint32(8, true) <= info.length;
  const xml = new TextDecoder().decode(info.subarray(8));
  const numbers = [...xml.matchAll(HONEST)].map(([, number]) => Number(number));
  return (
    numbers.length === [...xml.matchAll(NUMBERS)].length &&
    numbers.every((number) => number <= MOST_ROUNDS)
  );
}
