import { useCallback, useEffect, useMemo, useRef, useState, type DragEvent, type ReactNode } from "react";
import { Button, FluentProvider, MessageBar, MessageBarActions, MessageBarBody, makeStyles, mergeClasses, tokens, webDarkTheme, webLightTheme } from "@fluentui/react-components";
import { HostError } from "../hosts/host";
import { placeOfUnfollowed } from "../model/unfollowed";
import { ownStorage } from "../taskpane/storage";
import { Refused } from "./desk";
import { Ask, type Question } from "./Dialogs";
import type { WorkbookGrid } from "./grid";
import { nameControls } from "./gridNames";
import { CloseIcon } from "./icons";
import { commitOnLeaving } from "./leaving";
import { useRegions } from "./regions";
import { Opening, useOpening } from "./Opening";
import { Ribbon } from "./Ribbon";
import { sampleFile } from "./sample";
import type { Setting } from "./setting";
import { NARROWEST, Splitter, WIDEST } from "./Splitter";
import { TitleBar } from "./TitleBar";
import type { GridLocale } from "./univer";
import { useFile } from "./useFile";
import { wordsOf, type Command, type Words } from "./words";

const WIDTH_KEY = "budget-workbench-pane-width";
const USUAL_WIDTH = 400;
/** So long after the last key the pane looks at what was typed. */
const REST_MS = 500;
/** The tab of the pane that a ribbon button opens. */
const TABS: Readonly<Partial<Record<Command, string>>> = { insert: "tab-tables", narrate: "tab-narrative" };

