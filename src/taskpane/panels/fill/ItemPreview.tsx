/** What choosing an item would insert, table by table, and what it leaves alone and why. */
import type { ReactNode } from "react";
import { makeStyles, tokens } from "@fluentui/react-components";
import type { ItemRow } from "../../../derive/insertItem";
import type { TableId } from "../../../model/book";
import { tableTitle } from "../../../report";
import type { ShownProposal } from "../../fillActions";
import type { Pane } from "../../usePane";
import { CellLink, useStyles } from "../parts";
import { MovedRows } from "./MovedRows";
import { itemWordsOf } from "./itemWords";

const useOwnStyles = makeStyles({
  table: { padding: `${tokens.spacingVerticalXS} 0` },
  name: { fontWeight: tokens.fontWeightSemibold },
  row: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, overflowWrap: "anywhere" },
  rows: { listStyleType: "none", margin: 0, padding: 0 },
  class: { paddingLeft: 0 },
  division: { paddingLeft: "1em" },
  item: { paddingLeft: "2em" },
  code: { fontVariantNumeric: "tabular-nums", marginRight: tokens.spacingHorizontalXS },
});

export function ItemPreview({ pane, proposal }: { pane: Pane; proposal: ShownProposal }): ReactNode {
  const styles = useStyles();
  const own = useOwnStyles();
  const words = itemWordsOf(pane.language);
  const { plan } = proposal;
  const tables = byTable(plan.rows);
  const notes = [
    ...plan.present.filter(({ table, code }) => !plan.rows.some((row) => row.table === table && row.code === code)).map(({ table, code, at }) => ({ at, text: words.present(tableTitle(table, pane.language), code) })),
    ...plan.obstacles.map(({ table, at, reason, detail }) => ({ at, text: words.obstacle(reason, tableTitle(table, pane.language), detail) })),
  ];
  return (
    <>
      <div role="status">
        <h3 className={styles.heading}>{plan.rows.length === 0 ? words.nothingToInsert : words.willInsert(plan.rows.length, tables.length)}</h3>
      </div>
      {tables.length > 0 ? (
        <ul role="list" className={styles.list}>
          {tables.map(([table, rows]) => (
            <li key={table} className={own.table}>
              <span className={own.name}>{tableTitle(table, pane.language)}</span>
              <ul role="list" className={own.rows}>
                {rows.map(({ code, name }, index) => (
                  <li key={`${code}:${index}`} className={own.row}>
                    <span className={code.length === 3 ? own.class : code.length === 5 ? own.division : own.item}>
                      <span className={own.code}>{code}</span>
                      {name}
                    </span>
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      ) : null}
      <MovedRows pane={pane} edits={plan.edits} found={proposal.unfollowed} />
      {notes.length > 0 ? (
        <ul role="list" className={styles.list}>
          {notes.map(({ at, text }) => (
            <li key={text} className={styles.hint}>
              {at ? (
                <CellLink pane={pane} at={at}>
                  {text}
                </CellLink>
              ) : (
                text
              )}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

function byTable(rows: readonly ItemRow[]): readonly (readonly [TableId, readonly ItemRow[]])[] {
  const tables = new Map<TableId, ItemRow[]>();
  for (const row of rows) tables.set(row.table, [...(tables.get(row.table) ?? []), row]);
  return [...tables];
}
