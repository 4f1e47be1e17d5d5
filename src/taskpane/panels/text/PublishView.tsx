/** One step to what is published: everything looked at, each repair beside its concern, then the files. */
import { useEffect, useRef, useState, type ReactNode } from "react";
import { Button, Link, Switch, makeStyles, tokens } from "@fluentui/react-components";
import type { Concern } from "../../../publish/preflight";
import { DoneIcon, SaveIcon } from "../../icons";
import { publishWordsOf } from "../../publishWords";
import type { Pane } from "../../usePane";
import { Verdict } from "../outcome";
import { CellLink, Folded, LongList, useStyles } from "../parts";

const useOwnStyles = makeStyles({
  place: { padding: `${tokens.spacingVerticalXXS} 0`, overflowWrap: "anywhere" },
  concern: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS },
  fine: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS },
  mark: { flexShrink: 0, color: tokens.colorPaletteGreenForeground1 },
  values: { marginLeft: "-8px" },
});

export function PublishView({ pane }: { pane: Pane }): ReactNode {
  const styles = useStyles();
  const own = useOwnStyles();
  const words = publishWordsOf(pane.language);
  const [values, setValues] = useState(false);
  const { state, actions } = pane;
  const { preflight, archive } = state.text.publish;
  const busy = state.busy !== null || state.connection.kind !== "ready";
  useLookedOverOnce(pane);
  const open = preflight?.concerns.filter(({ count, repair, id }) => count > 0 && repair !== "publishing" && id !== "accepted") ?? [];
  const rest = preflight?.concerns.filter((each) => each.count > 0 && !open.includes(each)) ?? [];
  const fine = preflight?.concerns.filter(({ count }) => count === 0) ?? [];
  return (
    <>
      <p className={styles.intro}>{words.intro}</p>
      <div className={styles.row}>
        <Button appearance={preflight ? "secondary" : "primary"} disabled={busy} onClick={() => void actions.lookOver()}>
          {preflight ? words.lookAgain : words.look}
        </Button>
        {preflight ? (
          <Button appearance="primary" icon={<SaveIcon />} disabled={busy} onClick={() => void actions.publish(values)}>
            {words.publish}
          </Button>
        ) : null}
      </div>
      {preflight ? <Switch className={own.values} label={words.values} checked={values} disabled={busy} onChange={(_, data) => setValues(data.checked)} /> : null}
      {archive ? (
        <Link href={archive.address} download={archive.name} className={styles.link}>
          {pane.words.text.saveAgain(archive.name)}
        </Link>
      ) : null}
      {preflight ? (
        <>
          <Verdict clean={preflight.ready} title={preflight.ready ? words.ready : words.open(open.length)}>
            {preflight.ready ? words.readyHint : words.openHint}
          </Verdict>
          <div>
            {[...open, ...rest].map((concern) => (
              <ConcernView key={concern.id} pane={pane} concern={concern} />
            ))}
            {fine.length > 0 ? (
              <Folded title={words.inOrder(fine.length)}>
                <ul role="list" className={styles.list}>
                  {fine.map(({ id }) => (
                    <li key={id} className={own.fine}>
                      <DoneIcon className={own.mark} aria-hidden="true" />
                      {words.fine[id]}
                    </li>
                  ))}
                </ul>
              </Folded>
            ) : null}
          </div>
        </>
      ) : null}
    </>
  );
}

/** Looks as soon as the view is opened: nobody comes here for anything else. */
function useLookedOverOnce({ state, actions }: Pane): void {
  const due = useRef(true);
  const ready = state.busy === null && state.connection.kind === "ready";
  useEffect(() => {
    if (!due.current || !ready) return;
    due.current = false;
    void actions.lookOver();
  }, [ready, actions]);
}

function ConcernView({ pane, concern }: { pane: Pane; concern: Concern }): ReactNode {
  const styles = useStyles();
  const own = useOwnStyles();
  const words = publishWordsOf(pane.language);
  const { id, count, places, repair } = concern;
  const busy = pane.state.busy !== null;
  return (
    <Folded title={words.concerns[id](count)}>
      <div className={own.concern}>
        {repair === "publishing" ? <p className={styles.hint}>{words.repairs[repair]}</p> : null}
        {repair !== null && repair !== "publishing" ? (
          <div>
            <Button size="small" disabled={busy} onClick={() => repaired(pane, concern)}>
              {words.repairs[repair]}
            </Button>
          </div>
        ) : null}
        <LongList pane={pane} items={places} step={10} itemClassName={own.place} keyOf={(_, index) => String(index)}>
          {({ at, text }) => (at ? <><CellLink pane={pane} at={at} /> {text}</> : text)}
        </LongList>
      </div>
    </Folded>
  );
}

/** Does what a concern asks for, or brings the person to where it is done. */
function repaired({ state, actions }: Pane, { repair }: Concern): void {
  const look = (): void => void actions.lookOver();
  switch (repair) {
    case "fill": return void actions.fillForPublishing();
    case "complete": return void actions.insertItems(state.overview?.typed.map(({ request }) => request) ?? []).then(look);
    case "refresh":
      actions.refreshText("all");
      return look();
    case "check": return actions.showTab("check");
    case "facts":
      actions.patch({ notice: null, text: { ...state.text, view: "write" } });
      return void actions.narrate();
    case "publishing": case null: return;
  }
}