const useStyles = makeStyles({
  page: { height: "100vh", display: "flex", flexDirection: "column", minHeight: 0, backgroundColor: tokens.colorNeutralBackground3 },
  top: { flexShrink: 0 },
  body: { flexGrow: 1, display: "flex", minHeight: 0, position: "relative" },
  grid: { flexGrow: 1, minWidth: 0, position: "relative", backgroundColor: "#fff", color: "#242424" },
  coming: { position: "absolute", top: tokens.spacingVerticalL, left: tokens.spacingHorizontalL, margin: 0, color: "#242424" },
  side: { display: "flex", flexShrink: 0, minHeight: 0 },
  pane: { display: "flex", flexDirection: "column", minHeight: 0, maxWidth: "70vw", backgroundColor: tokens.colorNeutralBackground1 },
  sideBar: {
    display: "flex", alignItems: "center", justifyContent: "space-between", padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground2, borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  sideTitle: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  frame: { flexGrow: 1, width: "100%", border: "none", minHeight: 0 },
  still: { pointerEvents: "none" },
  dropping: {
    position: "absolute", inset: "8px", zIndex: 10, display: "flex", alignItems: "center", justifyContent: "center", pointerEvents: "none",
    border: `${tokens.strokeWidthThicker} dashed ${tokens.colorBrandStroke1}`, borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackgroundAlpha2, fontSize: tokens.fontSizeBase500, color: tokens.colorBrandForeground1,
  },
  message: { flexShrink: 0, minHeight: "36px", margin: `0 ${tokens.spacingHorizontalS} ${tokens.spacingVerticalXS}` },
  messageText: { whiteSpace: "normal" },
  hidden: { display: "none" },
});

interface Message {
  readonly intent: "error" | "warning" | "info" | "success";
  readonly text: string;
}

/** The grid's library with its words, which is most of what the page weighs: the page stands before it is there. Null where it cannot be had. */
async function loadGrid(language: Setting["language"]): Promise<{ readonly WorkbookGrid: typeof WorkbookGrid; readonly locale: GridLocale } | null> {
  try {
    const [grid, { gridLocale }] = await Promise.all([import(/* webpackChunkName: "grid" */ "./grid"), import(/* webpackChunkName: "grid" */ "./univer")]);
    return { WorkbookGrid: grid.WorkbookGrid, locale: await gridLocale(language) };
  } catch {
    return null;
  }
}

/** The page: files and ribbon above, the grid and the unmodified pane below. Cells stay white in the dark, as in Excel. */
export function Workbench({ setting }: { setting: Setting }): ReactNode {
  const styles = useStyles();
  const { desk, language, dark } = setting;
  const words = wordsOf(language);
  const container = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLIFrameElement>(null);
  const grid = useRef<WorkbookGrid | null>(null);
  const header = useRef<HTMLElement>(null);
  useRegions(useMemo(() => ({ header, container, frame, grid }), []));
  useEffect(() => commitOnLeaving({ header, frame, grid }), []);
  const [message, setMessage] = useState<Message | null>(null);
  const [busy, setBusy] = useState<"file" | "command" | null>(null);
  const [question, setQuestion] = useState<Question | null>(null);
  const [dropping, setDropping] = useState(false);
  const [dragging, setDragging] = useState(false);
  const [shown, setShown] = useState(true);
  /** How far the grid is: what is "drawn" takes keys. */
  const [stage, setStage] = useState<"coming" | "built" | "drawn">("coming");
  const [width, setWidth] = usePaneWidth();
  const { file, actions } = useFile(desk, words.newFile);
  const { opening, reading } = useOpening();
  /** Counts the workbooks that were put on the desk: the pane begins anew with each, as it does in Excel. */
  const [opened, setOpened] = useState(0);
  const seen = useRef(opened);
  useEffect(() => {
    if (opened === seen.current) return;
    seen.current = opened;
    // The frame stays where it is; only what it shows is loaded again. One without an address is drawn anew by its key.
    if (!("srcDoc" in setting.pane)) frame.current?.contentWindow?.location.reload();
  }, [opened, setting.pane]);
  /** The pane looks again when its window is come back to; what was done out here is news to it. */
  const refreshPane = useCallback(() => frame.current?.contentWindow?.dispatchEvent(new Event("focus")), []);

  useEffect(() => {
    let resting = 0;
    const stop = desk.onDidChange((change) => {
      if (change !== "content") return;
      clearTimeout(resting);
      // What the pane itself did it looks at by itself.
      resting = window.setTimeout(() => document.activeElement !== frame.current && refreshPane(), REST_MS);
    });
    return () => {
      clearTimeout(resting);
      stop();
    };
  }, [desk, refreshPane]);

  const guarded = useCallback(async (kind: "file" | "command", work: () => Promise<Message | null>): Promise<void> => {
    setBusy(kind);
    setMessage(null);
    try {
      setMessage(await work());
    } catch (error) {
      setMessage({ intent: error instanceof HostError && error.code === "stopped" ? "info" : "error", text: failureText(error, words) });
    } finally {
      setBusy(null);
      refreshPane();
    }
  }, [words, refreshPane]);

  useEffect(() => {
    const place = container.current;
    if (!place) return undefined;
    const ends: (() => void)[] = [];
    let ended = false;
    void loadGrid(language).then((library) => {
      if (ended) return;
      if (library === null) {
        setMessage({ intent: "error", text: words.noGrid });
        return;
      }
      const made = new library.WorkbookGrid(place, desk, library.locale, (error) =>
        setMessage({ intent: "warning", text: error instanceof Refused ? words.refusals[error.why] : failureText(error, words) }),
        (found) => setMessage({ intent: "warning", text: words.unfollowed(found.map(placeOfUnfollowed)) }));
      grid.current = made;
      ends.push(nameControls(place, words), () => { made.dispose(); });
      setStage("built");
      void made.shown.then(() => !ended && setStage("drawn"));
    });
    return () => {
      ended = true;
      setStage("coming");
      for (const end of ends.splice(0)) end();
    };
  }, [desk, language, words]);

  useEffect(() => {
    void guarded("file", async () => {
      const copy = await actions.restore();
      if (copy) setOpened((count) => count + 1);
      return copy?.changed ? { intent: "info", text: words.restored(copy.file, timeText(copy.time)) } : null;
    });
  }, [words, actions, guarded]);

  const step = useCallback((back: boolean): void => {
    const { history } = desk;
    if (history) void (back ? history.undo() : history.redo());
  }, [desk]);

  useEffect(() => {
    // Before the grid hears of it: its own undoing knows nothing of what the pane did.
    const keys = (event: globalThis.KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey)) return;
      const key = event.key.toLowerCase();
      if (key === "s") {
        event.preventDefault();
        void (grid.current?.commit() ?? Promise.resolve()).then(() => save());
      } else if (desk.history && (key === "z" || key === "y") && !grid.current?.editing()) {
        event.preventDefault();
        event.stopPropagation();
        step(key === "z" && !event.shiftKey);
      }
    };
    window.addEventListener("keydown", keys, true);
    return () => window.removeEventListener("keydown", keys, true);
  });

  const saveAs = (name: string): Promise<void> => guarded("file", async () => {
    await actions.save(name);
    return null;
  });

  const save = (then: () => void = () => undefined): void => {
    const name = /\.xlsx$/i.test(file.name) ? file.name : `${file.name.replace(/\.xls[mb]?$/i, "")}.xlsx`;
    const go = (as: string): void => void saveAs(as).then(then);
    if (file.losses.length === 0) return go(name);
    const losses = file.losses.map((loss) => words.losses[loss]).join("、");
    setQuestion({
      title: words.lossTitle,
      text: words.lossSaving(losses),
      answers: [
        { label: words.saveCopy, act: () => go(name.replace(/\.xlsx$/i, `${words.copySuffix}.xlsx`)) },
        { label: words.saveAnyway, act: () => go(name) },
      ],
    });
  };

  /** Asks first when something would be lost by going on. */
  const unlessUnsaved = (go: () => void): void => {
    if (!file.changed) return go();
    setQuestion({
      title: words.unsavedTitle,
      text: words.unsaved(file.name),
      answers: [{ label: words.saveFirst, act: () => save(go) }, { label: words.discard, act: go }],
    });
  };

  const put = (name: string, bytes: () => Promise<ArrayBuffer>): void => void guarded("file", async () => {
    const { losses, unshown, convertedTo } = await reading(name, (telling) => actions.open(name, bytes, telling));
    setOpened((count) => count + 1);
    const told = [
      ...(convertedTo === null ? [] : [words.converted(name, convertedTo)]),
      ...(losses.length === 0 ? [] : [words.lossOpened(losses.map((loss) => words.losses[loss]).join("、"))]),
    ];
    if (told.length > 0) return { intent: "warning", text: told.join(" ") };
    return unshown.length > 0 ? { intent: "info", text: words.unshownOpened(unshown.map((kind) => words.unshown[kind]).join("、")) } : null;
  });

  const open = (name: string, bytes: () => Promise<ArrayBuffer>): void => {
    if (!file.changed) return put(name, bytes);
    // A file that cannot be read is refused before anybody is asked about the one that is open.
    void guarded("file", async () => {
      const content = await bytes();
      await reading(name, (telling) => desk.readable(new Uint8Array(content), name, telling));
      unlessUnsaved(() => put(name, () => Promise.resolve(content)));
      return null;
    });
  };

  const command = (asked: Command): void => {
    if (asked === "fill" || asked === "validate") {
      return void guarded("command", async () => ({ intent: "info", text: (await setting.run(asked)) ?? words.done }));
    }
    setShown(asked !== "pane" || !shown);
    const tab = TABS[asked];
    const element = tab === undefined ? null : frame.current?.contentDocument?.getElementById(tab);
    element?.click();
    element?.focus();
  };

  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setDropping(false);
    const dropped = event.dataTransfer.files[0];
    if (dropped) open(dropped.name, () => dropped.arrayBuffer());
  };

  return (
    <FluentProvider theme={dark ? webDarkTheme : webLightTheme}>
      <div
        className={styles.page}
        onDragOver={(event) => {
          event.preventDefault();
          setDropping(event.dataTransfer.types.includes("Files"));
        }}
        onDragLeave={(event) => {
          if (event.currentTarget === event.target || event.relatedTarget === null) setDropping(false);
        }}
        onDrop={drop}
      >
        <header ref={header} className={styles.top} aria-label={words.title}>
          <TitleBar
            words={words}
            file={file}
            busy={busy === "file"}
            disabled={busy !== null}
            history={desk.history}
            onSample={() => open(sampleFile.name, sampleFile.bytes)}
            onOpen={(chosen) => open(chosen.name, () => chosen.arrayBuffer())}
            onSave={() => save()}
            onCreate={() => unlessUnsaved(() => void guarded("file", async () => {
              await actions.create();
              setOpened((count) => count + 1);
              return null;
            }))}
            onStep={step}
            onForget={() => void actions.forget()}
            onKeep={actions.keep}
            language={language}
          />
          <Ribbon words={words} disabled={busy !== null} running={busy === "command"} onCommand={command} />
          {opening ? <Opening opening={opening} words={words} className={styles.message} /> : null}
          {message ? (
            <MessageBar className={styles.message} intent={message.intent} layout="singleline" role={message.intent === "error" || message.intent === "warning" ? "alert" : "status"}>
              <MessageBarBody className={styles.messageText}>{message.text}</MessageBarBody>
              <MessageBarActions>
                <Button size="small" appearance="transparent" onClick={() => setMessage(null)}>
                  {words.close}
                </Button>
              </MessageBarActions>
            </MessageBar>
          ) : null}
        </header>
        <div className={styles.body}>
          <main ref={container} className={styles.grid} aria-label={words.grid} aria-busy={stage !== "drawn"} />
          {stage === "coming" ? <p className={styles.coming} role="status">{words.gridComes}</p> : null}
          <aside aria-label={words.pane} className={mergeClasses(styles.side, !shown && styles.hidden)}>
            <Splitter width={width} label={words.paneWidth} onMove={setWidth} onDragging={setDragging} />
            <div className={styles.pane} style={{ width }}>
              <div className={styles.sideBar}>
                <h2 className={styles.sideTitle}>{words.pane}</h2>
                <Button size="small" appearance="subtle" icon={<CloseIcon />} aria-label={words.hidePane} title={words.hidePane} onClick={() => setShown(false)} />
              </div>
              {/* While files are dragged or the width changes, the frame would swallow the pointer. */}
              <iframe key={"srcDoc" in setting.pane ? opened : 0} ref={frame} className={mergeClasses(styles.frame, (dropping || dragging) && styles.still)} title="任务窗格" allow="clipboard-read; clipboard-write" {...setting.pane} />
            </div>
          </aside>
          {dropping ? <div className={styles.dropping}>{words.drop}</div> : null}
        </div>
      </div>
      <Ask question={question} cancel={words.cancel} onDone={() => setQuestion(null)} />
    </FluentProvider>
  );
}

/** The pane's width, which this browser remembers. */
function usePaneWidth(): [number, (width: number) => void] {
  const [width, setWidth] = useState(() => {
    const known = Number(storedWidth());
    return known >= NARROWEST && known <= WIDEST ? known : USUAL_WIDTH;
  });
  useEffect(() => {
    try {
      ownStorage()?.setItem(WIDTH_KEY, String(width));
    } catch {
      // Full: the width lasts as long as the page.
      return;
    }
  }, [width]);
  return [width, setWidth];
}

function storedWidth(): string | null {
  try {
    return ownStorage()?.getItem(WIDTH_KEY) ?? null;
  } catch {
    return null;
  }
}

function failureText(error: unknown, words: Words): string {
  if (error instanceof HostError) return error.place === "" ? words.hostErrors[error.code] : `${error.place}：${words.hostErrors[error.code]}`;
  return words.failed(error instanceof Error ? error.message : String(error));
}

/** "14:05", with the day when it was another one. */
export function timeText(time: number): string {
  const at = new Date(time);
  const two = (number: number): string => String(number).padStart(2, "0");
  const clock = `${two(at.getHours())}:${two(at.getMinutes())}`;
  return at.toDateString() === new Date().toDateString() ? clock : `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${clock}`;
}
