import { amountText } from '../../domain/figures.js';
import { householdKey } from '../../domain/names/household-key.js';
import { villageName } from '../../domain/names/village-name.js';
import type { Both, Group } from '../../domain/outcomes/result.js';
import type { GroupShift, HouseholdShift, Shift, WhatIf } from '../../domain/outcomes/what-if.js';
import type { Screen } from '../screen/screen.js';

/** What a changed policy would change: keys, villages, factors, households. */
export function printWhatIf(
  trial: WhatIf,
  [present, changed]: readonly [string, string],
  screen: Screen,
): void {
  const { whatIf: words } = screen.words;
  const { bold, dim } = screen.paint;
  screen.print(bold(words.title(present, changed)));
  if (trial.differences.length === 0) screen.print(words.nothingDiffers);
  else screen.print(keyTable(trial, screen));
  screen.print(`\n${bold(words.groups)}`);
  screen.print(groupTable(trial, screen));
  screen.print(`\n${bold(words.factors)}`);
  screen.print(factorTable(trial.township, screen));
  screen.print(`\n${bold(words.households(trial.households.length))}`);
  if (trial.households.length > 0) screen.print(householdTable(trial, screen));
  screen.print(dim(words.notAdopted));
}

function keyTable({ differences }: WhatIf, screen: Screen): string {
  const { whatIf: words } = screen.words;
  const shown = (value: unknown): string =>
    value === undefined || value === null ? words.none : JSON.stringify(value);
  return screen.table({
    head: [...words.keyHead],
    text: [0, 1, 2],
    rows: differences.map(({ key, present, changed }) => [key, shown(present), shown(changed)]),
  });
}

/** Two figures as text, or one where both are the same. */
function pairText(before: number | string, after: number | string, { paint }: Screen): string {
  return before === after ? String(before) : paint.yellow(`${before}→${after}`);
}

function groupTable({ villages, township }: WhatIf, screen: Screen): string {
  const { whatIf: words } = screen.words;
  const several = new Set(villages.map(({ present }) => present.township)).size > 1;
  return screen.table({
    head: [...words.groupHead],
    align: ['left', ...new Array<'right'>(words.groupHead.length - 1).fill('right')],
    spare: [1, 4, 6, 9],
    rows: villages.map((village) => groupRow(nameOf(village.present, several), village, screen)),
    foot: [groupRow(words.total, township, screen)],
  });
}

const nameOf = ({ name, township }: Group, several: boolean): string =>
  villageName({ village: name, township }, several);

function groupRow(name: string, { present, changed, shifted }: GroupShift, screen: Screen) {
  const { reached } = screen.words.whatIf;
  const pair = (of: (group: Group) => number | string): string =>
    pairText(of(present), of(changed), screen);
  return [
    name,
    String(present.households.surveyed),
    pair(({ trend }) => trend.up.households),
    pair(({ trend }) => trend.down.households),
    pair(({ trend }) => trend.flat.households),
    pair(({ target }) => target.met),
    pair(({ target }) => answerText(target.reached, reached)),
    pair(({ warning }) => warning.red),
    pair(({ warning }) => warning.orange),
    pair(({ warning }) => warning.yellow),
    String(shifted),
  ];
}

const answerText = (
  answer: boolean | null,
  words: { readonly yes: string; readonly no: string; readonly unknown: string },
): string => (answer === null ? words.unknown : answer ? words.yes : words.no);

function factorTable({ present, changed }: GroupShift, screen: Screen): string {
  const { whatIf: words, terms } = screen.words;
  return screen.table({
    head: [...words.factorHead],
    align: ['right', 'left', 'right', 'right', 'right'],
    rows: present.factors.map((factor, n) => {
      const after = changed.factors[n] ?? factor;
      const pair = (key: 'households' | 'declining' | 'primary'): string =>
        pairText(factor[key], after[key], screen);
      return [
        String(factor.factor),
        terms.factors[factor.key],
        pair('households'),
        pair('declining'),
        pair('primary'),
      ];
    }),
  });
}

const SHOWN = 50;

function householdTable({ households }: WhatIf, screen: Screen): string {
  const { whatIf: words } = screen.words;
  return screen.table({
    head: [...words.householdHead],
    text: [0, 2, 3],
    most: SHOWN,
    rows: households.map((shift) => {
      const { household } = shift;
      return [
        household.village,
        householdKey(household).key,
        household.head ?? '',
        shiftTexts(shift, screen).join('；'),
      ];
    }),
  });
}

function shiftTexts(shift: HouseholdShift, { words: { whatIf, terms } }: Screen): string[] {
  const { changes, met, none } = whatIf;
  const text = <T>(
    pair: Both<T> | null,
    sentence: (before: string, after: string) => string,
    say: (value: T) => string,
  ): string[] => (pair === null ? [] : [sentence(say(pair.prior), say(pair.current))]);
  const names = <Key extends string>(
    { added, removed }: Shift<Key>,
    sentence: (added: string, removed: string) => string,
    known: Readonly<Record<Key, string>>,
  ): string[] => {
    const list = (keys: readonly Key[], sign: (names: string) => string): string =>
      keys.length === 0 ? '' : sign(keys.map((key) => known[key]).join('、'));
    if (added.length + removed.length === 0) return [];
    return [sentence(list(added, whatIf.added), list(removed, whatIf.removed))];
  };
  const money = (fen: number | null): string => (fen === null ? none : amountText(fen));
  return [
    ...text(shift.trend, changes.trend, (trend) => terms.trends[trend]),
    ...text(shift.warning, changes.warning, (warning) => terms.warnings[warning]),
    ...text(shift.met, changes.target, (answer) => answerText(answer, met)),
    ...text(shift.shortfall, changes.shortfall, money),
    ...text(shift.primary, changes.primary, (key) => (key === null ? none : terms.factors[key])),
    ...names(shift.factors, changes.factors, terms.factors),
    ...names(shift.measures, changes.measures, terms.measures),
  ];
}
