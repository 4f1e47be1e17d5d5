import { useMemo, useState, type MouseEvent, type ReactNode } from "react";
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { BudgetBook } from "../../../model/book";
import { cellKey, type CellRef } from "../../../model/cells";
import type { Finding } from "../../../model/findings";
import { briefOf, messageOf, ruleTitle } from "../../../report";
import type { Pane } from "../../usePane";
import { SeverityLabel } from "../outcome";
import { LongList, placeOf } from "../parts";
import { cellName, type FindingGroup } from "./groups";
import { checkWordsOf } from "./words";

const PLACES_NAMED = 3;
const MOST_ALTERNATIVES = 4;
const MOST_RELATED = 12;

export const useFindingStyles = makeStyles({
  item: { borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}` },
  finding: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXXS,
    boxSizing: "border-box",
    width: "100%",
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}`,
    border: "none",
    background: "none",
    color: tokens.colorNeutralForeground1,
    font: "inherit",
    textAlign: "start",
    cursor: "pointer",
    overflowWrap: "anywhere",
    ":hover": { backgroundColor: tokens.colorSubtleBackgroundHover },
    ":focus-visible": { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  group: { borderLeft: `${tokens.strokeWidthThickest} solid transparent` },
  chosen: { backgroundColor: tokens.colorBrandBackground2, "@media (forced-colors: active)": { outline: "2px solid Highlight", outlineOffset: "-2px" } },
  error: { borderLeftColor: tokens.colorPaletteRedBorderActive },
  inconsistency: { borderLeftColor: tokens.colorPaletteDarkOrangeBorderActive },
  hint: { borderLeftColor: tokens.colorNeutralStroke1 },
  where: { display: "flex", flexWrap: "wrap", columnGap: tokens.spacingHorizontalS, alignItems: "center" },
  place: { color: tokens.colorBrandForeground1, fontVariantNumeric: "tabular-nums", "@media (forced-colors: active)": { color: "LinkText", textDecorationLine: "underline" } },
  quiet: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground2 },
  brief: { fontVariantNumeric: "tabular-nums" },
  beside: {
    margin: 0,
    padding: `0 ${tokens.spacingHorizontalS} ${tokens.spacingVerticalS}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: "tabular-nums",
    overflowWrap: "anywhere",
  },
  cells: { display: "flex", flexWrap: "wrap", columnGap: tokens.spacingHorizontalS },
  cell: { color: tokens.colorBrandForegroundLink, ":focus-visible": { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` } },
  rest: {
    padding: `0 ${tokens.spacingHorizontalS} ${tokens.spacingVerticalXS}`,
    "& > summary": { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground2, cursor: "pointer", overflowWrap: "anywhere", padding: `${tokens.spacingVerticalXXS} 0` },
    "& > summary:focus-visible": { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`, borderRadius: tokens.borderRadiusSmall },
  },
});

/** A cause: the cell that explains it, other cells that would, and, folded, whatever else it upsets. */
export function FindingItem({ pane, book, group, chosen, onChoose, children }: {
  pane: Pane;
  book: BudgetBook;
  group: FindingGroup;
  chosen: boolean;
  onChoose: () => void;
  /** What can be done about it, drawn when it is chosen. */
  children?: ReactNode;
}): ReactNode {
  const own = useFindingStyles();
  const words = checkWordsOf(pane.language);
  const { lead, rest } = group;
  const alternatives = (lead.alternatives ?? []).slice(0, MOST_ALTERNATIVES);
  const related = lead.related.slice(0, MOST_RELATED);
  const full = messageOf(lead, pane.language);
  const places = [...new Set(rest.map((finding) => placeOf(finding.at)))];
  return (
    <div className={mergeClasses(own.group, own[lead.severity])}>
      <FindingButton pane={pane} book={book} finding={lead} chosen={chosen} onChoose={onChoose} />
      {chosen ? (
        <>
          {full === briefOf(lead, pane.language) ? null : <p className={own.beside}>{full}</p>}
          {related.length > 0 ? <Cells pane={pane} label={words.related} cells={related} more={lead.related.length > related.length} /> : null}
        </>
      ) : null}
      {alternatives.length > 0 ? <Cells pane={pane} label={words.alternatives} cells={alternatives} more={(lead.alternatives?.length ?? 0) > alternatives.length} /> : null}
      {chosen ? children : null}
      {rest.length > 0 ? (
        <details className={own.rest}>
          <summary>{words.sameCause(rest.length, places.slice(0, PLACES_NAMED).join(pane.language === "zh" ? "、" : ", ") + (places.length > PLACES_NAMED ? " …" : ""))}</summary>
          <Rest pane={pane} book={book} findings={rest} />
        </details>
      ) : null}
    </div>
  );
}

function Rest({ pane, book, findings }: { pane: Pane; book: BudgetBook; findings: readonly Finding[] }): ReactNode {
  return (
    <LongList pane={pane} items={findings} step={20} keyOf={(finding, index) => `${finding.rule}:${cellKey(finding.at)}:${index}`}>
      {(finding) => <FindingButton pane={pane} book={book} finding={finding} />}
    </LongList>
  );
}

/** One finding; choosing it selects its cell. */
function FindingButton({ pane, book, finding, chosen, onChoose }: { pane: Pane; book: BudgetBook; finding: Finding; chosen?: boolean; onChoose?: () => void }): ReactNode {
  const own = useFindingStyles();
  const { language, words } = pane;
  const name = useMemo(() => cellName(book, finding.at), [book, finding]);
  const title = ruleTitle(finding.rule, language);
  return (
    <button
      type="button"
      className={mergeClasses(own.finding, chosen === true && own.chosen)}
      aria-expanded={chosen}
      onClick={() => {
        pane.actions.select(finding.at);
        onChoose?.();
      }}
    >
      <span className={own.where}>
        <SeverityLabel severity={finding.severity} words={words} />
        <span className={own.place}>{placeOf(finding.at)}</span>
        {finding.rootCause ? <span className={own.quiet}>{words.rootCause}</span> : null}
      </span>
      {name === "" ? null : <span className={own.quiet}>{name}</span>}
      <span className={own.brief}>{briefOf(finding, language)}</span>
      <span className={own.quiet}>{title}</span>
    </button>
  );
}

/** Cells in a row, each of which leads to itself. Links, because they go somewhere and change nothing. */
function Cells({ pane, label, cells, more }: { pane: Pane; label: string; cells: readonly CellRef[]; more: boolean }): ReactNode {
  const own = useFindingStyles();
  const unique = [...new Map(cells.map((cell) => [cellKey(cell), cell])).values()];
  return (
    <p className={mergeClasses(own.beside, own.cells)}>
      <span>{label}</span>
      {unique.map((cell) => (
        <PlaceLink key={cellKey(cell)} pane={pane} at={cell} />
      ))}
      {more ? <span>…</span> : null}
    </p>
  );
}

function PlaceLink({ pane, at }: { pane: Pane; at: CellRef }): ReactNode {
  const own = useFindingStyles();
  const go = (event: MouseEvent): void => {
    event.preventDefault();
    pane.actions.select(at);
  };
  return (
    <a href="#panel" className={own.cell} onClick={go}>
      {placeOf(at)}
    </a>
  );
}

/** Which entry of a list is open; choosing it again closes it. */
export function useChosen(): readonly [string | null, (key: string) => void] {
  const [chosen, setChosen] = useState<string | null>(null);
  return [chosen, (key) => setChosen(chosen === key ? null : key)];
}
