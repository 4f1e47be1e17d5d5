/** Draws one chart with chart.js: bars lying down, so that long names stay legible in a narrow pane. */
import { BarController, BarElement, CategoryScale, Chart, Legend, LinearScale, Title, type ChartConfiguration, type Plugin } from "chart.js";
import { FEN_PER_UNIT, formatMoneyShort, type Fen } from "../../../model/money";
import type { ChartData } from "../../../report/charts";

Chart.register(BarController, BarElement, CategoryScale, Legend, LinearScale, Title);

/** The colours of a chart, as CSS has them. */
export interface ChartColours {
  readonly ground: string;
  readonly text: string;
  readonly grid: string;
  readonly bar: string;
  readonly second: string;
}

/** How the series of a comparison are called. */
export interface SeriesNames {
  readonly thisYear: string;
  readonly lastYear: string;
  /** Of the whole change, below its parts. */
  readonly wholeChange: string;
}

const LABEL_WIDTH = 8;
const LABEL_LINES = 3;
const ROW = 30;
const ROW_OF_TWO = 44;
const EDGES = 56;
const FONT = "'Segoe UI', 'Microsoft YaHei UI', 'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', 'WenQuanYi Zen Hei', sans-serif";
/** A picture for a document: on paper it is always light. */
const PAPER: ChartColours = { ground: "#ffffff", text: "#242424", grid: "#d1d1d1", bar: "#0f6cbd", second: "#8a8886" };
const PICTURE_WIDTH = 900;

/** How high a chart of so many rows is, in CSS pixels. */
export function chartHeight(chart: ChartData): number {
  return EDGES + (chart.kind === "waterfall" ? ROW : 0) + chart.rows.reduce((sum, row) => sum + Math.max(chart.kind === "pairs" ? ROW_OF_TWO : ROW, 14 * labelLines(row.label).length + 6), 0);
}

/** Draws into a canvas that fills its box; the caller destroys what it gets. */
export function drawChart(canvas: HTMLCanvasElement, chart: ChartData, colours: ChartColours, names: SeriesNames): Chart {
  return new Chart(canvas, configuration(chart, colours, names, false));
}

/** The chart with its title as a PNG on white, twice as fine as the screen. */
export function pictureOf(chart: ChartData, names: SeriesNames): Promise<Blob> {
  const canvas = document.createElement("canvas");
  canvas.width = PICTURE_WIDTH;
  canvas.height = chartHeight(chart) + 48;
  const base = configuration(chart, PAPER, names, true);
  const drawn = new Chart(canvas, { ...base, options: { ...base.options, responsive: false, devicePixelRatio: 2 } });
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      drawn.destroy();
      if (blob) resolve(blob);
      else reject(new Error("the browser made no picture"));
    }, "image/png");
  });
}

function configuration(chart: ChartData, colours: ChartColours, names: SeriesNames, titled: boolean): ChartConfiguration<"bar", Bar[], string[]> {
  const series = seriesOf(chart, colours, names);
  const font = { family: FONT, size: 12 };
  return {
    type: "bar",
    data: { labels: [...chart.rows.map(({ label }) => label), ...(chart.kind === "waterfall" ? [names.wholeChange] : [])].map((label) => [...labelLines(label)]), datasets: series.map((each) => ({ ...each, borderRadius: 2, maxBarThickness: 18 })) },
    plugins: [ground(colours), amounts(chart, colours)],
    options: {
      indexAxis: "y",
      animation: false,
      events: [],
      maintainAspectRatio: false,
      // Room for the amounts beyond the ends of the bars.
      layout: { padding: { right: 64, left: 2 } },
      plugins: {
        legend: { display: chart.kind === "pairs", position: "bottom", labels: { color: colours.text, font, boxWidth: 12 } },
        title: { display: titled, text: `${chart.title}（${chart.unit}）`, color: colours.text, font: { ...font, size: 16 } },
      },
      scales: {
        x: { beginAtZero: true, grid: { color: colours.grid }, border: { display: false }, ticks: { color: colours.text, font: { ...font, size: 11 }, maxTicksLimit: 4 } },
        y: { grid: { display: false }, border: { color: colours.grid }, ticks: { color: colours.text, font, autoSkip: false } },
      },
    },
  };
}

