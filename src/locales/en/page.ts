import type { Level } from '../../domain/outcomes/level.js';
import type { PageWords } from '../zh/page.js';
import { counted } from './count.js';
import { capital, rollup, SEVERAL } from './sheets/rollup.js';

export const page: PageWords = {
  htmlLang: 'en',
  title: (place) => `Household income of two years, ${place}`,
  skip: 'Skip to the report',
  choose: 'Figures of',
  chosen: (name) => `Now shown: ${name}`,
  unmasked: 'This page holds whole ID numbers: keep it safe and pass it to nobody.',
  audience: {
    township: 'For the township: holds personal data of households.',
    county:
      'For the county: heads by their surname, no ID numbers, red and orange households only.',
    public: 'Public: small numbers are replaced by c (confidential); no households are listed.',
  },
  hidden: 'c is confidential: too few households, or a figure that others would give away.',
  estimated: 'Amounts of last year are estimates of what was due so far, not the whole year.',
  definition: 'Definition',
  none: 'none',
  nothingCompared: 'No household has income in both years: there is nothing to compare.',
  unit: 'Amounts in yuan',
  sortBy: (column) => `Sort by ${column}`,
  sections: {
    headline: 'Overview',
    composition: 'Income by source, and what each adds to growth',
    brackets: 'Brackets of income per head, and moves between them',
    factors: 'Risk factors of falling income',
    projection: 'Projection of the year',
    villages: 'Villages',
    townships: 'Townships',
    heat: 'Factors by village',
    households: 'Households to look at first',
    months: 'Since the previous result',
    definitions: 'Definitions',
  },
  headline: {
    roster: 'Households of last year',
    surveyed: 'Compared',
    notFound: 'Not found this year',
    notCompared: 'Without income',
    new: 'New this year',
    up: 'Rising',
    down: 'Falling',
    flat: 'Level',
    perCapitaPrior: 'Net income per head, last year',
    perCapitaCurrent: 'Net income per head, this year',
    growth: 'Growth per head',
    reached: 'Growth target',
    reachedYes: 'reached',
    reachedNo: 'not reached',
    met: 'Target met',
    notMet: 'Target not met',
    notAssessable: 'Not assessable',
    shortfall: 'Short of the target',
    red: 'Red warning',
    orange: 'Orange warning',
    yellow: 'Yellow warning',
    monitored: 'Monitored',
    monitoredDown: 'Monitored and falling',
  },
  columns: {
    name: 'Name',
    source: 'Source',
    prior: 'Last year',
    current: 'This year',
    contribution: 'Adds to growth per head (points)',
    bracket: 'Bracket',
    from: 'Last year \\ this year',
    factor: 'Factor',
    households: 'Households',
    shareOfSurveyed: 'Of compared',
    declining: 'Of these falling',
    shareOfDeclining: 'Of falling',
    verify: 'To verify',
    amount: 'Amount lost',
    causes: 'Causes',
    id: 'Household no.',
    head: 'Head',
    type: 'Type',
    monitored: 'Monitored as',
    warning: 'Warning',
    trend: 'Trend',
    net: 'Net income, this year',
    change: 'Change',
    shortfall: 'Short of target',
    factors: 'Factors',
    measures: 'Measures',
    village: 'Village',
    period: 'Period',
  },
  filters: {
    village: 'Village',
    type: 'Type',
    factor: 'Factor',
    warning: 'Warning',
    all: 'all',
    shown: (shown, all) => `${shown} of ${counted(all, 'household')} shown`,
    more: 'Show more',
    first: (shown, all) =>
      `The most urgent ${shown} of ${counted(all, 'household')}; with scripts on, all can be shown and filtered.`,
  },
  chart: {
    composition: 'Bar chart: income by source in both years; the figures are in the table below',
    brackets: 'Bar chart: households by bracket in both years; the figures are in the table below',
  },
  pictures: {
    composition: 'Income by source',
    brackets: 'Households by income per head',
    units: { composition: ' (yuan)', brackets: '' },
  },
  projection: {
    net: 'Projected net income',
    perCapita: 'Projected per head',
    growth: 'Projected growth',
    likely: 'Likely to fall',
    possible: 'May fall',
    targetMet: 'Projected to meet the target',
  },
  months: {
    figures: 'Figures of both results',
    before: 'Previous',
    now: 'This one',
    own: 'What changed between the two',
    moves: 'What changed, by village',
  },
  definitions: {
    headline:
      'Compared: households with income in both years. Income per head is the sum of net income divided by the persons of that year. Growth is the change of it divided by last year’s.',
    composition:
      'Business income is gross income less costs. What the sources add comes to the growth per head exactly.',
    brackets:
      'By each household’s income per head of that year. Rows of the moves are last year’s brackets, columns this year’s.',
    factors:
      'A household with several factors counts in each, so they may add up to more than all. Of falling: falling households with the factor divided by all falling ones.',
    villages:
      'The same figures as in the villages’ workbooks. A village’s name shows all figures of it.',
    heat: 'Households with the factor; the darker, the larger their share of the village’s compared households.',
    households: 'Monitored ones first, then by warning, then by what is missing to the target.',
    months:
      'What became of the same households since the previous result. Newly falling: falls now, did not then.',
    projection:
      'Carried forward to the end of the year by the shares of months: no actual figures.',
  },
};

/** The page one level up: where villages stood, the level beneath stands. */
export const pageOver = (below: Level): PageWords => {
  const [one, several] = [rollup.level[below], SEVERAL[below]];
  return {
    ...page,
    audience: {
      ...page.audience,
      county: 'Results put together: counts and amounts, no households.',
    },
    sections: { ...page.sections, villages: capital(several), heat: `Factors by ${one}` },
    definitions: {
      ...page.definitions,
      villages: `The name of a ${one} shows all figures of it.`,
      heat: `Households with the factor; the darker, the larger their share of the compared households of the ${one}.`,
    },
  };
};
