import type { Command } from 'commander';
import type { ScreenWords } from '../locales/zh/screen.js';
import type { BacktestFlags } from './commands/backtest.js';
import type { ColumnsFlags } from './commands/columns.js';
import type { LedgerFlags } from './commands/ledger.js';
import type { RollupFlags } from './commands/rollup.js';
import type { RulesFlags } from './commands/rules.js';
import type { SampleFlags } from './commands/sample.js';
import type { SeasonalityFlags } from './commands/seasonality.js';
import type { StatusFlags } from './commands/status.js';
import type { TemplateFlags } from './commands/template.js';
import type { TrackFlags } from './commands/track.js';
import type { TrendFlags } from './commands/trend.js';
import type { ValidateFlags } from './commands/validate.js';
import {
  type CommonFlags,
  type RunFlags,
  withAcceptances,
  withCommonFlags,
  withDecisionFlags,
  withInputFlags,
  withLedgerFlags,
  withMendingFlags,
  withMergeFlags,
  withOutFlag,
  withPreviousFlag,
  withPrintingFlags,
  withScreenFlags,
  withUnmaskedFlag,
} from './options/flags.js';
import type { Shell } from './screen/shell.js';

/** What a verb is declared on. */
interface Tree {
  readonly program: Command;
  readonly words: ScreenWords;
  readonly shell: Shell;
  /** Takes the exit code of a verb that has done its work. */
  finish(code: number): void;
}

/** Declares a verb; what it does is loaded when it is called. */
type Verb = (tree: Tree) => void;

const init: Verb = ({ program, words, shell, finish }) => {
  const { verbs, arguments: names } = words.help;
  const command = program.command('init').description(verbs.init).argument('[dir]', names.folder);
  withScreenFlags(command, words).action(async (folder: string | undefined, flags: CommonFlags) => {
    const { init: run } = await import('./commands/init.js');
    finish(run(folder ?? '.', flags, shell));
  });
};

const analyze: Verb = ({ program, words, shell, finish }) => {
  const command = program.command('analyze').description(words.help.verbs.analyze);
  withDecisionFlags(withOutFlag(withInputFlags(command, words), words), words);
  withPreviousFlag(withMergeFlags(withCommonFlags(command, words), words), words);
  withUnmaskedFlag(command, words).action(async (flags: RunFlags) => {
    // The threads start while the rest is still being loaded.
    const { hireCrew } = await import('./options/crew.js');
    const crew = hireCrew(shell, jobsOf(flags));
    try {
      const [{ resolveRunOptions }, { analyze: run }] = await Promise.all([
        import('./options/run-options.js'),
        import('./commands/analyze.js'),
      ]);
      finish(await run(resolveRunOptions(flags, shell), crew));
    } finally {
      await crew.dismiss();
    }
  });
};

/** What is no number of jobs is refused with the other options. */
const jobsOf = ({ jobs }: RunFlags): number | null =>
  jobs !== undefined && /^[1-9]\d?$/.test(jobs) ? Number(jobs) : null;

const explain: Verb = ({ program, words, shell, finish }) => {
  const { verbs, arguments: names } = words.help;
  const command = program
    .command('explain')
    .description(verbs.explain)
    .argument('<key>', names.household);
  withCommonFlags(withMendingFlags(withInputFlags(command, words), words), words);
  withUnmaskedFlag(command, words).action(async (key: string, flags: RunFlags) => {
    const [{ resolveRunOptions }, { explain: run }] = await Promise.all([
      import('./options/run-options.js'),
      import('./commands/explain.js'),
    ]);
    finish(await run(key, resolveRunOptions(flags, shell)));
  });
};

