import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { type EChartsType, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { Html, html } from './html.js';

use([BarChart, GridComponent, LegendComponent, SVGRenderer]);

const WIDTH = 600;
const HEIGHT = 220;
/** Light and dark of one hue: told apart without seeing colours, and in print. */
const COLOURS = ['#9db7d5', '#1f4e79'];
const INK = '#333';

export interface Bars {
  /** What the picture shows, for those who do not see it. */
  readonly label: string;
  readonly classes: readonly string[];
  readonly years: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
}

/** Draws bars of two years as SVG that stands in a page by itself: no script, no style of its own. */
export class Drawing {
  readonly #chart: EChartsType = init(null, null, {
    renderer: 'svg',
    ssr: true,
    width: WIDTH,
    height: HEIGHT,
  });

  bars({ label, classes, years }: Bars): Html {
    this.#chart.setOption(optionsOf(classes, years), true);
    const svg = this.#chart.renderToSVGString();
    return html`<svg class="chart" role="img" aria-label="${label}" viewBox="0 0 ${WIDTH} ${HEIGHT}">${new Html(plainSvg(svg))}</svg>`;
  }

  dispose(): void {
    this.#chart.dispose();
  }
}

const optionsOf = (classes: Bars['classes'], years: Bars['years']) => ({
  animation: false,
  color: COLOURS,
  // Quotes in it would end the attribute.
  textStyle: { fontFamily: 'sans-serif', color: INK },
  legend: { top: 0, selectedMode: false, data: years.map(({ name }) => name) },
  grid: { left: 8, right: 8, top: 32, bottom: 30 },
  xAxis: {
    type: 'category' as const,
    data: [...classes],
    axisTick: { show: false },
    axisLabel: { interval: 0, fontSize: 12, color: INK },
  },
  // The figures stand in the table below.
  yAxis: { type: 'value' as const, axisLabel: { show: false }, splitLine: { show: false } },
  series: years.map(({ name, values }) => ({
    type: 'bar' as const,
    name,
    silent: true,
    barMaxWidth: 46,
    data: [...values],
  })),
});

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
