/** The code picker: items are searched or pasted, gathered, shown with what they would insert, and inserted together. */
import { useDeferredValue, useEffect, useMemo, useRef, useState, type ClipboardEvent, type KeyboardEvent, type ReactNode } from "react";
import { Button, Combobox, Field, Option, Select, makeStyles, tokens } from "@fluentui/react-components";
import { codeBookOf } from "../../../catalog/classifications/codeBook";
import { pastedCodes, searchCodes, type CodeEntry } from "../../../catalog/classifications/search";
import type { ItemFund, ItemPlan, ItemRequest } from "../../../derive/insertItem";
import type { OfficeCodes } from "../../../model/book";
import type { ShownProposal } from "../../fillActions";
import { CloseIcon } from "../../icons";
import type { Pane } from "../../usePane";
import { CellLink, useStyles } from "../parts";
import { CodeImportView } from "./CodeImportView";
import { itemWordsOf } from "./itemWords";
import { ItemPreview } from "./ItemPreview";

const FUNDS: readonly ItemFund[] = ["general-public-budget", "government-fund", "state-capital", "other"];
const NO_OFFICE: readonly OfficeCodes[] = [];
const STEP = 60;
/** Values of options that are no item. */
const MORE = "more";
const NOTE = "note";

const useOwnStyles = makeStyles({
  head: { display: "flex", alignItems: "center", justifyContent: "space-between" },
  combobox: { minWidth: 0, width: "100%", "& > input": { minWidth: 0 } },
  listbox: { maxHeight: "min(300px, 42vh)", zIndex: 1 },
  option: { display: "flex", flexDirection: "column", minWidth: 0 },
  code: { fontVariantNumeric: "tabular-nums", marginRight: tokens.spacingHorizontalS },
  path: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, overflowWrap: "anywhere" },
  note: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  select: { minWidth: 0, "& > select": { minWidth: 0, textOverflow: "ellipsis" } },
  chosen: { display: "flex", alignItems: "start", gap: tokens.spacingHorizontalXS, "& > span": { flexGrow: 1, minWidth: 0, overflowWrap: "anywhere" } },
  remove: { minWidth: "24px", width: "24px", height: "24px", padding: 0, flexShrink: 0 },
});

