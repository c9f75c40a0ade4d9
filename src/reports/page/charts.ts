import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TitleComponent } from 'echarts/components';
import { type EChartsType, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { HIDDEN } from '../../results/told.js';
import { Html, html } from './html.js';

use([BarChart, GridComponent, LegendComponent, TitleComponent, SVGRenderer]);

const WIDTH = 600;
const HEIGHT = 220;
/** Light and dark of one hue: told apart without seeing colours, and in print. */
const COLOURS = ['#9db7d5', '#1f4e79'];
const INK = '#333';
/** The size of a chart for a slide. */
const SLIDE = { width: 960, height: 540 };
/** What systems call their Chinese fonts; the last is for all others. */
const FONTS = 'Microsoft YaHei, PingFang SC, Noto Sans CJK SC, sans-serif';
/**
 * Fonts for texts of figures alone: who draws a chart as a picture needs twenty megabytes more for
 * each character of a Chinese font.
 */
const FIGURE_FONTS = 'Arial, Helvetica, Liberation Sans, DejaVu Sans, sans-serif';

/** The value of a bar; a hidden one has no bar and shows its sign instead of a figure. */
type Value = number | typeof HIDDEN | null;

export interface Bars {
  /** What the picture shows, for those who do not see it. */
  readonly label: string;
  readonly classes: readonly string[];
  readonly years: readonly { readonly name: string; readonly values: readonly Value[] }[];
  /** How a figure is written. */
  readonly figure: (value: number) => string;
}

/** A chart that stands alone. */
export interface Picture {
  /** The group, and what is shown of it. */
  readonly place: string;
  readonly title: string;
  readonly notes: readonly string[];
  readonly bars: Bars;
}

/** Draws bars of two years as SVG that stands in a page by itself: no script, no style of its own. */
export class Drawing {
  readonly #chart: EChartsType = init(null, null, {
    renderer: 'svg',
    ssr: true,
    width: WIDTH,
    height: HEIGHT,
  });

  /** What charts have in common, each once: axes, names, legends. */
  readonly #frames = new Map<string, string>();

  bars({ label, classes, years }: Bars): Html {
    this.#chart.setOption(optionsOf(classes, years), true);
    const { frame, bars } = apart(plainSvg(this.#chart.renderToSVGString()));
    const known = this.#frames.get(frame) ?? `f${this.#frames.size}`;
    this.#frames.set(frame, known);
    return html`<svg class="chart" role="img" aria-label="${label}" viewBox="0 0 ${WIDTH} ${HEIGHT}"><use href="#${known}"/>${bars.map((d, n) => html`<path class="y${n}" d="${d}"/>`)}</svg>`;
  }

  /** Stands once on the page of the charts. */
  frames(): Html {
    const frames = Array.from(
      this.#frames,
      ([frame, id]) => `<g id="${id}" class="frame">${frame}</g>`,
    );
    return html`<svg class="frames" aria-hidden="true"><defs>${new Html(frames.join(''))}</defs></svg>`;
  }

  /** An SVG file. No table stands beside it, so each bar has its figure. */
  picture(picture: Picture): string {
    this.#chart.resize(SLIDE);
    this.#chart.setOption(pictureOptions(picture), true);
    const svg = plainSvg(this.#chart.renderToSVGString()).replace(
      /<text (?=[^>]*>[ -~]+<\/text>)/gu,
      `<text font-family="${FIGURE_FONTS}" `,
    );
    const { width, height } = SLIDE;
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${FONTS}"><rect width="${width}" height="${height}" fill="#fff"/>${svg}</svg>\n`;
  }

  dispose(): void {
    this.#chart.dispose();
  }
}

const optionsOf = (classes: Bars['classes'], years: Bars['years']) => ({
  animation: false,
  color: COLOURS,
  // A font name with quotes would end the attribute.
  textStyle: { fontFamily: 'sans-serif', color: INK },
  legend: { top: 0, itemGap: 28, selectedMode: false, data: years.map(({ name }) => name) },
  grid: { left: 8, right: 8, top: 32, bottom: 16 + 18 * linesBeneath(classes) },
  xAxis: {
    type: 'category' as const,
    data: [...classes],
    axisTick: { show: false },
    axisLabel: { interval: 0, fontSize: 12, lineHeight: 18, color: INK },
  },
  // The figures stand in the table below.
  yAxis: { type: 'value' as const, axisLabel: { show: false }, splitLine: { show: false } },
  series: years.map(({ name, values }) => ({
    type: 'bar' as const,
    name,
    silent: true,
    barMaxWidth: 46,
    data: values.map((value) => (value === HIDDEN ? null : value)),
  })),
});

/** Names of classes may have several lines. */
const linesBeneath = (classes: Bars['classes']): number =>
  Math.max(1, ...classes.map((name) => name.split('\n').length));

/** The options of a picture; lying bars leave room for a figure behind each, however long it is. */
const pictureOptions = ({ place, title, notes, bars: { classes, years, figure } }: Picture) => ({
  animation: false,
  color: COLOURS,
  textStyle: { fontFamily: 'sans-serif', color: INK },
  title: {
    text: place,
    subtext: [title, ...notes].join('\n'),
    left: 24,
    top: 16,
    textStyle: { fontSize: 24, fontWeight: 'normal' as const, color: INK },
    subtextStyle: { fontSize: 14, lineHeight: 20, color: INK },
  },
  legend: { right: 24, top: 20, selectedMode: false, data: years.map(({ name }) => name) },
  grid: { left: 150, right: 170, top: 92 + notes.length * 20, bottom: 24 },
  xAxis: { type: 'value' as const, axisLabel: { show: false }, splitLine: { show: false } },
  yAxis: {
    type: 'category' as const,
    data: [...classes],
    inverse: true,
    axisTick: { show: false },
    axisLabel: { interval: 0, fontSize: 16, lineHeight: 20, color: INK },
  },
  series: years.map(({ name, values }) => ({
    type: 'bar' as const,
    name,
    silent: true,
    barMaxWidth: 36,
    data: values.map((value) => (value === HIDDEN ? UNTOLD : value)),
    label: {
      show: true,
      position: 'outside' as const,
      fontSize: 14,
      color: INK,
      formatter: ({ value }: { value?: unknown }) =>
        typeof value === 'number' ? figure(value) : '',
    },
  })),
});

/** A hidden value: no bar, only its sign. */
const UNTOLD = { value: 0, label: { formatter: HIDDEN } };

/** The bars of each year as one path, and everything else. */
function apart(svg: string): { readonly frame: string; readonly bars: readonly string[] } {
  const bars = COLOURS.map((colour) => {
    const own = svg.matchAll(new RegExp(`<path d="([^"]*)" fill="${colour}"/>`, 'gu'));
    return Array.from(own, ([, d = '']) => shorter(d)).join('');
  });
  const all = new RegExp(`<path d="[^"]*" fill="(?:${COLOURS.join('|')})"/>`, 'gu');
  return { frame: svg.replace(all, ''), bars };
}

/** Lines along an axis need one number: `l46 0` is `h46`. */
const shorter = (d: string): string =>
  d.replace(/l(-?[\d.]+) 0(?![\d.])/gu, 'h$1').replace(/l0 (-?[\d.]+)/gu, 'v$1');

/** Without what only a browser's script would use, and with attributes in place of styles. */
const plainSvg = (svg: string): string =>
  svg
    .replace(/^<svg[^>]*>\s*/u, '')
    .replace(/<\/svg>\s*$/u, '')
    .replace(/<style[^>]*>.*?<\/style>/gsu, '')
    .replace(/ (?:ecmeta_\w+|class|pointer-events)="[^"]*"/gu, '')
    .replace(/ style="font-size:(\d+)px;font-family:[^"]*"/gu, ' font-size="$1"')
    .replace(/<rect width="\d+" height="\d+" x="0" y="0" fill="none"><\/rect>\s*/u, '')
    .replace(/><\/(?:path|rect)>/gu, '/>')
    .replace(/\n/gu, '');
