import { useMemo, type KeyboardEvent, type MouseEvent, type ReactNode } from "react";
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { BudgetBook } from "../../../model/book";
import { cellKey, type CellRef } from "../../../model/cells";
import type { Finding } from "../../../model/findings";
import { briefOf, ruleTitle, slipOf } from "../../../report";
import type { Pane } from "../../usePane";
import { SeverityLabel } from "../outcome";
import { LongList, placeOf } from "../parts";
import { cellName, type FindingGroup } from "./groups";
import { SumView } from "./SumView";
import { checkWordsOf } from "./words";

const PLACES_NAMED = 3;
const MOST_ALTERNATIVES = 4;
const MOST_RELATED = 12;

export const useFindingStyles = makeStyles({
  item: { borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}` },
  finding: {
    display: "flex",
    flexDirection: "column",
    boxSizing: "border-box",
    width: "100%",
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    border: "none",
    background: "none",
    color: tokens.colorNeutralForeground1,
    font: "inherit",
    textAlign: "start",
    cursor: "pointer",
    overflowWrap: "anywhere",
    // Between what stays above and below, with room for what it opens.
    scrollMarginTop: "52px",
    scrollMarginBottom: "calc(var(--pane-foot, 0px) + 120px)",
    // The link-blue place stays readable on it in the dark too.
    ":hover": { backgroundColor: tokens.colorNeutralBackground2 },
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
  // Of what it is about as much as the line has room for, of the rule all; in a narrow pane a line each.
  oneLine: { display: "flex", columnGap: tokens.spacingHorizontalXS, width: "100%", "@media (max-width: 360px)": { flexWrap: "wrap" } },
  about: { minWidth: 0, overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  ruled: { flexShrink: 0, maxWidth: "100%" },
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

/** A cause: the cell that explains it; when it is chosen the sum that fails, other cells that would explain it, what can be done, and whatever else it upsets. */
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
  const itself = placeOf(lead.at);
  const places = [...new Set(rest.map((finding) => placeOf(finding.at)))].filter((place) => place !== itself);
  return (
    <div className={mergeClasses(own.group, own[lead.severity])}>
      <FindingButton pane={pane} book={book} finding={lead} others={rest.length} chosen={chosen} onChoose={onChoose} />
      {chosen ? (
        <>
          {lead.relation === undefined ? null : <SumView pane={pane} finding={lead} />}
          {lead.relation === undefined && lead.related.length > 0 ? <Cells pane={pane} label={words.related} cells={lead.related} /> : null}
          {(lead.alternatives ?? []).length > 0 ? <Cells pane={pane} label={words.alternatives} cells={lead.alternatives ?? []} most={MOST_ALTERNATIVES} /> : null}
          {children}
          {rest.length > 0 ? (
            <details className={own.rest}>
              <summary>{places.length === 0 ? words.sameCell(rest.length) : words.sameCause(rest.length, places.slice(0, PLACES_NAMED).join(pane.language === "zh" ? "、" : ", ") + (places.length > PLACES_NAMED ? " …" : ""))}</summary>
              <Rest pane={pane} book={book} findings={rest} />
            </details>
          ) : null}
        </>
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
function FindingButton({ pane, book, finding, others = 0, chosen, onChoose }: {
  pane: Pane;
  book: BudgetBook;
  finding: Finding;
  /** How many more findings it stands for. */
  others?: number;
  chosen?: boolean;
  onChoose?: () => void;
}): ReactNode {
  const own = useFindingStyles();
  const { language, words } = pane;
  const name = useMemo(() => cellName(book, finding.at), [book, finding]);
  const slip = slipOf(finding, language);
  const about = [others > 0 && chosen !== true ? checkWordsOf(language).others(others) : "", name].filter((part) => part !== "").join(" · ");
  const rule = ruleTitle(finding.rule, language);
  return (
    <button
      type="button"
      className={mergeClasses(own.finding, chosen === true && own.chosen)}
      data-entry={chosen === undefined ? undefined : ""}
      aria-expanded={chosen}
      onKeyDown={moveByArrow}
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
      <span className={own.brief}>{briefOf(finding, language)}</span>
      {chosen === true && slip !== "" ? <span>{slip}</span> : null}
      <span className={chosen === true ? own.quiet : mergeClasses(own.quiet, own.oneLine)}>
        {about === "" ? null : <span className={chosen === true ? undefined : own.about}>{`${about} · `}</span>}
        <span className={chosen === true ? undefined : own.ruled}>{rule}</span>
      </span>
    </button>
  );
}

/** Cells in a row, each of which leads to itself. Links, because they go somewhere and change nothing. */
function Cells({ pane, label, cells, most = MOST_RELATED }: { pane: Pane; label: string; cells: readonly CellRef[]; most?: number }): ReactNode {
  const own = useFindingStyles();
  const all = [...new Map(cells.map((cell) => [cellKey(cell), cell])).values()];
  const unique = all.slice(0, most);
  return (
    <p className={mergeClasses(own.beside, own.cells)}>
      <span>{label}</span>
      {unique.map((cell) => (
        <PlaceLink key={cellKey(cell)} pane={pane} at={cell} />
      ))}
      {all.length > most ? <span>…</span> : null}
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

/** The arrow keys go from entry to entry of a list without choosing it. */
function moveByArrow(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const entries = [...event.currentTarget.closest("ul")?.querySelectorAll<HTMLElement>("[data-entry]") ?? []];
  const next = entries[entries.indexOf(event.currentTarget) + (event.key === "ArrowDown" ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
