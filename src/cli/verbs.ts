import type { VerbName } from '../locales/zh/help.js';
import type { Verb } from './options/verb.js';

/** Every verb, in the order in which people use them; each is loaded when it is called. */
export const VERBS: Readonly<Record<VerbName, () => Promise<Verb>>> = {
  init: async () => (await import('./commands/init.js')).init,
  template: async () => (await import('./commands/template.js')).template,
  columns: async () => (await import('./commands/columns.js')).columns,
  validate: async () => (await import('./commands/validate.js')).validate,
  status: async () => (await import('./commands/status.js')).status,
  analyze: async () => (await import('./commands/analyze.js')).analyze,
  explain: async () => (await import('./commands/explain.js')).explain,
  report: async () => (await import('./commands/report.js')).report,
  cards: async () => (await import('./commands/cards.js')).cards,
  trend: async () => (await import('./commands/trend.js')).trend,
  ledger: async () => (await import('./commands/ledger.js')).ledger,
  track: async () => (await import('./commands/track.js')).track,
  plan: async () => (await import('./commands/plan.js')).plan,
  rollup: async () => (await import('./commands/rollup.js')).rollup,
  key: async () => (await import('./commands/key.js')).key,
  whatif: async () => (await import('./commands/whatif.js')).whatif,
  seasonality: async () => (await import('./commands/seasonality.js')).seasonality,
  backtest: async () => (await import('./commands/backtest.js')).backtest,
  rules: async () => (await import('./commands/rules.js')).rules,
  sample: async () => (await import('./commands/sample.js')).sample,
};

const isVerb = (name: string): name is VerbName => Object.hasOwn(VERBS, name);

/** A verb by its name; null where there is none. */
export const verbNamed = async (name: string): Promise<Verb | null> =>
  isVerb(name) ? await VERBS[name]() : null;

/** All of them, for the few who ask what each can do. */
export const allVerbs = (): Promise<[name: VerbName, verb: Verb][]> =>
  Promise.all(
    Object.keys(VERBS)
      .filter(isVerb)
      .map(async (name): Promise<[VerbName, Verb]> => [name, await VERBS[name]()]),
  );

/**
 * No verb for people: `zengshou complete bash` prints the script of a shell, which asks by
 * `zengshou complete -- WORDS`.
 */
export const COMPLETE = 'complete';
