/** In a preview: which rows will move, and which references will not follow them. */
import type { ReactNode } from "react";
import type { Edit } from "../../../model/edits";
import type { Unfollowed } from "../../../model/unfollowed";
import { movedRowsText, unfollowedText } from "../../../report";
import { moveWordsOf } from "../../moves";
import type { Pane } from "../../usePane";
import { CellLink, LongList, useStyles } from "../parts";

export function MovedRows({ pane, edits, found }: { pane: Pane; edits: readonly Edit[]; found: readonly Unfollowed[] }): ReactNode {
  const styles = useStyles();
  const rows = movedRowsText(edits, pane.language);
  if (rows === null) return null;
  return (
    <>
      <p className={styles.hint}>{rows}</p>
      {found.length > 0 ? (
        <section className={styles.card} aria-labelledby="unfollowed-title">
          <h2 id="unfollowed-title" className={styles.heading}>
            {moveWordsOf(pane.language).title(found.length)}
          </h2>
          <p className={styles.hint}>{moveWordsOf(pane.language).after}</p>
          <LongList pane={pane} items={found} step={12} keyOf={(_, index) => String(index)}>
            {(each) =>
              each.place.kind === "cell" ? (
                <CellLink pane={pane} at={each.place.at}>
                  {unfollowedText(each, pane.language)}
                </CellLink>
              ) : (
                unfollowedText(each, pane.language)
              )
            }
          </LongList>
        </section>
      ) : null}
    </>
  );
}