const sample: Verb = ({ program, words, shell, finish }) => {
  const { verbs, flags: names } = words.help;
  const command = program
    .command('sample')
    .description(verbs.sample)
    .option('--villages <N>', names.villages, '10')
    .option('--households <M>', names.households, '30')
    .option('--seed <S>', names.seed, '1')
    .option('--style <STYLE>', names.style, 'messy')
    .option('--months <N>', names.sampleMonths)
    .requiredOption('--out <DIR>', names.sampleOut);
  withCommonFlags(command, words).action(async (flags: SampleFlags) => {
    const { sample: run } = await import('./commands/sample.js');
    finish(await run(flags, shell));
  });
};

const template: Verb = ({ program, words, shell, finish }) => {
  const { verbs, flags: names } = words.help;
  const command = program
    .command('template')
    .description(verbs.template)
    .option('--from <PATH...>', names.from)
    .option('--period <A..B>', names.period)
    .option('--part <A..B>', names.part)
    .option('--village <NAME...>', names.village)
    .option('--rows <N>', names.rows)
    .requiredOption('--out <DIR>', names.formsOut);
  withCommonFlags(command, words).action(async (flags: TemplateFlags) => {
    const { template: run } = await import('./commands/template.js');
    finish(await run(flags, shell));
  });
};

const validate: Verb = ({ program, words, shell, finish }) => {
  const { verbs, arguments: names, flags: options } = words.help;
  const command = program
    .command('validate')
    .description(verbs.validate)
    .argument('<files...>', names.files)
    .option('--prior <PATH...>', options.prior)
    .option('--format <FORMAT>', options.format)
    .option('--out <FILE>', options.validateOut)
    .option('--annotate <DIR>', options.annotate)
    .option('--against <PATH...>', options.against)
    .option('--explained <FILE.xlsx>', options.explained)
    .option('--watch', options.watch);
  withCommonFlags(withDecisionFlags(command, words), words).action(
    async (files: string[], flags: ValidateFlags) => {
      const { validate: run } = await import('./commands/validate.js');
      finish(await run(files, flags, shell));
    },
  );
};

const status: Verb = ({ program, words, shell, finish }) => {
  const { verbs, arguments: names, flags: options } = words.help;
  const command = program
    .command('status')
    .description(verbs.status)
    .argument('<files...>', names.files)
    .option('--roster <PATH...>', options.roster)
    .option('--due <DATE>', options.due)
    .option('--out <FILE.xlsx>', options.statusOut);
  withCommonFlags(withAcceptances(command, words), words).action(
    async (files: string[], flags: StatusFlags) => {
      const { status: run } = await import('./commands/status.js');
      finish(await run(files, flags, shell));
    },
  );
};

const columns: Verb = ({ program, words, shell, finish }) => {
  const { verbs, arguments: names, flags: options } = words.help;
  const command = program
    .command('columns')
    .description(verbs.columns)
    .argument('<files...>', names.tables)
    .option('--all', options.all)
    .option('--out <FILE.yaml>', options.columnsOut);
  withCommonFlags(command, words).action(async (files: string[], flags: ColumnsFlags) => {
    const { columns: run } = await import('./commands/columns.js');
    finish(await run(files, flags, shell));
  });
};

const rules: Verb = ({ program, words, shell, finish }) => {
  const { verbs, flags: options } = words.help;
  const command = program
    .command('rules')
    .description(verbs.rules)
    .option('--format <FORMAT>', options.rulesFormat);
  withCommonFlags(command, words).action(async (flags: RulesFlags) => {
    const { rules: run } = await import('./commands/rules.js');
    finish(run(flags, shell));
  });
};

const ledger: Verb = ({ program, words, shell, finish }) => {
  const { verbs, arguments: names, flags: options } = words.help;
  const command = program
    .command('ledger')
    .description(verbs.ledger)
    .argument('<results>', names.results)
    .option('--out <DIR>', options.ledgersOut)
    .option('--from <LEDGERS...>', options.ledgersFrom);
  withLedgerFlags(command, words).action(async (results: string, flags: LedgerFlags) => {
    const { ledger: run } = await import('./commands/ledger.js');
    finish(await run(results, flags, shell));
  });
};

