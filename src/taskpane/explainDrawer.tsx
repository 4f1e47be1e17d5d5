/** The drawer at the foot of the pane: where the figure under the cursor comes from, or what was done in the workbook. */
import type { ReactNode } from "react";
import { Button, Switch, makeStyles, tokens } from "@fluentui/react-components";
import { ExplanationView } from "./explainView";
import { explainWordsOf } from "./explainWords";
import { CloseIcon } from "./icons";
import { LogView } from "./logView";
import type { Pane } from "./usePane";

const useStyles = makeStyles({
  drawer: {
    display: "flex",
    flexDirection: "column",
    maxHeight: "55vh",
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `${tokens.strokeWidthThick} solid ${tokens.colorBrandStroke1}`,
    boxShadow: tokens.shadow8,
  },
  head: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS, padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM} 0` },
  title: { flexGrow: 1, minWidth: 0, margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  bar: { display: "flex", flexWrap: "wrap", alignItems: "center", justifyContent: "space-between", padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXS}`, borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}` },
  follow: { marginLeft: "-8px" },
  hint: { margin: 0, flexBasis: "100%", fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground2 },
  trouble: { margin: 0, flexBasis: "100%", fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorStatusDangerForeground1 },
  body: { overflowY: "auto", overscrollBehavior: "contain", padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalM}`, ":focus-visible": { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" } },
});

export function Drawer({ pane, open }: { pane: Pane; open: "explain" | "log" }): ReactNode {
  const styles = useStyles();
  const words = explainWordsOf(pane.language);
  const { state, actions } = pane;
  const { live } = state;
  const title = open === "explain" ? words.explain : words.log;
  return (
    <section className={styles.drawer} aria-labelledby="drawer-title">
      <div className={styles.head}>
        <h2 id="drawer-title" className={styles.title}>
          {title}
        </h2>
        <Button size="small" appearance="transparent" icon={<CloseIcon />} aria-label={`${pane.words.close} ${title}`} onClick={() => actions.openDrawer(null)} />
      </div>
      {open === "explain" ? (
        <div className={styles.bar}>
          <Switch className={styles.follow} label={words.follow} checked={live.follow} onChange={(_, { checked }) => actions.setFollow(checked)} />
          {live.follow ? null : (
            <Button size="small" disabledFocusable={state.busy !== null} onClick={() => void actions.explain()}>
              {words.look}
            </Button>
          )}
          {live.follow ? <p className={styles.hint}>{words.followHint}</p> : null}
          {live.trouble === null ? null : (
            <p className={styles.trouble} role="alert">
              {live.trouble}
            </p>
          )}
        </div>
      ) : null}
      <div className={styles.body} tabIndex={0} role="group" aria-labelledby="drawer-title">
        {open === "explain" ? <ExplanationView pane={pane} /> : <LogView pane={pane} />}
      </div>
    </section>
  );
}
