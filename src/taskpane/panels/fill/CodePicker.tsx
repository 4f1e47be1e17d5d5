/** The code picker: an item is searched, shown with what it would insert, and inserted. */
import { useDeferredValue, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { Button, Combobox, Field, Option, Radio, RadioGroup, Select, makeStyles, tokens } from "@fluentui/react-components";
import { searchCodes, type CodeEntry } from "../../../catalog/classifications/search";
import type { ClassificationId } from "../../../catalog/types";
import type { ItemFund } from "../../../derive/insertItem";
import type { ItemProposal } from "../../../review/planItem";
import { CloseIcon } from "../../icons";
import type { Pane } from "../../usePane";
import { useStyles } from "../parts";
import { itemWordsOf } from "./itemWords";
import { ItemPreview } from "./ItemPreview";

const CLASSIFICATIONS: readonly ClassificationId[] = ["functional", "economic"];
const FUNDS: readonly ItemFund[] = ["general-public-budget", "government-fund", "state-capital", "other"];
const MOST_HITS = 40;

const useOwnStyles = makeStyles({
  head: { display: "flex", alignItems: "center", justifyContent: "space-between" },
  kinds: { marginLeft: "-8px", flexWrap: "wrap" },
  combobox: { minWidth: 0, width: "100%", "& > input": { minWidth: 0 } },
  listbox: { maxHeight: "min(340px, 55vh)", zIndex: 1 },
  option: { display: "flex", flexDirection: "column", minWidth: 0 },
  code: { fontVariantNumeric: "tabular-nums", marginRight: tokens.spacingHorizontalS },
  path: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, overflowWrap: "anywhere" },
  select: { minWidth: 0, "& > select": { minWidth: 0, textOverflow: "ellipsis" } },
});

/** What is searched and chosen. */
interface Choice {
  readonly classification: ClassificationId;
  readonly entry: CodeEntry | null;
  readonly fund: ItemFund;
  readonly unit: string | null;
}

export function CodePicker({ pane, onClose }: { pane: Pane; onClose: () => void }): ReactNode {
  const styles = useStyles();
  const own = useOwnStyles();
  const words = itemWordsOf(pane.language);
  const frame = useRef<HTMLElement>(null);
  const [choice, setChoice] = useState<Choice>({ classification: "functional", entry: null, fund: "general-public-budget", unit: null });
  const [query, setQuery] = useState("");
  const [proposal, setProposal] = useState<ItemProposal | null>(null);
  const asked = useRef(0);
  const searched = useDeferredValue(query);
  const near = pane.state.overview?.codes;
  const { classification, entry } = choice;
  const hits = useMemo(
    () => searchCodes(classification, entry ? "" : searched, { limit: MOST_HITS, near: near ?? new Set() }),
    [classification, entry, searched, near],
  );

  /** Changes the choice; what it would insert is looked up anew. */
  const choose = (next: Choice): void => {
    setChoice(next);
    setProposal(null);
    asked.current += 1;
    const mine = asked.current;
    if (!next.entry) return;
    const { code } = next.entry;
    void pane.actions.proposeItem({ classification: next.classification, code, fund: next.fund, unit: next.unit }).then((found) => {
      if (mine === asked.current) setProposal(found);
    });
  };
  const take = (code: string | undefined): void => {
    const found = hits.find((each) => each.code === code);
    if (!found) return;
    setQuery(`${found.code} ${found.name}`);
    choose({ ...choice, entry: found });
  };
  const search = (text: string): void => {
    setQuery(text);
    if (entry) choose({ ...choice, entry: null });
  };
  /** Enter takes the first hit when none is marked: initials are no beginning of any option's text. */
  const enter = (event: KeyboardEvent<HTMLInputElement>): void => {
    const [first] = hits;
    if (event.key !== "Enter" || entry || query.trim() === "" || !first || event.currentTarget.getAttribute("aria-activedescendant")) return;
    event.preventDefault();
    take(first.code);
  };
  const inserted = async (): Promise<void> => {
    if (!proposal || !(await pane.actions.insertItem(proposal.plan))) return;
    setQuery("");
    choose({ ...choice, entry: null });
    frame.current?.querySelector<HTMLInputElement>("input[role=combobox]")?.focus();
  };
  const units = proposal ? [...proposal.units] : [];

  return (
    <section ref={frame} className={styles.card} aria-labelledby="item-title">
      <div className={own.head}>
        <h2 id="item-title" className={styles.heading}>
          {words.title}
        </h2>
        <Button size="small" appearance="transparent" icon={<CloseIcon />} aria-label={pane.words.close} onClick={onClose} />
      </div>
      <p className={styles.hint}>{words.intro}</p>
      <RadioGroup
        layout="horizontal"
        className={own.kinds}
        aria-label={words.classification}
        value={classification}
        onChange={(_, data) => {
          setQuery("");
          choose({ ...choice, entry: null, classification: CLASSIFICATIONS.find((each) => each === data.value) ?? "functional" });
        }}
      >
        {CLASSIFICATIONS.map((each) => (
          <Radio key={each} value={each} label={words.classifications[each]} />
        ))}
      </RadioGroup>
      <Field label={words.item} hint={words.itemHint[classification]}>
        <Combobox
          className={own.combobox}
          listbox={{ className: own.listbox }}
          // In its place in the page: a popup at the end of the body would be content outside every landmark.
          inlinePopup
          freeform
          clearable
          value={query}
          selectedOptions={entry ? [entry.code] : []}
          onChange={(event) => search(event.target.value)}
          onKeyDown={enter}
          onOptionSelect={(_, data) => (data.optionValue === undefined ? search("") : take(data.optionValue))}
        >
          {hits.map((hit) => (
            <Option key={hit.code} value={hit.code} text={`${hit.code} ${hit.name}`}>
              <span className={own.option}>
                <span>
                  <span className={own.code}>{hit.code}</span>
                  {hit.name}
                </span>
                <span className={own.path}>
                  {hit.path.join(" › ")}
                  {hit.evidenced ? "" : words.unchecked}
                </span>
              </span>
            </Option>
          ))}
          {hits.length === 0 ? (
            <Option key="none" value="none" text={query} disabled>
              {words.nothingFound}
            </Option>
          ) : null}
        </Combobox>
      </Field>
      {classification === "functional" ? (
        <Field label={words.fund}>
          <Select className={own.select} value={choice.fund} onChange={(_, data) => choose({ ...choice, fund: FUNDS.find((each) => each === data.value) ?? "other" })}>
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
          <Select className={own.select} value={choice.unit ?? ""} onChange={(_, data) => choose({ ...choice, unit: data.value === "" ? null : data.value })}>
            <option value="">{words.chooseUnit}</option>
            {units.map(([key, name]) => (
              <option key={key} value={key}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      ) : null}
      {proposal ? <ItemPreview pane={pane} proposal={proposal} onInsert={() => void inserted()} onCancel={() => search("")} /> : null}
    </section>
  );
}
