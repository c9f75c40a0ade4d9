import type { Random } from '../../../src/sample/random.js';

/** What does harm as the value of an attribute or as a text. */
const EVIL: readonly string[] = [
  '',
  ' ',
  '0',
  '-1',
  '1e9',
  '1E308',
  '99999999999999999999',
  '4294967296',
  'NaN',
  'Infinity',
  '0x10',
  'A1',
  'A0',
  'XFD1048576',
  'ZZZ99999999',
  'A1:XFD1048576',
  'B2:A1',
  '#REF!',
  '__proto__',
  'constructor',
  'toString',
  '../../../etc/passwd',
  'http://example.invalid/',
  '&#0;',
  '&#xD800;',
  '&#1114112;',
  '&nothing;',
  '&lt;script&gt;',
  '149900198001011233',
  '１４９９００１９８００１０１１２３３',
  '村'.repeat(300),
  '=1+1',
  '万元',
  '合计',
  '_x0000_',
  '\u0000',
  '\ufffe',
  '𠮷'.repeat(3),
];

const INSERTED: readonly string[] = [
  '<!-- x -->',
  '<?x y?>',
  '<![CDATA[]]>',
  '<x/>',
  '<x>',
  '</x>',
  '<!DOCTYPE x [<!ENTITY a "b">]>',
  '&a;',
  '&amp;',
  ']]>',
  '<c r="A1"><v>1</v></c>',
  '<row r="1048576"/>',
  '<v>9</v>',
  '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
];

const TOKENS = /<[^>]*>|[^<]+/g;
const ATTRIBUTE = /\s([\w:.-]+)="([^"]*)"/g;

type Change = (tokens: string[], at: number, random: Random) => void;

/** Puts something else for one attribute of a tag; `change` gets its name and value. */
const attribute =
  (change: (name: string, value: string, random: Random) => string): Change =>
  (tokens, at, random) => {
    const token = tokens[at] ?? '';
    const all = [...token.matchAll(ATTRIBUTE)];
    if (all.length === 0) return;
    const one = random.pick(all);
    const [whole, name = '', value = ''] = one;
    const start = one.index;
    tokens[at] =
      token.slice(0, start) + change(name, value, random) + token.slice(start + whole.length);
  };

const CHANGES: readonly Change[] = [
  (tokens, at) => void tokens.splice(at, 1),
  (tokens, at) => void tokens.splice(at, 0, tokens[at] ?? ''),
  (tokens, at, random) => void tokens.splice(at, random.whole(1, 12)),
  (tokens, at, random) => {
    const other = random.whole(0, tokens.length - 1);
    [tokens[at], tokens[other]] = [tokens[other] ?? '', tokens[at] ?? ''];
  },
  (tokens, at, random) => void tokens.splice(at, 0, random.pick(INSERTED)),
  (tokens, at, random) => {
    const from = random.whole(0, tokens.length - 1);
    tokens.splice(at, 0, ...tokens.slice(from, from + random.whole(1, 12)));
  },
  (tokens, at, random) => {
    if (tokens[at]?.startsWith('<') === false) tokens[at] = random.pick(EVIL);
  },
  attribute(() => ''),
  attribute((name, value) => ` ${name}="${value}" ${name}="${value}"`),
  attribute((name, _, random) => ` ${name}="${random.pick(EVIL)}"`),
  attribute((name, _, random) => ` ${name}="${random.pick(EVIL)}"`),
  attribute((name, value) => ` ${name}='${value}'`),
  attribute((_, value, random) => ` ${random.pick(['r', 't', 's', 'x', 'xml:space'])}="${value}"`),
];

const CUT = 0.03;

/** One to three changes of tags, attributes and texts; what comes out need not be well-formed. */
export function mutateXml(text: string, random: Random): string {
  const tokens = text.match(TOKENS) ?? [];
  for (let left = random.whole(1, 3); left > 0 && tokens.length > 0; left -= 1) {
    random.pick(CHANGES)(tokens, random.whole(0, tokens.length - 1), random);
  }
  const changed = tokens.join('');
  return random.chance(CUT) ? changed.slice(0, random.whole(0, changed.length)) : changed;
}
