/** Small pieces that several panels share. */
import { useRef, useState, type ReactNode, type RefObject } from "react";
import { Button, Link, makeStyles, mergeClasses, tokens, type ButtonProps } from "@fluentui/react-components";
import { addressOf, type CellRef } from "../../model/cells";
import { FoldIcon } from "../icons";
import type { Pane } from "../usePane";

export const useStyles = makeStyles({
  panel: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  intro: { margin: 0, color: tokens.colorNeutralForeground2 },
  hint: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold, lineHeight: tokens.lineHeightBase300 },
  stack: { display: "flex", flexDirection: "column", alignItems: "flex-start", gap: tokens.spacingVerticalXS },
  row: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, alignItems: "center" },
  list: { listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column" },
  figures: { fontVariantNumeric: "tabular-nums" },
  link: {
    textAlign: "start",
    fontVariantNumeric: "tabular-nums",
    overflowWrap: "anywhere",
    // Where the colours are the system's, a link is one by its line.
    "@media (forced-colors: active)": { color: "LinkText", textDecorationLine: "underline" },
  },
  card: {
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
  },
  folded: {
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    "& > summary": {
      display: "flex",
      alignItems: "start",
      gap: tokens.spacingHorizontalXS,
      padding: `${tokens.spacingVerticalS} 0`,
      cursor: "pointer",
      listStyleType: "none",
    },
    "& > summary::-webkit-details-marker": { display: "none" },
    "&[open] > summary > svg": { transform: "rotate(90deg)" },
    "& > summary:focus-visible": { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`, borderRadius: tokens.borderRadiusSmall },
  },
  fold: { flexShrink: 0, marginTop: "2px", color: tokens.colorNeutralForeground2, transitionProperty: "transform", transitionDuration: tokens.durationFast, "@media (prefers-reduced-motion: reduce)": { transitionDuration: "0s" } },
  foldedTitle: { flexGrow: 1, minWidth: 0 },
  foldedCount: { color: tokens.colorNeutralForeground2, fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" },
  foldedBody: { paddingBottom: tokens.spacingVerticalM, paddingLeft: "20px" },
});

/** "收支总表!C5". */
export function placeOf(ref: CellRef): string {
  return `${ref.sheet}!${addressOf(ref)}`;
}

/** A link that brings a cell into view; its own text is the cell's place unless children are given. */
export function CellLink({ pane, at, children, label }: { pane: Pane; at: CellRef; children?: ReactNode; label?: string }): ReactNode {
  const styles = useStyles();
  return (
    <Link as="button" type="button" className={styles.link} title={pane.words.goTo(placeOf(at))} aria-label={label} onClick={() => pane.actions.select(at)}>
      {children ?? placeOf(at)}
    </Link>
  );
}

/**
 * A section that opens and closes, closed at first unless said otherwise.
 *
 * @param children a function where they cost much: it is called only while they can be seen
 */
export function Folded({ title, count, open = false, children }: { title: ReactNode; count?: ReactNode; open?: boolean; children: ReactNode | (() => ReactNode) }): ReactNode {
  const styles = useStyles();
  const [shown, setShown] = useState(open);
  return (
    <details className={styles.folded} open={open} onToggle={({ currentTarget }) => setShown(currentTarget.open)}>
      <summary>
        <FoldIcon className={styles.fold} aria-hidden="true" />
        <span className={styles.foldedTitle}>{title}</span>
        {count === undefined ? null : <span className={styles.foldedCount}>{count}</span>}
      </summary>
      <div className={styles.foldedBody}>{typeof children !== "function" ? children : shown ? children() : null}</div>
    </details>
  );
}

/** A list that draws a part of itself, and more on demand, so that a thousand entries stay quick. */
export function LongList<Item>(props: {
  pane: Pane;
  items: readonly Item[];
  label?: string;
  step?: number;
  /** So many at least are drawn. */
  least?: number;
  itemClassName?: string;
  keyOf: (item: Item, index: number) => string;
  children: (item: Item) => ReactNode;
}): ReactNode {
  const styles = useStyles();
  const step = props.step ?? 50;
  const [asked, setAsked] = useState(step);
  const shown = Math.max(asked, props.least ?? 0);
  const left = props.items.length - shown;
  return (
    <>
      <ul role="list" aria-label={props.label} className={styles.list}>
        {props.items.slice(0, shown).map((item, index) => (
          <li role="listitem" key={props.keyOf(item, index)} className={mergeClasses(props.itemClassName)}>
            {props.children(item)}
          </li>
        ))}
      </ul>
      {left > 0 ? (
        <div>
          <Button size="small" onClick={() => setAsked(shown + step * 2)}>
            {props.pane.words.more(left)}
          </Button>
        </div>
      ) : null}
    </>
  );
}

interface FileButtonProps extends Pick<ButtonProps, "appearance" | "size" | "disabled" | "disabledFocusable" | "title"> {
  /** What the button says; the field for the file has the same name. */
  readonly label: string;
  /** Kinds of file that are offered. */
  readonly accept: string;
  readonly onFile: (file: File) => void;
}

/** A button by which one file is chosen; the same file can be chosen again. */
export function FileButton({ label, accept, onFile, ...look }: FileButtonProps): ReactNode {
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button {...look} onClick={() => { if (look.disabledFocusable !== true) field.current?.click(); }}>
        {label}
      </Button>
      <FileField field={field} label={label} accept={accept} onFile={onFile} />
    </>
  );
}

/** The field behind a button or menu item by which one file is chosen. */
export function FileField({ field, label, accept, onFile }: Pick<FileButtonProps, "label" | "accept" | "onFile"> & { readonly field: RefObject<HTMLInputElement | null> }): ReactNode {
  return (
    <input
      ref={field}
      type="file"
      accept={accept}
      hidden
      aria-label={label}
      onChange={(event) => {
        const chosen = event.currentTarget.files?.[0];
        event.currentTarget.value = "";
        if (chosen) onFile(chosen);
      }}
    />
  );
}

/** Kinds of file that a workbook may come in. */
export const WORKBOOKS = ".xlsx,.xlsm,.xls,.et,.ods";
