import { useCallback, useEffect, useRef, useState, type DragEvent, type ReactNode } from "react";
import { Button, FluentProvider, MessageBar, MessageBarActions, MessageBarBody, Spinner, makeStyles, mergeClasses, tokens, webDarkTheme, webLightTheme } from "@fluentui/react-components";
import { HostError } from "../hosts/host";
import { HostError as Refusal, type SimulatedExcel } from "../simulator";
import { WorkbookGrid } from "./grid";
import { hostErrorText, refusalText, text } from "./words";

const SAMPLE = "assets/samples/xihu-2022.xlsx";
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const loadOpen = (): Promise<typeof import("./files/open")> => import("./files/open");
const loadSave = (): Promise<typeof import("./files/save")> => import("./files/save");

const useStyles = makeStyles({
  page: { height: "100vh", display: "flex", flexDirection: "column", minHeight: 0 },
  bar: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold, whiteSpace: "nowrap" },
  file: { color: tokens.colorNeutralForeground2, flexGrow: 1, minWidth: 0, overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  body: { flexGrow: 1, display: "flex", minHeight: 0, position: "relative" },
  grid: { flexGrow: 1, minWidth: 0, position: "relative" },
  pane: { width: "400px", maxWidth: "45vw", flexShrink: 0, border: "none", borderLeft: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`, backgroundColor: tokens.colorNeutralBackground1 },
  dropping: { outline: `${tokens.strokeWidthThicker} dashed ${tokens.colorBrandStroke1}`, outlineOffset: "-6px" },
  hidden: { display: "none" },
});

interface Message {
  readonly intent: "error" | "warning";
  readonly text: string;
}

/** The page: title and files above, the grid and the unmodified pane below. Cells stay white in the dark, as in Excel. */
export function Workbench({ excel, dark }: { excel: SimulatedExcel; dark: boolean }): ReactNode {
  const styles = useStyles();
  const container = useRef<HTMLDivElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const [message, setMessage] = useState<Message | null>(null);
  const [busy, setBusy] = useState(false);
  const [file, setFile] = useState<string>(text.newFile);
  const [dropping, setDropping] = useState(false);

  useEffect(() => {
    if (!container.current) return undefined;
    const refused = (error: unknown): void => setMessage({ intent: "warning", text: error instanceof Refusal ? refusalText(error.code) : String(error) });
    const grid = new WorkbookGrid(container.current, excel, refused);
    return () => grid.dispose();
  }, [excel]);

  const guarded = useCallback(async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setMessage(null);
    try {
      await work();
    } catch (error) {
      setMessage({ intent: "error", text: error instanceof HostError ? hostErrorText(error.code, error.place) : text.failed(error instanceof Error ? error.message : String(error)) });
    } finally {
      setBusy(false);
    }
  }, []);

  const open = useCallback(
    (name: string, bytes: () => Promise<ArrayBuffer>) =>
      guarded(async () => {
        const { openFile } = await loadOpen();
        excel.load(await openFile(new Uint8Array(await bytes()), name));
        setFile(name);
      }),
    [excel, guarded],
  );

  const openSample = (): Promise<void> =>
    open(SAMPLE.slice(SAMPLE.lastIndexOf("/") + 1), async () => {
      const response = await fetch(SAMPLE);
      if (!response.ok) throw new HostError("fileNotFound", SAMPLE, String(response.status));
      return response.arrayBuffer();
    });

  const save = (): Promise<void> =>
    guarded(async () => {
      const { saveFile } = await loadSave();
      const address = URL.createObjectURL(new Blob([await saveFile(excel)], { type: XLSX }));
      const link = document.createElement("a");
      link.href = address;
      link.download = /\.xlsx$/i.test(file) ? file : `${file}.xlsx`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(address), 10_000);
    });

  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setDropping(false);
    const dropped = event.dataTransfer.files[0];
    if (dropped) void open(dropped.name, () => dropped.arrayBuffer());
  };

  return (
    <FluentProvider theme={dark ? webDarkTheme : webLightTheme}>
      <div className={styles.page}>
        <header className={styles.bar}>
          <h1 className={styles.title}>{text.title}</h1>
          <span className={styles.file}>{file}</span>
          {busy ? <Spinner size="tiny" label={text.busy} /> : null}
          <Button appearance="primary" size="small" disabled={busy} onClick={() => void openSample()}>
            {text.sample}
          </Button>
          <Button size="small" disabled={busy} onClick={() => picker.current?.click()}>
            {text.open}
          </Button>
          <Button size="small" disabled={busy} onClick={() => void save()}>
            {text.save}
          </Button>
          <Button
            size="small"
            disabled={busy}
            onClick={() => {
              excel.load({ sheets: [{ name: "Sheet1", cells: [] }] });
              setFile(text.newFile);
              setMessage(null);
            }}
          >
            {text.create}
          </Button>
          <input
            ref={picker}
            type="file"
            accept={`.xlsx,${XLSX}`}
            className={styles.hidden}
            aria-label={text.open}
            onChange={(event) => {
              const chosen = event.currentTarget.files?.[0];
              event.currentTarget.value = "";
              if (chosen) void open(chosen.name, () => chosen.arrayBuffer());
            }}
          />
        </header>
        {message ? (
          <MessageBar intent={message.intent} role="alert">
            <MessageBarBody>{message.text}</MessageBarBody>
            <MessageBarActions>
              <Button size="small" appearance="transparent" onClick={() => setMessage(null)}>
                {text.close}
              </Button>
            </MessageBarActions>
          </MessageBar>
        ) : null}
        <div
          className={mergeClasses(styles.body, dropping && styles.dropping)}
          onDragOver={(event) => {
            event.preventDefault();
            setDropping(true);
          }}
          onDragLeave={() => setDropping(false)}
          onDrop={drop}
        >
          <main ref={container} className={styles.grid} aria-label={text.grid} />
          <iframe className={styles.pane} title="任务窗格" src="taskpane.html" allow="clipboard-write" />
        </div>
      </div>
    </FluentProvider>
  );
}
