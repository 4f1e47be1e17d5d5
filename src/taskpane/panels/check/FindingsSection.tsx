import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode, type RefObject } from "react";
import { Button, Select, makeStyles, tokens } from "@fluentui/react-components";
import type { Review } from "../../../model/plans";
import type { Finding, Severity } from "../../../model/findings";
import { ruleTitle, tableTitle } from "../../../report";
import { DownIcon, UpIcon } from "../../icons";
import type { Pane } from "../../usePane";
import { LongList, useStyles } from "../parts";
import { counted, filtered, groupsOf, SEVERITIES, tableAt, type Filter, type FindingGroup } from "./groups";
import { FindingItem, useFindingStyles } from "./FindingItem";
import { checkWordsOf } from "./words";

const NO_FILTER: Filter = { severity: null, table: null, rule: null };
/** The next finding, as in other programs; with Shift the one before. */
const STEP_KEY = "F8";

const useOwnStyles = makeStyles({
  section: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS },
  tools: { display: "flex", gap: tokens.spacingHorizontalXS, alignItems: "center" },
  select: {
    flexGrow: 1, flexBasis: 0, minWidth: 0, "& > select": { minWidth: 0, width: "100%" },
    // At 200 % the names of three filters need the room of their arrows.
    "@media (max-width: 280px)": { "& > select": { padding: `0 ${tokens.spacingHorizontalXXS}`, textOverflow: "ellipsis" }, "& > span": { display: "none" } },
  },
  step: { minWidth: "24px", width: "24px", padding: 0, flexShrink: 0 },
  shown: { display: "flex", alignItems: "center", justifyContent: "space-between", flexWrap: "wrap", fontSize: tokens.fontSizeBase200, minHeight: "24px" },
  unseen: { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)", whiteSpace: "nowrap" },
});

/** Everything found, by cause, with filters and steps; `actions` draws what can be done about the entry that is chosen. */
export function FindingsSection({ pane, review, actions }: { pane: Pane; review: Review; actions?: (group: FindingGroup) => ReactNode }): ReactNode {
  const styles = useStyles();
  const own = useOwnStyles();
  const item = useFindingStyles();
  const { words, language } = pane;
  const checkWords = checkWordsOf(language);
  const { checkWork } = pane.state;
  const { filter } = checkWork;
  const setFilter = (next: Filter): void => pane.actions.patch({ checkWork: { ...checkWork, filter: next } });
  const { book, findings } = review;
  const shown = useMemo(() => filtered(book, findings, filter), [book, findings, filter]);
  const groups = useMemo(() => groupsOf(shown), [shown]);
  const { chosen, choose, step, section } = useSteps(pane, groups);
  const narrowed = shown.length < findings.length;
  const at = groups.findIndex(({ key }) => key === chosen);
  return (
    <section ref={section} className={own.section} aria-labelledby="findings-title">
      <div className={own.tools}>
        <Filters pane={pane} review={review} filter={filter} onFilter={setFilter} />
        <Button size="small" className={own.step} icon={<UpIcon />} aria-label={checkWords.previous} title={`${checkWords.previous} (Shift+${STEP_KEY})`} disabledFocusable={at === 0 || groups.length === 0} onClick={() => step(-1)} />
        <Button size="small" className={own.step} icon={<DownIcon />} aria-label={checkWords.next} title={`${checkWords.next} (${STEP_KEY})`} disabledFocusable={at === groups.length - 1} onClick={() => step(1)} />
      </div>
      <span className={own.unseen} role="status">
        {at < 0 ? "" : checkWords.position(at + 1, groups.length)}
      </span>
      {narrowed ? (
        <div className={own.shown}>
          <span role="status">{checkWords.shown(shown.length, findings.length)}</span>
          <Button size="small" appearance="subtle" onClick={() => setFilter(NO_FILTER)}>
            {checkWords.clearFilter}
          </Button>
        </div>
      ) : null}
      {shown.length === 0 ? (
        <p className={styles.intro}>{checkWords.noneShown}</p>
      ) : (
        <LongList key={JSON.stringify(filter)} pane={pane} items={groups} step={30} least={at + 1} label={words.findingsList} itemClassName={item.item} keyOf={({ key }) => key}>
          {(group) => (
            <FindingItem pane={pane} book={book} group={group} chosen={chosen === group.key} onChoose={() => choose(chosen === group.key ? null : group.key)}>
              {actions?.(group)}
            </FindingItem>
          )}
        </LongList>
      )}
    </section>
  );
}