/** A length, or where a bar begins and ends. */
type Bar = number | [number, number];

interface Series {
  readonly label: string;
  readonly data: Bar[];
  readonly backgroundColor: string | string[];
}

function seriesOf(chart: ChartData, colours: ChartColours, names: SeriesNames): readonly Series[] {
  const length = (fen: Fen): number => fen / FEN_PER_UNIT[chart.unit];
  switch (chart.kind) {
    case "bars": return [{ label: chart.title, data: chart.rows.map(({ value }) => length(value)), backgroundColor: colours.bar }];
    case "pairs": return [
      { label: names.thisYear, data: chart.rows.map(({ value }) => length(value)), backgroundColor: colours.bar },
      { label: names.lastYear, data: chart.rows.map(({ lastYear }) => length(lastYear)), backgroundColor: colours.second },
    ];
    case "waterfall": {
      // Each part begins where the one before it ends; the whole change is measured from nothing.
      let from = 0;
      const parts = chart.rows.map(({ value, lastYear }): Bar => {
        const to = from + value - lastYear;
        const bar: Bar = [length(from), length(to)];
        from = to;
        return bar;
      });
      return [{ label: chart.title, data: [...parts, [0, length(from)]], backgroundColor: [...chart.rows.map(() => colours.second), colours.bar] }];
    }
  }
}

/** What is written behind a bar: the amount as the table prints it, of a change with its sign. */
function amountOf(chart: ChartData, series: number, index: number): string | null {
  if (chart.kind === "waterfall") {
    const parts = index < chart.rows.length ? chart.rows.slice(index, index + 1) : chart.rows;
    const change = parts.reduce((sum, { value, lastYear }) => sum + value - lastYear, 0);
    return `${change > 0 ? "+" : ""}${formatMoneyShort(change, chart.unit)}`;
  }
  const row = chart.rows[index];
  if (!row) return null;
  return formatMoneyShort(series === 1 && "lastYear" in row ? row.lastYear : row.value, chart.unit);
}

function ground({ ground: colour }: ChartColours): Plugin<"bar"> {
  return {
    id: "ground",
    beforeDraw: ({ ctx, width, height }) => {
      ctx.save();
      ctx.fillStyle = colour;
      ctx.fillRect(0, 0, width, height);
      ctx.restore();
    },
  };
}

/** Writes every amount behind its bar, as the table prints it. */
function amounts(chart: ChartData, colours: ChartColours): Plugin<"bar"> {
  return {
    id: "amounts",
    afterDatasetsDraw: (drawn) => {
      const { ctx } = drawn;
      ctx.save();
      ctx.font = `11px ${FONT}`;
      ctx.fillStyle = colours.text;
      ctx.textBaseline = "middle";
      const zero = drawn.scales["x"]?.getPixelForValue(0) ?? 0;
      drawn.data.datasets.forEach((_, series) => {
        drawn.getDatasetMeta(series).data.forEach((bar, index) => {
          const amount = amountOf(chart, series, index);
          // A bar that goes down ends at the left of where it begins.
          const begin = bar instanceof BarElement ? bar.getProps(["base"], true).base : zero;
          if (amount !== null) ctx.fillText(amount, Math.max(bar.x, begin) + 4, bar.y);
        });
      });
      ctx.restore();
    },
  };
}

/** A name broken into short lines; what does not fit ends in an ellipsis, the table has it whole. */
function labelLines(label: string): readonly string[] {
  const characters = [...label];
  const lines = Array.from({ length: Math.ceil(characters.length / LABEL_WIDTH) }, (_, line) => characters.slice(line * LABEL_WIDTH, (line + 1) * LABEL_WIDTH).join(""));
  if (lines.length <= LABEL_LINES) return lines;
  return [...lines.slice(0, LABEL_LINES - 1), `${(lines[LABEL_LINES - 1] ?? "").slice(0, LABEL_WIDTH - 1)}…`];
}
