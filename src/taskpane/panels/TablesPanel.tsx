import { useState, type ReactNode } from "react";
import { Button, Checkbox, Field, Input, Radio, RadioGroup, Select, Textarea, makeStyles, tokens } from "@fluentui/react-components";
import type { TableId } from "../../model/book";
import type { TakenSheetChoice } from "../../model/plans";
import { PROFILES } from "../../catalog/profiles";
import { TABLES } from "../../catalog/tables";
import { tableTitle } from "../../report";
import type { Pane } from "../usePane";
import { Welcome } from "./Welcome";
import { useStyles } from "./parts";

const useOwnStyles = makeStyles({
  fields: { display: "grid", gridTemplateColumns: "minmax(0, 1fr) 96px", gap: tokens.spacingHorizontalM },
  year: { minWidth: 0 },
  tables: { border: "none", margin: 0, padding: 0, minWidth: 0, display: "flex", flexDirection: "column" },
  legend: { padding: 0, fontWeight: tokens.fontWeightSemibold },
  legendRow: { display: "flex", alignItems: "center", justifyContent: "space-between", flexWrap: "wrap" },
  buttons: { display: "flex", marginRight: "-8px" },
});

const CHOICES: readonly TakenSheetChoice[] = ["skip", "replace", "beside"];
const MAY_INSERT = 10;

/** The budget year that is being prepared: from November on, the next one. */
export function budgetYear(today: Date): number {
  return today.getFullYear() + (today.getMonth() >= MAY_INSERT ? 1 : 0);
}

export function TablesPanel({ pane }: { pane: Pane }): ReactNode {
  const styles = useStyles();
  const own = useOwnStyles();
  const { words, state, actions, language } = pane;
  const all = TABLES.map((table) => table.id);
  const [profile, setProfile] = useState(PROFILES[0]?.id ?? "");
  const [year, setYear] = useState(() => String(budgetYear(new Date())));
  const [department, setDepartment] = useState("");
  const [units, setUnits] = useState("");
  const [chosen, setChosen] = useState<ReadonlySet<TableId>>(() => new Set(all));
  const [tried, setTried] = useState(false);
  const [choice, setChoice] = useState<TakenSheetChoice>("skip");

  const yearError = /^\s*(19|20)\d\d\s*$/.test(year) ? null : words.yearWrong;
  const departmentError = department.trim() === "" ? words.departmentMissing : null;
  const tablesError = chosen.size === 0 ? words.noTableChosen : null;
  const busy = state.busy !== null || state.connection.kind !== "ready";

  const insert = (): void => {
    setTried(true);
    if (yearError ?? departmentError ?? tablesError) return;
    const names = units.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== "");
    void actions.insert(
      { profile, year: Number(year), department: department.trim(), units: [...new Set(names)], tables: all.filter((id) => chosen.has(id)), onTaken: "skip" },
      null,
    );
  };
  const toggle = (id: TableId, on: boolean): void => {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    setChosen(next);
  };

  const pending = state.pendingInsert;
  if (pending) {
    return (
      <section className={styles.card} aria-labelledby="taken-title">
        <h2 id="taken-title" className={styles.heading}>
          {words.takenTitle(pending.taken.length)}
        </h2>
        <p className={styles.intro}>{pending.taken.map((each) => `“${each.name}”`).join("、")}</p>
        <Field label={words.takenQuestion}>
          <RadioGroup value={choice} onChange={(_, data) => setChoice(CHOICES.find((each) => each === data.value) ?? "skip")}>
            {CHOICES.map((each) => (
              <Radio key={each} value={each} label={words.taken[each]} />
            ))}
          </RadioGroup>
        </Field>
        <div className={styles.row}>
          <Button appearance="primary" disabled={busy} onClick={() => void actions.insert(pending.request, choice)}>
            {words.insertOn}
          </Button>
          <Button disabled={busy} onClick={() => actions.patch({ pendingInsert: null })}>
            {words.cancel}
          </Button>
        </div>
      </section>
    );
  }

  return (
    <div className={styles.panel}>
      {state.overview?.recognised === 0 ? <Welcome pane={pane} /> : <p className={styles.intro}>{words.insertIntro}</p>}
      <div className={own.fields}>
        <Field label={words.profile}>
          <Select value={profile} onChange={(_, data) => setProfile(data.value)}>
            {PROFILES.map((each) => (
              <option key={each.id} value={each.id}>
                {each.name}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={words.year} validationMessage={tried ? yearError : null}>
          <Input className={own.year} input={{ className: own.year }} value={year} inputMode="numeric" maxLength={4} onChange={(_, data) => setYear(data.value)} />
        </Field>
      </div>
      <Field label={words.department} required validationMessage={tried ? departmentError : null} hint={words.departmentHint}>
        <Input value={department} onChange={(_, data) => setDepartment(data.value)} />
      </Field>
      <Field label={words.units} hint={words.unitsHint}>
        <Textarea value={units} rows={3} resize="vertical" onChange={(_, data) => setUnits(data.value)} />
      </Field>
      <fieldset className={own.tables}>
        <legend className={own.legend}>{words.tablesTitle}</legend>
        <div className={own.legendRow}>
          <span className={styles.hint}>
            {chosen.size}/{all.length}
          </span>
          <span className={own.buttons}>
            <Button size="small" appearance="subtle" onClick={() => setChosen(new Set(all))}>
              {words.all}
            </Button>
            <Button size="small" appearance="subtle" onClick={() => setChosen(new Set())}>
              {words.none}
            </Button>
          </span>
        </div>
        {all.map((id) => (
          <Checkbox key={id} label={tableTitle(id, language)} checked={chosen.has(id)} onChange={(_, data) => toggle(id, data.checked === true)} />
        ))}
        {tried && tablesError ? <span role="alert">{tablesError}</span> : null}
      </fieldset>
      <div className={styles.row}>
        <Button appearance="primary" disabled={busy} onClick={insert}>
          {words.insert}
        </Button>
      </div>
    </div>
  );
}
