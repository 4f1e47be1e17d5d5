/** Codes that were typed or pasted into the tables by themselves, and a button that completes them. */
import type { ReactNode } from "react";
import { Button } from "@fluentui/react-components";
import { cellKey } from "../../../model/cells";
import type { TypedItem } from "../../../derive/insertItemTyped";
import type { Pane } from "../../usePane";
import { fillWordsOf } from "../fillWords";
import { CellLink, LongList, useStyles } from "../parts";

export function TypedCodes({ pane, typed }: { pane: Pane; typed: readonly TypedItem[] }): ReactNode {
  const styles = useStyles();
  const words = fillWordsOf(pane.language);
  return (
    <section className={styles.card} aria-labelledby="typed-title">
      <h2 id="typed-title" className={styles.heading}>
        {words.typedTitle(typed.length)}
      </h2>
      <p className={styles.hint}>{words.typedHint}</p>
      <LongList pane={pane} items={typed} step={12} keyOf={({ at }) => cellKey(at)}>
        {({ at, request, name }) => (
          <>
            <CellLink pane={pane} at={at} /> {request.code} {name}
          </>
        )}
      </LongList>
      <div className={styles.row}>
        <Button appearance="primary" disabled={pane.state.busy !== null} onClick={() => void pane.actions.insertItems(typed.map(({ request }) => request))}>
          {words.complete}
        </Button>
      </div>
    </section>
  );
}
