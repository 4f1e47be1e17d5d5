import { useMemo, type MouseEvent, type ReactNode } from "react";
import { makeStyles, tokens } from "@fluentui/react-components";
import type { Review } from "../../../model/plans";
import type { Pane } from "../../usePane";
import { CellLink, LongList, placeOf } from "../parts";
import { mapOf, type MappedTable, type Square, type SquareState } from "./coveredCells";
import { checkWordsOf } from "./words";

/** Of a square and the gap beside it, in pixels. */
const [WIDE, HIGH, GAP] = [14, 6, 2];
const STATES: readonly SquareState[] = ["checked", "alone", "unread", "involved", "wrong"];

/* Told apart by shape as well: full, hollow, crossed, halved, and full with an edge. */
const useOwnStyles = makeStyles({
  table: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXXS, padding: `${tokens.spacingVerticalXS} 0` },
  counts: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2, fontVariantNumeric: "tabular-nums" },
  map: { display: "block", maxWidth: "100%", height: "auto", cursor: "pointer" },
  legend: { display: "flex", flexDirection: "row", flexWrap: "wrap", columnGap: tokens.spacingHorizontalM, margin: 0, padding: 0, listStyleType: "none", fontSize: tokens.fontSizeBase200, "& > li": { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS } },
  checked: { fill: tokens.colorPaletteGreenBackground2, stroke: tokens.colorPaletteGreenBorder2 },
  alone: { fill: "none", stroke: tokens.colorNeutralStrokeAccessible },
  unread: { fill: "none", stroke: tokens.colorStatusWarningForeground3, strokeWidth: "1.5px" },
  involved: { fill: "none", stroke: tokens.colorPaletteRedBorderActive },
  wrong: { fill: tokens.colorPaletteRedBackground3, stroke: tokens.colorNeutralForeground1 },
});

/** One table and its map: which of its numbers were checked, which stand alone, which were not read, and where it is wrong. */
export function CoveredTable({ pane, review, table, title }: { pane: Pane; review: Review; table: MappedTable; title: string }): ReactNode {
  const own = useOwnStyles();
  const { language } = pane;
  const words = checkWordsOf(language);
  const map = useMemo(() => mapOf(table, review.coverageMaps, [...review.findings, ...review.accepted.map(({ finding }) => finding)]), [table, review]);
  const counts = STATES.filter((state) => map.counts[state] > 0).map((state) => `${words.squares[state]} ${map.counts[state]}`).join(" · ");
  const go = ({ clientX, clientY, currentTarget }: MouseEvent<SVGSVGElement>): void => {
    const box = currentTarget.getBoundingClientRect();
    const scale = box.width / (map.columns * WIDE);
    const hit = map.squares.find(({ line, across }) => line === Math.floor((clientY - box.top) / scale / HIGH) && across === Math.floor((clientX - box.left) / scale / WIDE));
    if (hit) pane.actions.select(hit.at);
  };
  return (
    <div className={own.table}>
      <CellLink pane={pane} at={table.area}>
        {`${table.sheet}${language === "zh" ? "：" : ": "}${title}${table.unit === null ? "" : ` · ${table.unit}`}`}
      </CellLink>
      {map.squares.length === 0 ? null : (
        <>
          <p className={own.counts}>{counts}</p>
          <svg className={own.map} role="img" aria-label={`${table.sheet}: ${counts}`} width={map.columns * WIDE} height={map.lines * HIGH} viewBox={`0 0 ${map.columns * WIDE} ${map.lines * HIGH}`} onClick={go}>
            {STATES.map((state) => (
              <path key={state} className={own[state]} d={map.squares.filter((square) => square.state === state).map(drawn).join("")} />
            ))}
          </svg>
          {map.unchecked.length === 0 ? null : (
            <LongList pane={pane} items={map.unchecked} step={5} label={words.uncheckedOf(table.sheet)} itemClassName={own.counts} keyOf={placeOf}>
              {(at) => <CellLink pane={pane} at={at} />}
            </LongList>
          )}
        </>
      )}
    </div>
  );
}

/** What the squares of the maps mean. */
export function CoverageLegend({ pane }: { pane: Pane }): ReactNode {
  const own = useOwnStyles();
  const words = checkWordsOf(pane.language);
  return (
    <ul role="list" className={own.legend}>
      {STATES.map((state) => (
        <li key={state}>
          <svg aria-hidden="true" width={WIDE} height={HIGH}>
            <path className={own[state]} d={drawn({ line: 0, across: 0, state })} />
          </svg>
          {words.squares[state]}
        </li>
      ))}
    </ul>
  );
}

function drawn({ line, across, state }: Pick<Square, "line" | "across" | "state">): string {
  const [x, y, width, height] = [across * WIDE + 0.5, line * HIGH + 0.5, WIDE - GAP - 1, HIGH - GAP];
  if (state === "unread") return `M${x} ${y}l${width} ${height}m0 ${-height}l${-width} ${height}`;
  const edge = `M${x} ${y}h${width}v${height}h${-width}z`;
  return state === "involved" ? `${edge}m${width / 2} 0v${height}` : edge;
}
