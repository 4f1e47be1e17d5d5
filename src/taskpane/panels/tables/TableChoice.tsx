/** Which tables to insert, each with a preview. */
import { lazy, Suspense, useState, type ReactNode } from "react";
import { Button, Checkbox, Spinner, makeStyles, tokens } from "@fluentui/react-components";
import type { Profile } from "../../../model/profile";
import type { Body } from "../../../derive/tableDraft";
import type { TableId } from "../../../model/book";
import { tableTitle } from "../../../report";
import { ErrorIcon } from "../../icons";
import type { Pane } from "../../usePane";
import { useStyles } from "../parts";
import { tablesWordsOf } from "./words";

/** Loaded with the first preview: it brings the drafts of the tables along. */
const TablePreview = lazy(async () => ({ default: (await import("./TablePreview")).TablePreview }));

const useOwnStyles = makeStyles({
  tables: { border: "none", margin: 0, padding: 0, minWidth: 0, display: "flex", flexDirection: "column" },
  legend: { padding: 0, fontWeight: tokens.fontWeightSemibold },
  legendRow: { display: "flex", alignItems: "center", justifyContent: "space-between", flexWrap: "wrap" },
  buttons: { display: "flex", marginRight: "-8px" },
  table: { display: "flex", alignItems: "center", justifyContent: "space-between", "& > :first-child": { minWidth: 0 } },
  preview: { minWidth: "auto", flexShrink: 0, marginRight: "-8px", paddingLeft: tokens.spacingHorizontalS, paddingRight: tokens.spacingHorizontalS },
  error: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS, color: tokens.colorStatusDangerForeground1, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  shown: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXXS, paddingBottom: tokens.spacingVerticalS, minWidth: 0 },
});

export function TableChoice({ pane, profile, body, chosen, error, onChoose }: {
  pane: Pane;
  profile: Profile;
  body: Body;
  chosen: ReadonlySet<TableId>;
  error: string | null;
  onChoose: (chosen: ReadonlySet<TableId>) => void;
}): ReactNode {
  const styles = useStyles();
  const own = useOwnStyles();
  const { words, language } = pane;
  const tablesWords = tablesWordsOf(language);
  const [shown, setShown] = useState<TableId | null>(null);
  const all = profile.tables.map(({ table }) => table);
  const toggle = (id: TableId, on: boolean): void => {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    onChoose(next);
  };
  return (
    <fieldset className={own.tables}>
      <legend className={own.legend}>{words.tablesTitle}</legend>
      <div className={own.legendRow}>
        <span className={styles.hint}>
          {chosen.size}/{all.length}
        </span>
        <span className={own.buttons}>
          <Button size="small" appearance="subtle" onClick={() => onChoose(new Set(all))}>
            {words.all}
          </Button>
          <Button size="small" appearance="subtle" onClick={() => onChoose(new Set())}>
            {words.none}
          </Button>
        </span>
      </div>
      {profile.tables.map((layout) => {
        const id = layout.table;
        const title = tableTitle(id, language);
        const open = shown === id;
        return (
          <div key={id}>
            <div className={own.table}>
              <Checkbox label={title} checked={chosen.has(id)} onChange={(_, data) => toggle(id, data.checked === true)} />
              <Button size="small" appearance="subtle" className={own.preview} aria-expanded={open} aria-label={tablesWords.preview(title)} onClick={() => setShown(open ? null : id)}>
                {tablesWords.previewButton}
              </Button>
            </div>
            {open ? (
              <div className={own.shown}>
                <Suspense fallback={<Spinner size="tiny" />}>
                  <TablePreview layout={layout} body={body} language={language} label={tablesWords.preview(title)} />
                </Suspense>
              </div>
            ) : null}
          </div>
        );
      })}
      {error ? (
        <span role="alert" className={own.error}>
          <ErrorIcon aria-hidden="true" />
          {error}
        </span>
      ) : null}
    </fieldset>
  );
}