const trend: Verb = ({ program, words, shell, finish }) => {
  const { verbs, arguments: names, flags: options } = words.help;
  const command = program
    .command('trend')
    .description(verbs.trend)
    .argument('<results...>', names.resultsOfMonths)
    .option('--out <DIR>', options.trendOut);
  withLedgerFlags(command, words).action(async (results: string[], flags: TrendFlags) => {
    const { trend: run } = await import('./commands/trend.js');
    finish(await run(results, flags, shell));
  });
};

const track: Verb = ({ program, words, shell, finish }) => {
  const { verbs, arguments: names, flags: options } = words.help;
  const command = program
    .command('track')
    .description(verbs.track)
    .argument('<ledgers...>', names.ledgers)
    .option('--as-of <DATE>', options.asOf)
    .option('--out <FILE.xlsx>', options.trackOut);
  withLedgerFlags(command, words).action(async (ledgers: string[], flags: TrackFlags) => {
    const { track: run } = await import('./commands/track.js');
    finish(await run(ledgers, flags, shell));
  });
};

const rollup: Verb = ({ program, words, shell, finish }) => {
  const { verbs, arguments: names, flags: options } = words.help;
  const command = program
    .command('rollup')
    .description(verbs.rollup)
    .argument('<results...>', names.severalResults)
    .option('--out <DIR>', options.out)
    .requiredOption('--name <NAME>', options.rollupName)
    .option('--level <LEVEL>', options.rollupLevel)
    .option('--merge-key <FILE>', options.rollupKey);
  withLedgerFlags(command, words).action(async (results: string[], flags: RollupFlags) => {
    const { rollup: run } = await import('./commands/rollup.js');
    finish(await run(results, flags, shell));
  });
};

const key: Verb = ({ program, words, shell, finish }) => {
  const { verbs, arguments: names } = words.help;
  const command = program.command('key').description(verbs.key).argument('<file>', names.keyFile);
  withScreenFlags(command, words).action(async (file: string, flags: CommonFlags) => {
    const { key: run } = await import('./commands/key.js');
    finish(run(file, flags, shell));
  });
};

const whatif: Verb = ({ program, words, shell, finish }) => {
  const command = program.command('whatif').description(words.help.verbs.whatif);
  withCommonFlags(withMendingFlags(withInputFlags(command, words), words), words).action(
    async (flags: RunFlags) => {
      const { whatif: run } = await import('./commands/whatif.js');
      finish(await run(flags, shell));
    },
  );
};

const seasonality: Verb = ({ program, words, shell, finish }) => {
  const { verbs, arguments: names, flags: options } = words.help;
  const command = program
    .command('seasonality')
    .description(verbs.seasonality)
    .argument('<results...>', names.seasons)
    .option('--out <FILE.yaml>', options.seasonalityOut);
  withScreenFlags(command, words).action(async (results: string[], flags: SeasonalityFlags) => {
    const { seasonality: run } = await import('./commands/seasonality.js');
    finish(await run(results, flags, shell));
  });
};

const backtest: Verb = ({ program, words, shell, finish }) => {
  const { verbs, flags: options } = words.help;
  const command = program
    .command('backtest')
    .description(verbs.backtest)
    .option('--to-date <RESULTS...>', options.toDate)
    .option('--final <RESULTS>', options.final)
    .option('--level <SHARE>', options.level)
    .option('--out <FILE.yaml>', options.backtestOut);
  withPrintingFlags(command, words).action(async (flags: BacktestFlags) => {
    const { backtest: run } = await import('./commands/backtest.js');
    finish(await run(flags, shell));
  });
};

/** In the order in which people use them. */
export const VERBS: readonly Verb[] = [
  init,
  template,
  columns,
  validate,
  status,
  analyze,
  explain,
  trend,
  ledger,
  track,
  rollup,
  key,
  whatif,
  seasonality,
  backtest,
  rules,
  sample,
];
