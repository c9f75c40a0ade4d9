import type { FactorNumber } from '../../domain/factor.js';
import { ITEMS_OF } from '../../domain/fields.js';
import { createRandom, type Random } from '../random.js';
import { type Course, makeCurrent } from './current.js';
import { declare } from './declared.js';
import { byWeight, DECLINES, declineDeck } from './declines/deck.js';
import type { Decline } from './declines/decline.js';
import { makeIdNumber, makeName } from './people.js';
import { idPrefix, MOST_VILLAGES, type SamplePlace, sampleVillage } from './places.js';
import { plausible } from './plausible.js';
import { type Livelihood, makePrior } from './prior.js';
import { allot, type Role, type Shares } from './roles.js';
import { addTotals, type Row } from './row.js';

/** What is true of one village in both years, before anyone writes it down. */
export interface VillageTruth {
  /** From 0. */
  readonly number: number;
  readonly name: string;
  readonly township: string;
  readonly prior: readonly Row[];
  readonly current: readonly Row[];
}

export interface TruthOptions {
  readonly villages: number;
  /** Households of last year in each village. */
  readonly households: number;
  readonly seed: number;
  readonly shares: Shares;
  readonly place: SamplePlace;
}

const TRUTH_STREAM = 1;
const DECK_STREAM = 2;
const MOST_HOUSEHOLDS = 9000;
const MOST_TRIES = 2000;

/** What is carried from village to village. */
interface Township {
  readonly options: TruthOptions;
  readonly idNumbers: Set<string>;
  readonly declines: Generator<Decline, never>;
  /** Rows of this year of households that have moved to the next village. */
  moving: Row[];
  monitored: number;
}

interface Years {
  readonly prior: Row;
  readonly current: Row;
}

/** Declines that come on top of another. */
const COMPANIONS = byWeight(
  DECLINES.filter(({ touches, livelihood }) => touches !== 'whole' && livelihood === 'wages'),
);
/** Losses of households that rise all the same, because they earn more elsewhere. */
const LOSSES_OF_RISING = COMPANIONS.filter(({ touches }) => touches !== 'wages');

const MONITORED_KINDS = ['脱贫不稳定户', '边缘易致贫户', '突发严重困难户'] as const;
const CLEARED = ['否', '是', '否', null, '是'] as const;

class VillageMaker {
  private readonly names = new Set<string>();
  private nextNumber = 1;
  readonly prior: Row[] = [];
  readonly current: Row[] = [];

  constructor(
    private readonly township: Township,
    private readonly number: number,
    private readonly random: Random,
  ) {}

  arrive(row: Row): void {
    this.place(row);
    if (this.names.has(String(row.get('head')))) row.set('head', this.newName());
    else this.names.add(String(row.get('head')));
    if (this.random.chance(0.5)) row.set('id', this.newId());
    this.current.push(row);
  }

  add(role: Role): void {
    const { prior, current } = this.makeYears(role);
    this.identify(prior);
    const shared = ['county', 'township', 'village', 'hamlet', 'id', 'head', 'idNumber'] as const;
    for (const field of [...shared, 'type', 'helper'] as const) {
      current.set(field, prior.get(field) ?? '');
    }
    this.monitor(role, prior, current);
    addTotals(prior);
    addTotals(current);
    if (role !== 'new') this.prior.push(prior);
    switch (role) {
      case 'gone':
        return;
      case 'moved':
        this.township.moving.push(current);
        return;
      case 'matchedByIdNumber':
        current.delete('id');
        break;
      case 'matchedByName':
        current.delete('id');
        current.delete('idNumber');
        break;
      case 'headChanged':
        current.set('head', this.newName());
        current.set('idNumber', this.newIdNumber(1960, 1998));
        break;
      case 'notSurveyed':
        this.current.push(leaveBlank(current));
        return;
      default:
    }
    this.current.push(current);
  }

