import { useRef, useState, type ReactNode } from "react";
import { Button, Field, Input, Radio, RadioGroup, Select, Textarea, makeStyles, tokens } from "@fluentui/react-components";
import type { TableId } from "../../model/book";
import type { TakenSheetChoice } from "../../model/plans";
import { NATIONAL, PROFILES, profileOf } from "../../catalog/profiles";
import type { UnitOfMeasure } from "../../model/money";
import { formFor, type Level, type Profile, type Scope } from "../../model/profile";
import { formOfRegion, REGIONS } from "../../catalog/regions";
import { formNotes, formSource, levelName, regionNotes, yearInPreparation } from "../../report";
import { TablesIcon } from "../icons";
import type { Pane } from "../usePane";
import { Welcome } from "./Welcome";
import { formsWith } from "../tools";
import { FileButton, useStyles } from "./parts";
import { recall, remember, type Remembered } from "./tables/remembered";
import { FormView } from "./tables/FormView";
import { TableChoice } from "./tables/TableChoice";
import { tablesWordsOf } from "./tables/words";
import { formWordsOf } from "../formWords";

const useOwnStyles = makeStyles({
  fields: { display: "grid", gridTemplateColumns: "minmax(0, 1fr) 96px", gap: tokens.spacingHorizontalM },
  year: { minWidth: 0 },
  select: { minWidth: 0, "& > select": { minWidth: 0 } },
});

/** What is chosen from: the forms of no one region (全国), then every region, with a form of its own or without. */
const PLACES: readonly { readonly id: string; readonly name: string; readonly nameEnglish: string }[] = [
  ...PROFILES.filter(({ id }) => !REGIONS.some((each) => each.id === id)), ...REGIONS,
];

const LEVELS: readonly Level[] = ["central", "province", "city", "county"];
/** No level is chosen. */
const ANY = "any";

const CHOICES: readonly TakenSheetChoice[] = ["skip", "replace", "beside"];
/** The form as it stands; `chosen` null is every table of the profile. */
interface Form extends Remembered {
  readonly year: string;
  readonly scope: Scope;
  /** Level of government of whoever publishes; null where it is not said. */
  readonly level: Level | null;
  /** Unit of measure of the tables; null is the form's usual one. */
  readonly measure: UnitOfMeasure | null;
  readonly chosen: ReadonlySet<TableId> | null;
  /** The department was typed by hand since the pane opened. */
  readonly typed: boolean;
}

/** What changing tabs must not lose, and closing the pane may. */
let draft: Pick<Form, "year" | "scope" | "level" | "measure" | "chosen" | "typed"> = { year: String(yearInPreparation(new Date())), scope: "department", level: null, measure: null, chosen: null, typed: false };

/** A workbook that is being prepared here says itself whose it is; what is typed goes before both. */
function departmentOf(form: Form, overview: Pane["state"]["overview"]): string {
  if (form.typed) return form.department;
  return (overview?.own ? overview.body : null) ?? form.department;
}

/** What keeps the form from being carried out, field by field; null where all is well. */
function wrongIn({ year, department, tables }: { readonly year: string; readonly department: string; readonly tables: number }, words: Pane["words"]): Readonly<Record<"year" | "department" | "tables", string | null>> {
  return {
    year: /^\s*(19|20)\d\d\s*$/.test(year) ? null : words.yearWrong,
    department: department.trim() === "" ? words.departmentMissing : null,
    tables: tables === 0 ? words.noTableChosen : null,
  };
}

const NOTHING_WRONG = { year: null, department: null, tables: null } as const;

