import type { ReactNode } from "react";
import { Button, Spinner, Tooltip, makeStyles, tokens } from "@fluentui/react-components";
import type { Command, Words } from "./words";

const ICONS: Readonly<Record<Command, string>> = { pane: "icon", insert: "insert", fill: "fill", validate: "validate", narrate: "narrate" };
/** As in the manifest: the pane by itself, then what is done with the tables. */
const GROUPS: readonly (readonly Command[])[] = [["pane"], ["insert", "fill", "validate", "narrate"]];

/** At 200 % a window has half the height: the ribbon then is one line. */
const LOW = "@media (max-height: 520px)";

const useStyles = makeStyles({
  ribbon: {
    display: "flex",
    alignItems: "stretch",
    gap: tokens.spacingHorizontalS,
    margin: `0 ${tokens.spacingHorizontalS} ${tokens.spacingVerticalXS}`,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow2,
    minHeight: "60px",
    [LOW]: { minHeight: "32px", paddingTop: 0, paddingBottom: 0 },
    overflowX: "auto",
  },
  tab: { alignSelf: "center", paddingRight: tokens.spacingHorizontalM, color: tokens.colorBrandForeground1, fontWeight: tokens.fontWeightSemibold, whiteSpace: "nowrap", [LOW]: { display: "none" } },
  group: { display: "flex", gap: tokens.spacingHorizontalXXS, paddingLeft: tokens.spacingHorizontalS, borderLeft: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}` },
  button: {
    flexDirection: "column",
    gap: "2px",
    minWidth: "64px",
    height: "100%",
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
    whiteSpace: "nowrap",
    [LOW]: { flexDirection: "row", minWidth: 0, gap: tokens.spacingHorizontalXS },
  },
  icon: { width: "28px", height: "28px", display: "block", [LOW]: { width: "16px", height: "16px" } },
  working: { alignSelf: "center", marginLeft: "auto" },
});

/** Our tab of Excel's ribbon. `running` while a button that needs no pane does its work. */
export function Ribbon({ words, disabled, running, onCommand }: { words: Words; disabled: boolean; running: boolean; onCommand: (command: Command) => void }): ReactNode {
  const styles = useStyles();
  return (
    <div role="toolbar" aria-label={words.ribbon} className={styles.ribbon}>
      <span className={styles.tab}>{words.tab}</span>
      {GROUPS.map((group, index) => (
        <div key={index} className={styles.group}>
          {group.map((command) => {
            const [label, tip] = words.commands[command];
            return (
              <Tooltip key={command} content={tip} relationship="description">
                <Button
                  appearance="subtle"
                  className={styles.button}
                  disabledFocusable={disabled}
                  onClick={() => onCommand(command)}
                >
                  <img className={styles.icon} src={`assets/icons/${ICONS[command]}-64.png`} alt="" />
                  {label}
                </Button>
              </Tooltip>
            );
          })}
        </div>
      ))}
      {running ? <Spinner className={styles.working} size="tiny" label={words.running} /> : null}
    </div>
  );
}