  private makeYears(role: Role): Years {
    const { random } = this;
    const course: Course = role === 'down' ? 'down' : role === 'flat' ? 'flat' : 'up';
    const declines = this.drawDeclines(role);
    const livelihood = declines[0]?.livelihood ?? random.pick(LIVELIHOODS);
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const prior = makePrior(livelihood, random);
      for (const decline of declines) decline.prepare(prior, random);
      const current = makeCurrent(prior, course, random);
      for (const decline of declines) decline.fall(prior, current, random);
      if (!plausible(prior, current, course)) continue;
      if (role === 'down') {
        const reasons = declare(
          declines.map(({ factor }): FactorNumber => factor),
          random,
        );
        if (reasons !== null) current.set('declared', reasons);
      }
      fillSomeZeros(prior, random);
      fillSomeZeros(current, random);
      return { prior, current };
    }
    throw new Error(`no plausible household: ${role} ${declines.map(({ name }) => name).join()}`);
  }

  private drawDeclines(role: Role): readonly Decline[] {
    const { random } = this;
    if (role === 'upWithLoss') return [random.pick(LOSSES_OF_RISING)];
    if (role !== 'down') return [];
    const first = this.township.declines.next().value;
    if (first.touches === 'whole' || !random.chance(0.3)) return [first];
    return [first, random.pick(COMPANIONS.filter(({ touches }) => touches !== first.touches))];
  }

  private identify(row: Row): void {
    const { random } = this;
    const old = row.get('labour') === 0;
    row.set('id', this.newId());
    row.set('head', this.newName());
    row.set('idNumber', old ? this.newIdNumber(1936, 1955) : this.newIdNumber(1954, 1988));
    row.set('type', '脱贫户');
    row.set('helper', makeName(random));
    this.place(row);
  }

  private place(row: Row): void {
    const { county, township } = this.township.options.place;
    row.set('county', county);
    row.set('township', township);
    row.set('village', sampleVillage(this.number));
    row.set('hamlet', `${this.random.whole(1, 4)}组`);
  }

  /** Every twelfth household is monitored; the three kinds and the answers take turns. */
  private monitor(role: Role, prior: Row, current: Row): void {
    if (!this.random.chance(0.09)) return;
    const turn = this.township.monitored;
    this.township.monitored += 1;
    const kind = MONITORED_KINDS[turn % MONITORED_KINDS.length] ?? MONITORED_KINDS[0];
    const labour = Number(current.get('labour')) > 0;
    const cleared = CLEARED[turn % CLEARED.length] ?? null;
    const type = kind === '脱贫不稳定户' ? '脱贫户' : '一般农户';
    for (const row of [prior, current]) {
      row.set('type', type);
      row.set('monitored', kind);
      row.set('riskCleared', '否');
    }
    if (cleared === null) current.delete('riskCleared');
    else current.set('riskCleared', role === 'down' || !labour ? '否' : cleared);
    if (this.random.chance(0.3)) {
      prior.delete('monitored');
      prior.delete('riskCleared');
    }
  }

  private newName(): string {
    for (;;) {
      const name = makeName(this.random);
      if (this.names.has(name)) continue;
      this.names.add(name);
      return name;
    }
  }

  private newIdNumber(bornFrom: number, bornTo: number): string {
    const { idNumbers: taken, options } = this.township;
    return makeIdNumber(this.random, bornFrom, bornTo, { taken, share: options.place });
  }

  private newId(): string {
    const household = String(this.nextNumber).padStart(4, '0');
    this.nextNumber += 1;
    const village = String(this.number + 1).padStart(4, '0');
    return `${idPrefix(this.township.options.place.number)}${village}${household}`;
  }
}

const LIVELIHOODS: readonly Livelihood[] = [
  ...Array<Livelihood>(15).fill('wages'),
  ...Array<Livelihood>(2).fill('farming'),
  ...Array<Livelihood>(3).fill('pension'),
];

/** Fields of a household that was not surveyed: who it is, and why nothing more. */
const IDENTITY = [
  ...(['county', 'township', 'village', 'hamlet', 'id', 'head', 'idNumber', 'type'] as const),
  ...(['monitored', 'riskCleared', 'population', 'labour', 'welfare', 'helper'] as const),
];

function leaveBlank(row: Row): Row {
  const blank: Row = new Map();
  for (const field of IDENTITY) {
    const value = row.get(field);
    if (value !== undefined) blank.set(field, value);
  }
  return blank.set('note', '外出未归,未排查');
}

function fillSomeZeros(row: Row, random: Random): void {
  for (const items of Object.values(ITEMS_OF)) {
    for (const item of items) if (!row.has(item) && random.chance(0.12)) row.set(item, 0);
  }
}

/**
 * A township village by village. What is true depends on the seed, the sizes and the shares only,
 * not on the style in which it is written.
 */
export function* makeTruth(options: TruthOptions): Generator<VillageTruth> {
  const { villages, households, seed } = options;
  requireWhole('villages', villages, 1, MOST_VILLAGES);
  requireWhole('households', households, 1, MOST_HOUSEHOLDS);
  requireWhole('seed', seed, 0, Number.MAX_SAFE_INTEGER);
  const township: Township = {
    options,
    idNumbers: new Set(),
    declines: declineDeck(createRandom(seed, DECK_STREAM)),
    moving: [],
    monitored: 0,
  };
  for (let number = 0; number < villages; number += 1) {
    const random = createRandom(seed, TRUTH_STREAM, number);
    const maker = new VillageMaker(township, number, random);
    const arriving = township.moving;
    township.moving = [];
    for (const role of random.shuffle(allot(options, number))) maker.add(role);
    for (const row of arriving) maker.arrive(row);
    yield {
      number,
      name: sampleVillage(number),
      township: options.place.township,
      prior: maker.prior,
      current: random.shuffle(maker.current),
    };
  }
}

function requireWhole(name: string, value: number, least: number, most: number): void {
  if (!Number.isSafeInteger(value) || value < least || value > most) {
    throw new RangeError(`${name} must be a whole number from ${least} to ${most}: ${value}`);
  }
}
