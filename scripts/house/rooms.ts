/**
 * Which room of `src/` may stand on which, in one table. `npm run rooms` writes the linter's blocks
 * from it into biome.json; a test holds that both say the same. The data goes one way:
 * cli → run → (forms, reports) → (intake, checks, analysis, results) → (policy, files, xlsx,
 * locales) → domain.
 */
interface Room {
  /** Null: on every room. */
  readonly on: readonly string[] | null;
  /** Uses nothing of Node. */
  readonly pure?: true;
}

const ROOMS: Readonly<Record<string, Room>> = {
  domain: { on: [], pure: true },
  intake: { on: ['domain'], pure: true },
  checks: { on: ['domain', 'intake'], pure: true },
  analysis: { on: ['domain'], pure: true },
  locales: { on: ['domain'], pure: true },
  files: { on: ['domain'] },
  policy: { on: ['domain'] },
  xlsx: { on: ['domain'] },
  results: { on: ['domain', 'locales'] },
  reports: { on: ['domain', 'locales', 'results', 'xlsx'] },
  forms: { on: ['domain', 'locales', 'xlsx', 'intake'] },
  sample: { on: ['domain', 'xlsx'] },
  run: {
    on: [
      'domain',
      'intake',
      'checks',
      'analysis',
      'locales',
      'files',
      'policy',
      'xlsx',
      'results',
      'reports',
      'forms',
    ],
  },
  cli: { on: null },
};

/** Libraries of the screen: only cli uses them. */
const SCREEN = ['commander', 'chalk', 'cli-table3'];

/** What a browser lacks. */
const NODE_GLOBALS = ['Buffer', 'process', '__dirname', '__filename', 'require', 'setImmediate'];

function refusedBy(room: string, on: Room['on']): string[] {
  if (room === 'domain')
    return [
      '**',
      '!./**',
      '!../*.js',
      '!../findings/**',
      '!../outcomes/**',
      '!../names/**',
      '!../standing/**',
      '!zod',
    ];
  if (on === null) return ['**/test/**'];
  const rooms = Object.keys(ROOMS).filter((other) => other !== room && !on.includes(other));
  const refused = rooms.flatMap((other) =>
    // A folder of intake/open and one of cli bear the name of a room.
    other === 'xlsx'
      ? ['../xlsx/{parts,pack,text,width}.js', '**/xlsx/write/**']
      : [`**/${other}/**`],
  );
  return [...refused, '**/test/**', ...SCREEN];
}

const messageOf = (room: string, on: Room['on']): string =>
  on === null
    ? 'The program never stands on its tests.'
    : `src/${room} stands on ${on.length === 0 ? 'zod alone' : on.join(', ')}, on no other room`;

interface Override {
  readonly includes: readonly string[];
  readonly linter: {
    readonly rules: { readonly style?: { readonly noRestrictedImports?: object } };
  };
}

/** As much of biome.json as is looked at here. */
interface Configuration {
  readonly overrides: readonly Override[];
}

/** The block of biome.json that holds a room to its row of the table. */
function blockOf([room, { on, pure }]: [string, Room]): Override {
  const rules = {
    style: {
      noRestrictedImports: {
        level: 'error',
        options: { patterns: [{ group: refusedBy(room, on), message: messageOf(room, on) }] },
      },
      ...(pure && {
        noRestrictedGlobals: {
          level: 'error',
          options: {
            deniedGlobals: Object.fromEntries(
              NODE_GLOBALS.map((name) => [name, 'This room also runs in a browser.']),
            ),
          },
        },
      }),
    },
    ...(pure && { correctness: { noNodejsModules: 'error' } }),
  };
  return { includes: [`src/${room}/**`], linter: { rules } };
}

const blocks = (): Override[] => Object.entries(ROOMS).map(blockOf);

/** biome.json with the rooms' blocks behind its own overrides. */
export function withRooms<T extends Configuration>(config: T): T {
  const rooms = new Set(Object.keys(ROOMS).map((room) => `src/${room}/**`));
  const own = config.overrides.filter(
    ({ includes, linter }) =>
      !(
        includes.length === 1 &&
        rooms.has(includes[0] ?? '') &&
        linter.rules.style?.noRestrictedImports
      ),
  );
  return { ...config, overrides: [...own, ...blocks()] };
}
