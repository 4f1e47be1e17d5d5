/** How a check came out, of tables and of texts alike: the counts, the verdict, and how bad a finding is. */
import type { ReactNode } from "react";
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { FluentIcon } from "@fluentui/react-icons";
import type { Severity } from "../../model/findings";
import { CleanIcon, DoubtIcon, ErrorIcon, HintIcon, InconsistencyIcon } from "../icons";
import type { Words } from "../words";
import { useStyles } from "./parts";

const useOwnStyles = makeStyles({
  counts: {
    display: "grid",
    gridTemplateColumns: "repeat(4, minmax(0, 1fr))",
    gap: tokens.spacingHorizontalXS,
    margin: 0,
    padding: `${tokens.spacingVerticalS} 0`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground2,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  count: { display: "flex", flexDirection: "column-reverse", justifyContent: "flex-end", alignItems: "center", textAlign: "center" },
  number: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500, fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: "tabular-nums" },
  label: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground2 },
  bad: { color: tokens.colorStatusDangerForeground1 },
  verdict: { flexDirection: "row", alignItems: "center", gap: tokens.spacingHorizontalM },
  clean: { backgroundColor: tokens.colorStatusSuccessBackground1, border: `${tokens.strokeWidthThin} solid ${tokens.colorStatusSuccessBorder1}` },
  doubt: { backgroundColor: tokens.colorStatusWarningBackground1, border: `${tokens.strokeWidthThin} solid ${tokens.colorStatusWarningBorder1}` },
  cleanIcon: { flexShrink: 0, color: tokens.colorStatusSuccessForeground1 },
  doubtIcon: { flexShrink: 0, color: tokens.colorStatusWarningForeground3 },
  severity: { display: "inline-flex", alignItems: "center", gap: tokens.spacingHorizontalXXS, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, fontWeight: tokens.fontWeightSemibold, whiteSpace: "nowrap" },
  error: { color: tokens.colorStatusDangerForeground1 },
  inconsistency: { color: tokens.colorStatusWarningForeground3 },
  hint: { color: tokens.colorNeutralForeground2 },
});

/** One number of four: its name, and whether anything but 0 is bad news. */
export interface Count {
  readonly label: string;
  readonly count: number;
  readonly bad?: boolean;
}

export function Counts({ counts }: { counts: readonly Count[] }): ReactNode {
  const own = useOwnStyles();
  return (
    <dl className={own.counts}>
      {counts.map(({ label, count, bad }) => (
        <div key={label} className={own.count}>
          <dt className={own.label}>{label}</dt>
          <dd className={mergeClasses(own.number, bad === true && count > 0 && own.bad)}>{count}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What it comes to in a sentence: nothing found, or nothing found as far as could be checked. */
export function Verdict({ clean, title, children }: { clean: boolean; title: string; children?: ReactNode }): ReactNode {
  const styles = useStyles();
  const own = useOwnStyles();
  return (
    <div className={mergeClasses(styles.card, own.verdict, clean ? own.clean : own.doubt)}>
      {clean ? <CleanIcon className={own.cleanIcon} aria-hidden="true" /> : <DoubtIcon className={own.doubtIcon} aria-hidden="true" />}
      <div>
        <h2 className={styles.heading}>{title}</h2>
        {children === undefined ? null : <p className={styles.intro}>{children}</p>}
      </div>
    </div>
  );
}

const ICONS: Readonly<Record<Severity, FluentIcon>> = { error: ErrorIcon, inconsistency: InconsistencyIcon, hint: HintIcon };

/** How bad a finding is: a word and a shape, never the colour alone. */
export function SeverityLabel({ severity, words }: { severity: Severity; words: Words }): ReactNode {
  const own = useOwnStyles();
  const Icon = ICONS[severity];
  return (
    <span className={own.severity}>
      {/* The word keeps the text's own colour: on a chosen entry the warning's would be too faint to read. */}
      <Icon className={own[severity]} aria-hidden="true" />
      {words.severity[severity]}
    </span>
  );
}
