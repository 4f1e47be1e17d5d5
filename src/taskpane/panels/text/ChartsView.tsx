import { useEffect, useRef, useState, type ReactNode } from "react";
import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { formatMoney, formatMoneyShort } from "../../../model/money";
import type { ChartData } from "../../../report/charts";
import { addressOfFile, fileNameOf, save } from "../../download";
import type { Pane } from "../../usePane";
import { CellLink, Folded, useStyles } from "../parts";
import { chartHeight, drawChart, pictureOf, type ChartColours } from "./drawChart";

const useOwnStyles = makeStyles({
  figure: { margin: 0, display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  head: { display: "flex", alignItems: "baseline", justifyContent: "space-between", gap: tokens.spacingHorizontalS },
  unit: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightRegular, whiteSpace: "nowrap" },
  save: { flexShrink: 0, whiteSpace: "nowrap" },
  box: { position: "relative", minWidth: 0 },
  table: {
    width: "100%",
    borderCollapse: "collapse",
    fontSize: tokens.fontSizeBase200,
    "& th, & td": { padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalXS}`, textAlign: "right", verticalAlign: "top", borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`, fontVariantNumeric: "tabular-nums" },
    "& th": { fontWeight: tokens.fontWeightSemibold },
    "& th:first-child": { textAlign: "left", overflowWrap: "anywhere" },
    "& tbody th": { fontWeight: tokens.fontWeightRegular },
  },
  /* Where the colours of the canvas are taken from, so that it follows every theme. */
  colours: { color: tokens.colorNeutralForeground1, backgroundColor: tokens.colorNeutralBackground1, borderTopColor: tokens.colorNeutralStroke2, outlineColor: tokens.colorBrandForeground1, textDecorationColor: tokens.colorNeutralForeground4 },
});

/** Charts of the workbook's figures, each with its table and as a picture to save. */
export function ChartsView({ pane }: { pane: Pane }): ReactNode {
  const styles = useStyles();
  const { words, state, actions } = pane;
  const { charts } = state.text;
  const busy = state.busy !== null || state.connection.kind !== "ready";
  useDrawnAtFirst(pane);
  return (
    <>
      <p className={styles.intro}>{words.text.chartsIntro}</p>
      <div className={styles.row}>
        <Button disabled={busy} onClick={() => void actions.drawCharts()}>
          {words.text.drawCharts}
        </Button>
      </div>
      {charts?.length === 0 ? (
        <div className={styles.card}>
          <h2 className={styles.heading}>{words.text.noCharts}</h2>
          <p className={styles.intro}>{words.text.noChartsHint}</p>
        </div>
      ) : null}
      {charts?.map((chart) => <ChartFigure key={chart.id} pane={pane} chart={chart} />)}
    </>
  );
}

/** Figures may have changed since the last look, so each look begins with the present ones. */
function useDrawnAtFirst({ state, actions }: Pane): void {
  const ready = state.connection.kind === "ready" && state.busy === null;
  const drawn = useRef(false);
  useEffect(() => {
    if (drawn.current || !ready) return;
    drawn.current = true;
    void actions.drawCharts();
  }, [ready, actions]);
}

function ChartFigure({ pane, chart }: { pane: Pane; chart: ChartData }): ReactNode {
  const styles = useStyles();
  const own = useOwnStyles();
  const { words } = pane;
  const canvas = useRef<HTMLCanvasElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const theme = useThemeCount();
  const { thisYear, lastYear, wholeChange } = words.text;
  useEffect(() => {
    if (!canvas.current || !box.current) return undefined;
    const drawn = drawChart(canvas.current, chart, coloursOf(box.current), { thisYear, lastYear, wholeChange });
    return () => drawn.destroy();
  }, [chart, theme, thisYear, lastYear, wholeChange]);
  const savePicture = async (): Promise<void> => {
    try {
      save(addressOfFile(await pictureOf(chart, { thisYear, lastYear, wholeChange }), "image/png"), fileNameOf(`${chart.title}.png`));
    } catch (error) {
      pane.actions.patch({ notice: { tab: "narrative", intent: "error", title: words.unexpected, details: [words.unexpectedDetail(error instanceof Error ? error.message : String(error))] } });
    }
  };
  return (
    <figure className={own.figure} aria-labelledby={`chart-${chart.id}`}>
      <div className={own.head}>
        <h2 id={`chart-${chart.id}`} className={styles.heading}>
          <span lang="zh-CN">{chart.title}</span> <span className={own.unit}>{words.text.unit(chart.unit)}</span>
        </h2>
        <Button className={own.save} size="small" appearance="subtle" aria-label={words.text.pictureOf(chart.title)} onClick={() => void savePicture()}>
          {words.text.savePicture}
        </Button>
      </div>
      <div ref={box} className={mergeClasses(own.box, own.colours)} style={{ height: chartHeight(chart) }}>
        <canvas ref={canvas} role="img" aria-label={words.text.chartLabel(chart.title, chart.unit)} />
      </div>
      <Folded title={words.text.chartTable}>
        <ChartTable pane={pane} chart={chart} />
      </Folded>
    </figure>
  );
}

function ChartTable({ pane, chart }: { pane: Pane; chart: ChartData }): ReactNode {
  const own = useOwnStyles();
  const { text } = pane.words;
  const heads = chart.kind === "bars" ? [text.amount(chart.unit)] : [text.thisYear, text.lastYear, text.change];
  return (
    <table className={own.table} aria-label={chart.title}>
      <thead>
        <tr>
          <th scope="col">{text.item}</th>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {chart.rows.map((row, index) => (
          <tr key={index}>
            <th scope="row" lang="zh-CN">
              {row.label}
            </th>
            <td>
              {row.at ? (
                <CellLink pane={pane} at={row.at}>
                  {formatMoney(row.value, chart.unit, 2)}
                </CellLink>
              ) : (
                formatMoney(row.value, chart.unit, 2)
              )}
            </td>
            {"lastYear" in row ? (
              <>
                <td>{formatMoney(row.lastYear, chart.unit, 2)}</td>
                <td>{formatMoneyShort(row.value - row.lastYear, chart.unit)}</td>
              </>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function coloursOf(element: HTMLElement): ChartColours {
  const style = getComputedStyle(element);
  return { ground: style.backgroundColor, text: style.color, grid: style.borderTopColor, bar: style.outlineColor, second: style.textDecorationColor };
}

/** Goes up when the pane changes its colours: it says so on the root of the page. */
function useThemeCount(): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    const observer = new MutationObserver(() => setCount((before) => before + 1));
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ["style"] });
    return () => observer.disconnect();
  }, []);
  return count;
}