export function CodePicker({ pane, onClose }: { pane: Pane; onClose: () => void }): ReactNode {
  const styles = useStyles();
  const own = useOwnStyles();
  const words = itemWordsOf(pane.language);
  const field = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<readonly CodeEntry[]>([]);
  const [fund, setFund] = useState<ItemFund>("general-public-budget");
  const [unit, setUnit] = useState<string | null>(null);
  const [query, setQuery] = useState("");
  const [limit, setLimit] = useState(STEP);
  const [open, setOpen] = useState(false);
  const [unknown, setUnknown] = useState<readonly string[]>([]);
  const [inserted, setInserted] = useState<ItemPlan | null>(null);
  /** Inserting was asked for, perhaps while the plan is still being looked up. */
  const [due, setDue] = useState(false);
  const searched = useDeferredValue(query);
  const { overview } = pane.state;
  const near = overview?.codes;
  const codes = codeBookOf({ officeCodes: overview?.officeCodes ?? NO_OFFICE, year: overview?.year ?? null });
  const { entries, total } = useMemo(() => searchCodes(searched, { limit, codes, near: near ?? new Set() }), [searched, limit, codes, near]);
  const requests = useMemo(() => chosen.map(({ classification, code }): ItemRequest =>
    ({ classification, code, fund: classification === "economic" ? "general-public-budget" : fund, unit })), [chosen, fund, unit]);
  const proposal = useProposal(pane, requests);
  const busy = pane.state.busy !== null;

  const choose = (more: readonly CodeEntry[]): void => {
    setChosen([...new Map([...chosen, ...more].map((each) => [each.code, each])).values()]);
    setInserted(null);
    search("");
  };
  const search = (text: string): void => {
    setQuery(text);
    setLimit(STEP);
    setUnknown([]);
  };
  const { insertItems } = pane.actions;
  useEffect(() => {
    if (!due || busy) return;
    setDue(false);
    setOpen(false);
    void insertItems(requests).then((plan) => {
      if (plan === "busy") setDue(true);
      if (!plan || plan === "busy") return;
      setInserted(plan);
      setChosen([]);
      field.current?.focus();
    });
  }, [due, busy, insertItems, requests]);
  /** Enter takes the first hit when none is marked, as letters are no beginning of any option's text; with nothing typed it inserts. */
  const enter = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    if (query.trim() === "" && chosen.length > 0 && !(open && event.currentTarget.getAttribute("aria-activedescendant"))) {
      event.preventDefault();
      setDue(true);
      return;
    }
    const [first] = searched === query ? entries : searchCodes(query, { limit: 1, codes, near: near ?? new Set() }).entries;
    if (query.trim() === "" || !first || event.currentTarget.getAttribute("aria-activedescendant")) return;
    event.preventDefault();
    setOpen(false);
    choose([first]);
  };
  /** A space parts the words that are looked for ("水利 行政运行"): after words put together by an input method the list would take it for a choice. */
  const keepSpace = (event: KeyboardEvent): void => {
    if (event.key === " " && (query.trim() !== "" || event.nativeEvent.isComposing)) event.stopPropagation();
  };
  const paste = (event: ClipboardEvent<HTMLInputElement>): void => {
    const text = event.clipboardData.getData("text/plain");
    if (!/[\r\n\t]/.test(text.trim())) return;
    event.preventDefault();
    const found = pastedCodes(text, codes);
    setOpen(false);
    choose(found.entries);
    setUnknown(found.unknown);
  };
  const pick = (value: string | undefined): void => {
    if (value === MORE) {
      setLimit(limit + 4 * STEP);
      return;
    }
    const found = entries.find(({ code }) => code === value);
    setOpen(false);
    if (found) choose([found]);
  };
  const units = proposal ? [...proposal.units] : [];

  return (
    <section className={styles.card} aria-labelledby="item-title">
      <div className={own.head}>
        <h2 id="item-title" className={styles.heading}>
          {words.title}
        </h2>
        <Button size="small" appearance="transparent" icon={<CloseIcon />} aria-label={pane.words.close} onClick={onClose} />
      </div>
      <p className={styles.hint}>{words.intro}</p>
      <Field label={words.item} hint={words.itemHint} {...(unknown.length > 0 ? { validationState: "warning", validationMessage: words.notFound(unknown.join("、")) } : {})}>
        <Combobox
          input={{ ref: field, onKeyDownCapture: keepSpace }}
          className={own.combobox}
          listbox={{ className: own.listbox }}
          // In its place in the page: a popup at the end of the body would be content outside every landmark. Always below,
          // where it is scrolled into view: above it the head of the pane would cover the option that has the focus.
          inlinePopup
          positioning={{ position: "below", align: "start", pinned: true }}
          freeform
          open={open}
          onOpenChange={(event, data) => {
            // "Show more" leaves the list open.
            setOpen(data.open);
            if (data.open) revealed(event.currentTarget);
          }}
          value={query}
          selectedOptions={[]}
          onChange={(event) => {
            search(event.target.value);
            setOpen(true);
          }}
          onPaste={paste}
          onKeyDown={enter}
          onOptionSelect={(_, data) => pick(data.optionValue)}
        >
          {entries.map((hit) => (
            <Option key={hit.code} value={hit.code} text={`${hit.code} ${hit.name}`}>
              <span className={own.option}>
                <span>
                  <span className={own.code}>{hit.code}</span>
                  {hit.name}
                  {hit.evidenced ? "" : " *"}
                </span>
                <span className={own.path}>{[words.classifications[hit.classification], ...hit.path].join(" › ")}</span>
              </span>
            </Option>
          ))}
          {total > entries.length ? (
            <Option key={MORE} value={MORE} text={query}>
              {words.moreHits(total - entries.length)}
            </Option>
          ) : null}
          {entries.length === 0 || entries.some(({ evidenced }) => !evidenced) ? (
            <Option key={NOTE} value={NOTE} text={query} disabled className={own.note}>
              {entries.length === 0 ? words.nothingFound : words.unchecked}
            </Option>
          ) : null}
        </Combobox>
      </Field>
      {chosen.length > 0 ? (
        <>
          <h3 className={styles.heading}>{words.chosen(chosen.length)}</h3>
          <ul role="list" className={styles.list}>
            {chosen.map((each) => (
              <li key={each.code} className={own.chosen}>
                <span>
                  <span className={own.code}>{each.code}</span>
                  {each.name}
                  {each.evidenced ? "" : " *"}
                </span>
                <Button
                  size="small"
                  appearance="subtle"
                  className={own.remove}
                  icon={<CloseIcon />}
                  aria-label={words.remove(`${each.code} ${each.name}`)}
                  onClick={() => {
                    setChosen(chosen.filter(({ code }) => code !== each.code));
                    field.current?.focus();
                  }}
                />
              </li>
            ))}
          </ul>
          {chosen.some(({ evidenced }) => !evidenced) ? <p className={styles.hint}>{words.unchecked}</p> : null}
        </>
      ) : null}
      {chosen.some(({ classification }) => classification === "functional") ? (
        <Field label={words.fund}>
          <Select className={own.select} value={fund} onChange={(_, data) => setFund(FUNDS.find((each) => each === data.value) ?? "other")}>
            {FUNDS.map((each) => (
              <option key={each} value={each}>
                {words.funds[each]}
              </option>
            ))}
          </Select>
        </Field>
      ) : null}
      {units.length > 1 ? (
        <Field label={words.unit}>
          <Select className={own.select} value={unit ?? ""} onChange={(_, data) => setUnit(data.value === "" ? null : data.value)}>
            <option value="">{words.chooseUnit}</option>
            {units.map(([key, name]) => (
              <option key={key} value={key}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      ) : null}
      {chosen.length > 0 ? (
        <div className={styles.row}>
          <Button appearance="primary" disabledFocusable={due} onClick={() => setDue(true)}>
            {words.insertAll(chosen.length)}
          </Button>
          <Button disabledFocusable={due} onClick={() => setChosen([])}>
            {pane.words.cancel}
          </Button>
        </div>
      ) : null}
      <CodeImportView pane={pane} />
      {proposal ? <ItemPreview pane={pane} proposal={proposal} /> : null}
      {inserted ? <InsertedRows pane={pane} plan={inserted} /> : null}
    </section>
  );
}

/** What the items gathered so far would insert; looked up anew when they change, as soon as nothing else goes on. */
function useProposal({ state, actions }: Pane, requests: readonly ItemRequest[]): ShownProposal | null {
  const [known, setKnown] = useState<{ readonly of: readonly ItemRequest[]; readonly proposal: ShownProposal | null } | null>(null);
  const [asked, setAsked] = useState<readonly ItemRequest[] | null>(null);
  const idle = state.busy === null;
  const { proposeItems } = actions;
  useEffect(() => {
    if (!idle || requests.length === 0 || asked === requests) return;
    setAsked(requests);
    void proposeItems(requests).then((proposal) => {
      if (proposal === "busy") setAsked(null);
      else setKnown({ of: requests, proposal });
    });
  }, [idle, asked, requests, proposeItems]);
  return requests.length > 0 && known?.of === requests ? known.proposal : null;
}

/** Brings a field so far up that the list below it has room. */
function revealed(target: EventTarget & Element): void {
  const field = target.closest("section");
  if (!field) return;
  const { bottom } = target.getBoundingClientRect();
  if (bottom > window.innerHeight / 2) window.scrollBy({ top: bottom - window.innerHeight / 2 });
}

/** The rows that now wait for their amounts, as links: the cursor stays where it was. */
function InsertedRows({ pane, plan }: { pane: Pane; plan: ItemPlan }): ReactNode {
  const styles = useStyles();
  const own = useOwnStyles();
  const words = itemWordsOf(pane.language);
  // Parents are derived: only what has nothing below it waits to be typed.
  const rows = plan.rows.filter(({ table, code }) => !plan.rows.some((other) => other.table === table && other.code !== code && other.code.startsWith(code)));
  return (
    <>
      <h3 className={styles.heading}>{words.inserted}</h3>
      <ul role="list" className={styles.list}>
        {rows.map(({ table, at, code, name }, index) => (
          <li key={`${table}:${index}`} className={styles.hint}>
            <CellLink pane={pane} at={at} /> <span className={own.code}>{code}</span>
            {name}
          </li>
        ))}
      </ul>
    </>
  );
}
