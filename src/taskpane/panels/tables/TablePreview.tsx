/** How a prescribed table will look: its header and first rows, as they will be inserted. Loaded when first asked for. */
import { useEffect, useRef, type ReactNode } from "react";
import { makeStyles, tokens } from "@fluentui/react-components";
import type { TableLayout } from "../../../model/profile";
import { bodyRowOf, tableDraft, type Body } from "../../../derive/tableDraft";
import type { Language } from "../../words";
import { useStyles } from "../parts";
import { tablesWordsOf } from "./words";

const MOST_ROWS = 8;

const useOwnStyles = makeStyles({
  frame: { overflowX: "auto", border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`, backgroundColor: tokens.colorNeutralBackground1 },
  table: { borderCollapse: "collapse", fontSize: tokens.fontSizeBase100, lineHeight: tokens.lineHeightBase100, minWidth: "100%" },
  caption: { padding: tokens.spacingVerticalXS, fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase200, whiteSpace: "nowrap" },
  head: { padding: "2px 4px", fontWeight: tokens.fontWeightRegular, backgroundColor: tokens.colorNeutralBackground3, border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`, minWidth: "2.5em" },
  cell: { padding: "2px 4px", height: "1.4em", whiteSpace: "nowrap", border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}` },
});

export function TablePreview({ layout, body, language, label }: { layout: TableLayout; body: Body; language: Language; label: string }): ReactNode {
  const styles = useStyles();
  const own = useOwnStyles();
  const words = tablesWordsOf(language);
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => frame.current?.scrollIntoView({ block: "nearest" }), []);
  const draft = tableDraft(layout, body, layout.sheet);
  const first = bodyRowOf(layout);
  const last = draft.styles.reduce((end, { row, rows }) => Math.max(end, row + rows - 1), first);
  const written = draft.cells.filter(({ row }) => row >= first).reduce((end, { row }) => Math.max(end, row), first);
  const shown = Math.min(written, first + MOST_ROWS - 1);
  const texts = new Map(draft.cells.map(({ row, column, content }) => [`${row}|${column}`, "value" in content ? String(content.value) : ""]));
  const text = (row: number, column: number): string => texts.get(`${row}|${column}`) ?? "";
  const width = layout.columns.length;
  return (
    <>
      <p className={styles.hint}>{words.shape(width, last - first + 1)}</p>
      <div ref={frame} className={own.frame} role="region" aria-label={label} tabIndex={0}>
        <table className={own.table}>
          <caption className={own.caption}>{text(0, 0)}</caption>
          <thead>
            {Array.from({ length: layout.headerRows }, (_, row) => (
              <tr key={row}>
                {layout.header.filter((cell) => cell.row === row).map((cell) => (
                  <th key={cell.column} scope="col" rowSpan={cell.rows} colSpan={cell.columns} className={own.head}>
                    {cell.text}
                  </th>
                ))}
              </tr>
            ))}
          </thead>
          <tbody>
            {Array.from({ length: shown - first + 2 }, (_, down) => (
              <tr key={down}>
                {Array.from({ length: width }, (__, column) => (
                  <td key={column} className={own.cell}>
                    {text(first + down, column)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {last > shown + 1 ? <p className={styles.hint}>{words.andPrepared(last - shown - 1)}</p> : null}
    </>
  );
}
