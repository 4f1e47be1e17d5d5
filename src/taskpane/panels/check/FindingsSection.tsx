import { useId, useMemo, type ReactNode } from "react";
import { Button, Select, ToggleButton, makeStyles, tokens } from "@fluentui/react-components";
import type { Review } from "../../../model/plans";
import type { Finding } from "../../../model/findings";
import { ruleTitle, tableTitle } from "../../../report";
import type { Pane } from "../../usePane";
import { LongList, useStyles } from "../parts";
import { counted, filtered, groupsOf, SEVERITIES, tableAt, type Filter, type FindingGroup } from "./groups";
import { FindingItem, useChosen, useFindingStyles } from "./FindingItem";
import { checkWordsOf } from "./words";

const useOwnStyles = makeStyles({
  section: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  chips: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalXS },
  chip: { minWidth: 0, fontVariantNumeric: "tabular-nums" },
  selects: { display: "grid", gridTemplateColumns: "repeat(2, minmax(0, 1fr))", gap: tokens.spacingHorizontalS },
  select: { display: "flex", flexDirection: "column", minWidth: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  shown: { display: "flex", alignItems: "center", justifyContent: "space-between", flexWrap: "wrap", fontSize: tokens.fontSizeBase200, minHeight: "24px" },
});

/** Everything found, by cause, with filters; `actions` draws what can be done about the entry that is chosen. */
export function FindingsSection({ pane, review, heading, actions }: {
  pane: Pane;
  review: Review;
  heading: ReactNode;
  actions?: (group: FindingGroup) => ReactNode;
}): ReactNode {
  const styles = useStyles();
  const own = useOwnStyles();
  const item = useFindingStyles();
  const { words, language } = pane;
  const checkWords = checkWordsOf(language);
  const { checkWork } = pane.state;
  const { filter } = checkWork;
  const setFilter = (next: Filter): void => pane.actions.patch({ checkWork: { ...checkWork, filter: next } });
  const [chosen, choose] = useChosen();
  const { book, findings } = review;
  const shown = useMemo(() => filtered(book, findings, filter), [book, findings, filter]);
  const groups = useMemo(() => groupsOf(shown), [shown]);
  const narrowed = shown.length < findings.length;
  return (
    <section className={own.section} aria-labelledby="findings-title">
      {heading}
      {findings.length > 1 ? <Filters pane={pane} review={review} filter={filter} onFilter={setFilter} /> : null}
      <div className={own.shown} style={narrowed ? undefined : { display: "none" }}>
        <span role="status">{narrowed ? checkWords.shown(shown.length, findings.length) : ""}</span>
        <Button size="small" appearance="subtle" onClick={() => setFilter({ severity: null, table: null, rule: null })}>
          {checkWords.clearFilter}
        </Button>
      </div>
      {shown.length === 0 ? <p className={styles.intro}>{checkWords.noneShown}</p> : null}
      {shown.length === 0 ? null : (
        <LongList key={JSON.stringify(filter)} pane={pane} items={groups} step={30} label={words.findingsList} itemClassName={item.item} keyOf={({ key }) => key}>
          {(group) => (
            <FindingItem pane={pane} book={book} group={group} chosen={chosen === group.key} onChoose={() => choose(group.key)}>
              {actions?.(group)}
            </FindingItem>
          )}
        </LongList>
      )}
    </section>
  );
}

function Filters({ pane, review, filter, onFilter }: { pane: Pane; review: Review; filter: Filter; onFilter: (filter: Filter) => void }): ReactNode {
  const own = useOwnStyles();
  const { words, language } = pane;
  const checkWords = checkWordsOf(language);
  const { book, findings } = review;
  // Each filter counts what the other two leave, so that a choice never leads to an empty list unannounced.
  const left = (without: Partial<Filter>): readonly Finding[] => filtered(book, findings, { ...filter, ...without });
  const severities = counted(left({ severity: null }).map(({ severity }) => severity));
  const tables = counted(left({ table: null }).map(({ at }) => tableAt(book, at)));
  const rules = counted(left({ rule: null }).map(({ rule }) => rule));
  const present = new Set(findings.map(({ severity }) => severity));
  const tableName = (index: number): string => {
    const table = book.tables[index];
    if (!table) return checkWords.elsewhere;
    const twin = book.tables.some((other, at) => at !== index && other.id === table.id);
    return twin ? `${tableTitle(table.id, language)} (${table.sheet})` : tableTitle(table.id, language);
  };
  return (
    <>
      {present.size > 1 ? (
        <div className={own.chips} role="group" aria-label={checkWords.severityFilter}>
          {SEVERITIES.filter((each) => present.has(each)).map((each) => (
            <ToggleButton
              key={each}
              size="small"
              shape="circular"
              className={own.chip}
              checked={filter.severity === each}
              onClick={() => onFilter({ ...filter, severity: filter.severity === each ? null : each })}
            >
              {words.severity[each]} {severities.get(each) ?? 0}
            </ToggleButton>
          ))}
        </div>
      ) : null}
      <div className={own.selects}>
        <Choice
          label={checkWords.table}
          all={checkWords.all}
          value={filter.table === null ? "" : String(filter.table)}
          options={[...tables].sort(([a], [b]) => a - b).map(([index, count]) => [String(index), tableName(index), count] as const)}
          onChange={(value) => onFilter({ ...filter, table: value === "" ? null : Number(value) })}
        />
        <Choice
          label={checkWords.rule}
          all={checkWords.all}
          value={filter.rule ?? ""}
          options={[...rules].map(([rule, count]) => [rule, ruleTitle(rule, language), count] as const)}
          onChange={(value) => onFilter({ ...filter, rule: value === "" ? null : value })}
        />
      </div>
    </>
  );
}

function Choice({ label, all, value, options, onChange }: {
  label: string;
  all: string;
  value: string;
  options: readonly (readonly [value: string, name: string, count: number])[];
  onChange: (value: string) => void;
}): ReactNode {
  const own = useOwnStyles();
  const id = useId();
  return (
    <div className={own.select}>
      <label htmlFor={id}>{label}</label>
      <Select id={id} size="small" value={value} onChange={(_, data) => onChange(data.value)}>
        <option value="">{all}</option>
        {options.map(([each, name, count]) => (
          <option key={each} value={each}>
            {`${name} (${count})`}
          </option>
        ))}
      </Select>
    </div>
  );
}
