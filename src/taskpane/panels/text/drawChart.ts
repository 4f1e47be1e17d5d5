/** Draws one chart with chart.js: bars lying down, so that long names stay legible in a narrow pane. */
import { BarController, BarElement, CategoryScale, Chart, Legend, LinearScale, Title, type ChartConfiguration, type Plugin } from "chart.js";
import { formatMoneyShort } from "../../../model/money";
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
}

const FEN_PER_WAN = 1_000_000;
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
  return EDGES + chart.rows.reduce((sum, row) => sum + Math.max(chart.kind === "pairs" ? ROW_OF_TWO : ROW, 14 * labelLines(row.label).length + 6), 0);
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

function configuration(chart: ChartData, colours: ChartColours, names: SeriesNames, titled: boolean): ChartConfiguration<"bar", number[], string[]> {
  const wan = (fen: number): number => fen / FEN_PER_WAN;
  const series =
    chart.kind === "bars"
      ? [{ label: chart.title, data: chart.rows.map(({ value }) => wan(value)), backgroundColor: colours.bar }]
      : [
          { label: names.thisYear, data: chart.rows.map(({ value }) => wan(value)), backgroundColor: colours.bar },
          { label: names.lastYear, data: chart.rows.map(({ lastYear }) => wan(lastYear)), backgroundColor: colours.second },
        ];
  const font = { family: FONT, size: 12 };
  return {
    type: "bar",
    data: { labels: chart.rows.map(({ label }) => [...labelLines(label)]), datasets: series.map((each) => ({ ...each, borderRadius: 2, maxBarThickness: 18 })) },
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
        title: { display: titled, text: `${chart.title}（万元）`, color: colours.text, font: { ...font, size: 16 } },
      },
      scales: {
        x: { beginAtZero: true, grid: { color: colours.grid }, border: { display: false }, ticks: { color: colours.text, font: { ...font, size: 11 }, maxTicksLimit: 4 } },
        y: { grid: { display: false }, border: { color: colours.grid }, ticks: { color: colours.text, font, autoSkip: false } },
      },
    },
  };
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
          const row = chart.rows[index];
          if (!row) return;
          const fen = series === 1 && "lastYear" in row ? row.lastYear : row.value;
          ctx.fillText(formatMoneyShort(fen, "万元"), Math.max(bar.x, zero) + 4, bar.y);
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