function Choice<Value extends string>({ label, value, options, onChange }: {
  label: string; value: Value; options: readonly (readonly [value: Value, name: string])[]; onChange: (value: Value) => void;
}): ReactNode {
  const own = useOwnStyles();
  return (
    <Field label={label}>
      <Select className={own.select} value={value} onChange={(_, data) => onChange(options.find(([each]) => each === data.value)?.[0] ?? value)}>
        {options.map(([each, name]) => (
          <option key={each} value={each}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** Asks what becomes of sheets whose names are taken. */
function TakenSheets({ pane: { words, state, actions }, pending }: { pane: Pane; pending: NonNullable<Pane["state"]["pendingInsert"]> }): ReactNode {
  const styles = useStyles();
  const [choice, setChoice] = useState<TakenSheetChoice>("skip");
  const busy = state.busy !== null || state.connection.kind !== "ready";
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

/** What is chosen from, and the form of a choice. Forms from files and of the workbook itself go before what is known of a region. */
function chosenForm(id: string, level: Level | null, state: Pane["state"]): { readonly places: typeof PLACES; readonly region: ReturnType<typeof formOfRegion> | null; readonly known: Profile } {
  const forms = formsWith(PROFILES, state);
  const brought = forms.filter((each) => !PROFILES.includes(each));
  const region = brought.some((each) => each.id === id) ? null : formOfRegion(id, PROFILES, level);
  return { places: [...brought, ...PLACES.filter((place) => !brought.some((each) => each.id === place.id))], region, known: region?.profile ?? profileOf(id, forms) ?? forms[0] ?? NATIONAL };
}

export function TablesPanel({ pane }: { pane: Pane }): ReactNode {
  const styles = useStyles();
  const own = useOwnStyles();
  const { words, state, actions, language } = pane;
  const tablesWords = tablesWordsOf(language);
  const [form, setForm] = useState<Form>(() => ({ ...recall(), ...draft }));
  const [tried, setTried] = useState(false);
  const yearField = useRef<HTMLDivElement>(null);
  const departmentField = useRef<HTMLDivElement>(null);
  const tablesField = useRef<HTMLDivElement>(null);
  const { overview } = state;
  const { places, region, known } = chosenForm(form.profile, form.level, state);
  const year = Number(form.year) || yearInPreparation(new Date());
  const profile = formFor(known, form.scope, year);
  const unit = form.measure ?? profile.settings.units[0] ?? "万元";
  const department = departmentOf(form, overview);
  const all = profile.tables.map(({ table }) => table);
  const chosen = form.chosen ?? new Set(all);

  const change = (part: Partial<Form>): void => {
    const next = { ...form, ...part };
    setForm(next);
    draft = { year: next.year, scope: next.scope, level: next.level, measure: next.measure, chosen: next.chosen, typed: next.typed };
    remember({ profile: next.profile, department: next.department, units: next.units });
  };
  const names = [...new Set(form.units.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== ""))];
  const wrong = wrongIn({ year: form.year, department, tables: chosen.size }, words);
  const told = tried ? wrong : NOTHING_WRONG;
  const busy = state.busy !== null || state.connection.kind !== "ready";

  const insert = (): void => {
    setTried(true);
    // The first thing that is wrong, from the top.
    const [field] = [wrong.year && yearField, wrong.department && departmentField, wrong.tables && tablesField].filter((each) => each !== null && each !== "");
    if (field) {
      field.current?.querySelector<HTMLElement>("input, button")?.focus();
      return;
    }
    void actions.insert(
      { profile: profile.id, scope: form.scope, ...(form.measure === null ? {} : { unit: form.measure }), year: Number(form.year), department: department.trim(), units: names, tables: all.filter((id) => chosen.has(id)), onTaken: "skip" },
      null,
    );
  };

  if (state.pendingInsert) return <TakenSheets pane={pane} pending={state.pendingInsert} />;
  if (state.form) return <FormView pane={pane} form={state.form} />;

  return (
    <div className={styles.panel}>
      {overview && overview.recognised + overview.byStructure === 0 ? <Welcome pane={pane} onStart={() => departmentField.current?.querySelector("input")?.focus()} /> : <p className={styles.intro}>{words.insertIntro}</p>}
      <div className={styles.row}>
        <Button icon={<TablesIcon />} disabled={state.busy !== null} onClick={() => actions.showForm(true)}>
          {formWordsOf(language).open}
        </Button>
        <FileButton
          appearance="subtle"
          disabled={busy}
          label={formWordsOf(language).loadFormFile}
          accept=".json"
          onFile={(file) => void actions.loadFormFile(file).then((id) => { if (id !== null) change({ profile: id, chosen: null, measure: null }); })}
        />
      </div>
      <div className={own.fields}>
        <Choice label={words.profile} value={region?.region.id ?? known.id} options={places.map((each) => [each.id, language === "en" ? each.nameEnglish : each.name])} onChange={(id) => change({ profile: id, chosen: null, measure: null })} />
        <div ref={yearField}>
          <Field label={words.year} validationMessage={told.year}>
            <Input className={own.year} input={{ className: own.year }} value={form.year} inputMode="numeric" maxLength={4} onChange={(_, data) => change({ year: data.value })} />
          </Field>
        </div>
      </div>
      <div className={own.fields}>
        <Choice label={tablesWords.scope} value={form.scope} options={known.scopes.map((each) => [each, tablesWords.scopes[each]])} onChange={(scope) => change({ scope, chosen: null })} />
        <Choice
          label={tablesWords.level}
          value={form.level ?? ANY}
          options={[[ANY, tablesWords.anyLevel], ...LEVELS.map((each) => [each, levelName(each, language)] as const)]}
          onChange={(level) => change({ level: level === ANY ? null : level, chosen: null, measure: null })}
        />
      </div>
      <Choice label={tablesWords.measure} value={unit} options={profile.settings.units.map((each) => [each, each])} onChange={(measure) => change({ measure })} />
      {[...(region ? regionNotes(region, language) : []), ...formNotes(known, year, language, form.level), formSource(known, year, language)].map((note) => <p key={note} className={styles.hint}>{note}</p>)}
      <div ref={departmentField}>
        <Field label={words.department} required validationMessage={told.department} hint={words.departmentHint}>
          <Input value={department} onChange={(_, data) => change({ department: data.value, typed: true })} />
        </Field>
      </div>
      <Field label={words.units} hint={words.unitsHint}>
        <Textarea value={form.units} rows={3} resize="vertical" onChange={(_, data) => change({ units: data.value })} />
      </Field>
      <div ref={tablesField}>
        <TableChoice
          pane={pane}
          profile={profile}
          body={{ year, department: department.trim() || tablesWords.previewBody, units: names, unit, scope: form.scope, words: profile.bodyWords, preparedBy: profile.preparedBy ?? null }}
          chosen={chosen}
          error={told.tables}
          onChoose={(next) => change({ chosen: next })}
        />
      </div>
      <div className={styles.row}>
        <Button appearance="primary" icon={<TablesIcon />} disabled={busy} onClick={insert}>
          {words.insert}
        </Button>
        <span className={styles.hint}>{tablesWords.sheetsTotal(chosen.size)}</span>
      </div>
    </div>
  );
}
