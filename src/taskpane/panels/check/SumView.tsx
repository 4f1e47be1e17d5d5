import { useEffect, useState, type ReactNode } from "react";
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { sameCell, type CellRef } from "../../../model/cells";
import type { Finding, FindingValue } from "../../../model/findings";
import { shownText, tableTitle } from "../../../report";
import type { ExplainedRelation, NamedCell, RelationSide } from "../../../review/explain";
import type { Pane } from "../../usePane";
import { CellLink } from "../parts";
import { checkWordsOf, type CheckWords } from "./words";

/** Parts of a sum that are drawn; a longer one is told by its sum and where the figure comes from. */
const MOST_PARTS = 8;

const useOwnStyles = makeStyles({
  sum: {
    margin: `0 ${tokens.spacingHorizontalS} ${tokens.spacingVerticalS}`, width: `calc(100% - 2 * ${tokens.spacingHorizontalS})`, borderCollapse: "collapse",
    fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase300, fontVariantNumeric: "tabular-nums",
  },
  name: { textAlign: "start", fontWeight: tokens.fontWeightRegular, padding: 0, overflowWrap: "anywhere" },
  amount: { textAlign: "end", padding: `0 0 0 ${tokens.spacingHorizontalS}`, whiteSpace: "nowrap", verticalAlign: "bottom" },
  rule: { "& > *": { borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}` } },
  strong: { "& > *": { fontWeight: tokens.fontWeightSemibold } },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** The relation of a finding in the workbook that was reviewed; null until it is known, and where there is none. */
function useRelation({ state, actions: { ask } }: Pane, finding: Finding): ExplainedRelation | null {
  const [relation, setRelation] = useState<ExplainedRelation | null>(null);
  const snapshot = state.checkWork.reviewed?.snapshot ?? null;
  useEffect(() => {
    let wanted = true;
    setRelation(null);
    if (snapshot) void ask<"relation">(snapshot, { kind: "relation", finding }).then((found) => wanted && setRelation(found), () => undefined);
    return () => {
      wanted = false;
    };
  }, [ask, snapshot, finding]);
  return relation;
}

/** The arithmetic of a relation that does not hold, as a small sum to be followed with the eye. */
export function SumView({ pane, finding }: { pane: Pane; finding: Finding }): ReactNode {
  const own = useOwnStyles();
  const words = checkWordsOf(pane.language);
  const relation = useRelation(pane, finding);
  if (!relation) return null;
  const { left, right, operator } = relation;
  const { unit, gap } = gapOf(left, right, finding.at);
  return (
    <table className={own.sum} aria-label={words.arithmetic}>
      <tbody>
        <Side pane={pane} side={left} at={finding.at} words={words} />
        <tr className={own.rule}>
          <td colSpan={2} className={mergeClasses(own.name, own.quiet)}>
            {words.operator[operator]}
          </td>
        </tr>
        <Side pane={pane} side={right} at={finding.at} words={words} />
        {gap === null ? null : (
          <tr className={mergeClasses(own.rule, own.strong)}>
            <th scope="row" className={own.name}>
              {words.gap}
            </th>
            <td className={own.amount}>{`${shownText(gap)} ${unit}`}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

function Side({ pane, side, at, words }: { pane: Pane; side: RelationSide; at: CellRef; words: CheckWords }): ReactNode {
  const own = useOwnStyles();
  const shown = side.cells.slice(0, MOST_PARTS);
  const more = side.cells.length + side.more - shown.length;
  if (shown.length === 0) {
    return (
      <tr>
        <td colSpan={2} className={own.name}>
          {words.noCells}
        </td>
      </tr>
    );
  }
  return (
    <>
      {shown.map((cell, index) => (
        <tr key={index} className={sameCell(cell.ref, at) ? own.strong : undefined}>
          <th scope="row" className={own.name}>
            <CellLink pane={pane} at={cell.ref}>{nameOf(cell, at, pane)}</CellLink>
          </th>
          <td className={own.amount}>{cell.value.kind === "blank" ? pane.words.blank : shownText(cell.value)}</td>
        </tr>
      ))}
      {more > 0 ? (
        <tr>
          <td colSpan={2} className={mergeClasses(own.name, own.quiet)}>
            {words.moreParts(more)}
          </td>
        </tr>
      ) : null}
      {shown.length + more > 1 && side.sum ? (
        <tr className={own.strong}>
          <th scope="row" className={own.name}>
            {words.sumOf(shown.length + more)}
          </th>
          <td className={own.amount}>{shownText(side.sum)}</td>
        </tr>
      ) : null}
    </>
  );
}

/** The row and column of a part, and its table where that is another one than the finding's. */
function nameOf({ ref, table, row, column }: NamedCell, at: CellRef, { language }: Pane): string {
  return [ref.sheet === at.sheet ? "" : tableTitle(table, language), row.label, column].filter((part) => part !== "").join(" · ");
}

/** By how much the side of the finding's cell is too high, as its line says it: negative where it is too low. */
function gapOf(left: RelationSide, right: RelationSide, at: CellRef): { readonly unit: string; readonly gap: FindingValue | null } {
  if (left.sum?.kind !== "money" || right.sum?.kind !== "money") return { unit: "", gap: null };
  const holds = (side: RelationSide): boolean => side.cells.some(({ ref }) => sameCell(ref, at));
  const [own, other] = holds(right) && !holds(left) ? [right.sum, left.sum] : [left.sum, right.sum];
  return { unit: left.sum.unit, gap: { ...left.sum, fen: own.fen - other.fen, decimals: Math.max(left.sum.decimals, right.sum.decimals) } };
}