/** Which entry is open, and stepping to the one after or before it: by button, by key, by arrow within the list. */
function useSteps(pane: Pane, groups: readonly FindingGroup[]): {
  readonly chosen: string | null;
  readonly choose: (key: string | null) => void;
  readonly step: (by: 1 | -1) => void;
  readonly section: RefObject<HTMLElement | null>;
} {
  const [chosen, choose] = useState<string | null>(null);
  const section = useRef<HTMLElement>(null);
  const at = groups.findIndex(({ key }) => key === chosen);
  const { select } = pane.actions;
  const step = useCallback((by: 1 | -1): void => {
    const to = at < 0 ? (by > 0 ? 0 : groups.length - 1) : at + by;
    const group = groups[to];
    if (!group) return;
    choose(group.key);
    select(group.lead.at);
    // Drawn first, since the list may have to grow to hold it.
    requestAnimationFrame(() => {
      const entry = section.current?.querySelectorAll<HTMLElement>("[data-entry]")[to];
      entry?.focus({ preventScroll: true });
      entry?.scrollIntoView({ block: "nearest" });
    });
  }, [at, groups, select]);
  useEffect(() => {
    const keys = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== STEP_KEY || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      step(event.shiftKey ? -1 : 1);
    };
    window.addEventListener("keydown", keys);
    return () => window.removeEventListener("keydown", keys);
  }, [step]);
  return { chosen, choose, step, section };
}

function Filters({ pane, review, filter, onFilter }: { pane: Pane; review: Review; filter: Filter; onFilter: (filter: Filter) => void }): ReactNode {
  const { words, language } = pane;
  const checkWords = checkWordsOf(language);
  const { book, findings } = review;
  // Each filter counts what the other two leave, so that a choice never leads to an empty list unannounced.
  const left = (without: Partial<Filter>): readonly Finding[] => filtered(book, findings, { ...filter, ...without });
  const severities = counted(left({ severity: null }).map(({ severity }) => severity));
  const tables = counted(left({ table: null }).map(({ at }) => tableAt(book, at)));
  const rules = counted(left({ rule: null }).map(({ rule }) => rule));
  const tableName = (index: number): string => {
    const table = book.tables[index];
    if (!table) return checkWords.elsewhere;
    const twin = book.tables.some((other, at) => at !== index && other.id === table.id);
    return twin ? `${tableTitle(table.id, language)} (${table.sheet})` : tableTitle(table.id, language);
  };
  return (
    <>
      <Choice
        label={checkWords.severityFilter}
        value={filter.severity ?? ""}
        options={SEVERITIES.filter((each) => severities.has(each)).map((each) => [each, words.severity[each], severities.get(each) ?? 0] as const)}
        onChange={(value) => onFilter({ ...filter, severity: SEVERITIES.find((each: Severity) => each === value) ?? null })}
      />
      <Choice
        label={checkWords.table}
        value={filter.table === null ? "" : String(filter.table)}
        options={[...tables].sort(([a], [b]) => a - b).map(([index, count]) => [String(index), tableName(index), count] as const)}
        onChange={(value) => onFilter({ ...filter, table: value === "" ? null : Number(value) })}
      />
      <Choice
        label={checkWords.rule}
        value={filter.rule ?? ""}
        options={[...rules].map(([rule, count]) => [rule, ruleTitle(rule, language), count] as const)}
        onChange={(value) => onFilter({ ...filter, rule: value === "" ? null : value })}
      />
    </>
  );
}

/** One filter of a row of them: while it filters nothing it shows its own name. */
function Choice({ label, value, options, onChange }: {
  label: string;
  value: string;
  options: readonly (readonly [value: string, name: string, count: number])[];
  onChange: (value: string) => void;
}): ReactNode {
  const own = useOwnStyles();
  return (
    <Select className={own.select} size="small" aria-label={label} value={value} onChange={(_, data) => onChange(data.value)}>
      <option value="">{label}</option>
      {options.map(([each, name, count]) => (
        <option key={each} value={each}>
          {`${name} (${count})`}
        </option>
      ))}
    </Select>
  );
}
