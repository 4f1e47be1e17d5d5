import { useRef, type ReactNode } from "react";
import { Button, Spinner, Tooltip, makeStyles, tokens } from "@fluentui/react-components";
import type { History } from "./desk";
import { NewIcon, OpenIcon, RedoIcon, SaveIcon, UndoIcon } from "./icons";
import type { FileState } from "./useFile";
import type { Language, Words } from "./words";
import { timeText } from "./Workbench";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** At 200 % a window has half the height: what only tells gives way. */
const LOW = "@media (max-height: 520px)";

const useStyles = makeStyles({
  bar: {
    display: "flex", flexWrap: "wrap", alignItems: "center", columnGap: tokens.spacingHorizontalS, rowGap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    // One line where there is room for it; what is told then gives way, what is pressed does not.
    "& > *": { flexShrink: 0 },
    "@media (min-width: 1100px)": { flexWrap: "nowrap" },
    [LOW]: { flexWrap: "nowrap" },
  },
  logo: { width: "24px", height: "24px" },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold, whiteSpace: "nowrap", minWidth: 0, overflow: "hidden", textOverflow: "ellipsis", "&&": { flexShrink: 3 }, [LOW]: { display: "none" } },
  file: { minWidth: 0, "&&": { flexShrink: 2 }, overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap", color: tokens.colorNeutralForeground2 },
  changed: { color: tokens.colorPaletteDarkOrangeForeground1, whiteSpace: "nowrap", fontSize: tokens.fontSizeBase200 },
  room: { flexGrow: 1, "&&": { flexShrink: 1 } },
  kept: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2, whiteSpace: "nowrap", minWidth: 0, "&&": { flexShrink: 1 }, [LOW]: { display: "none" } },
  keptText: { overflow: "hidden", textOverflow: "ellipsis" },
  hidden: { display: "none" },
});

interface Props {
  readonly words: Words;
  readonly language: Language;
  readonly file: FileState;
  readonly busy: boolean;
  readonly disabled: boolean;
  readonly history: History | null;
  readonly onSample: () => void;
  readonly onOpen: (file: File) => void;
  readonly onSave: () => void;
  readonly onCreate: () => void;
  readonly onStep: (back: boolean) => void;
  readonly onForget: () => void;
  readonly onKeep: () => void;
}

/** What is open, what of it is saved and kept, and the buttons for files. */
export function TitleBar(props: Props): ReactNode {
  const styles = useStyles();
  const { words, file, busy, disabled, history } = props;
  const picker = useRef<HTMLInputElement>(null);
  const can = history?.can();
  const other = new URL(window.location.href);
  other.searchParams.set("lang", props.language === "en" ? "zh-CN" : "en-US");
  return (
    <div className={styles.bar}>
      <img className={styles.logo} src="assets/icons/icon-48.png" alt="" />
      <h1 className={styles.title}>{words.title}</h1>
      <span className={styles.file} title={file.name}>{file.name}</span>
      {file.changed ? <span className={styles.changed}>● {words.changed}</span> : null}
      {busy ? <Spinner size="extra-tiny" label={words.busy} /> : null}
      <span className={styles.room} />
      <Kept {...props} />
      {history ? (
        <>
          <Button size="small" appearance="subtle" aria-label={words.undo} title={`${words.undo} (Ctrl+Z)`} icon={<UndoIcon />} disabled={disabled || !can?.undo} onClick={() => props.onStep(true)} />
          <Button size="small" appearance="subtle" aria-label={words.redo} title={`${words.redo} (Ctrl+Y)`} icon={<RedoIcon />} disabled={disabled || !can?.redo} onClick={() => props.onStep(false)} />
        </>
      ) : null}
      <Button size="small" icon={<NewIcon />} disabled={disabled} onClick={props.onCreate}>
        {words.create}
      </Button>
      <Button size="small" disabled={disabled} onClick={props.onSample}>
        {words.sample}
      </Button>
      <Button size="small" icon={<OpenIcon />} disabled={disabled} onClick={() => picker.current?.click()}>
        {words.open}
      </Button>
      <Button size="small" appearance="primary" icon={<SaveIcon />} disabled={disabled} onClick={props.onSave}>
        {words.save}
      </Button>
      <Button size="small" appearance="subtle" as="a" href={other.href} lang={props.language === "en" ? "zh-CN" : "en"}>
        {words.otherLanguage}
      </Button>
      <input
        ref={picker}
        type="file"
        accept={`.xlsx,.xls,.et,.ods,${XLSX}`}
        className={styles.hidden}
        aria-label={words.open}
        onChange={(event) => {
          const chosen = event.currentTarget.files?.[0];
          event.currentTarget.value = "";
          if (chosen) props.onOpen(chosen);
        }}
      />
    </div>
  );
}

/** The note that this browser keeps a copy, and the button that removes it. */
function Kept({ words, file: { keeping }, onForget, onKeep }: Props): ReactNode {
  const styles = useStyles();
  const text = keeping.kind === "kept" ? words.kept(timeText(keeping.time))
    : keeping.kind === "waiting" ? words.keeping : keeping.kind === "failed" ? words.keepFailed : keeping.kind === "shared" ? words.keepShared : keeping.kind === "forbidden" ? words.keepForbidden : words.notKept;
  return (
    <span className={styles.kept}>
      <Tooltip content={keeping.kind === "shared" ? words.keepSharedTip : words.keptTip} relationship="description">
        <span tabIndex={0} className={styles.keptText}>{text}</span>
      </Tooltip>
      {keeping.kind === "shared" || keeping.kind === "forbidden" ? null : keeping.kind === "none" ? (
        <Button size="small" appearance="transparent" onClick={onKeep}>
          {words.keep}
        </Button>
      ) : (
        <Button size="small" appearance="transparent" onClick={onForget}>
          {words.forget}
        </Button>
      )}
    </span>
  );
}
