/** Where a figure comes from: its place in plain words, its formula, its relations with both sides, and the sentences that quote it. */
import { useMemo, type ReactNode } from "react";
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { areaAddress, sameCell, type CellRef } from "../model/cells";
import type { FindingValue } from "../model/findings";
import { formatMoney } from "../model/money";
import { briefOf, leftoverText, ruleTitle, tableTitle } from "../report";
import type { CellPlace, ExplainedRelation, Explanation, NamedCell, Quotation, RelationSide } from "../review/explain";
import { explainWordsOf, type ExplainWords } from "./explainWords";
import { CellLink, Folded, placeOf, useStyles } from "./panels/parts";
import type { Pane } from "./usePane";

const useOwnStyles = makeStyles({
  view: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS, fontVariantNumeric: "tabular-nums", overflowWrap: "anywhere" },
  what: { margin: 0 },
  value: { fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500, fontWeight: tokens.fontWeightSemibold },
  formula: { display: "block", fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, whiteSpace: "pre-wrap" },
  subtitle: { margin: 0, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, fontWeight: tokens.fontWeightSemibold },
  list: { listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXXS },
  relation: { paddingLeft: tokens.spacingHorizontalS, borderLeft: `${tokens.strokeWidthThicker} solid ${tokens.colorNeutralStroke1}` },
  failed: { borderLeftColor: tokens.colorPaletteRedBorderActive },
  passed: { borderLeftColor: tokens.colorPaletteGreenBorderActive },
  status: { fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightSemibold, whiteSpace: "nowrap" },
  side: { margin: 0, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  cells: { listStyleType: "none", margin: `0 0 ${tokens.spacingVerticalXS}`, padding: 0 },
  cell: { display: "flex", justifyContent: "space-between", gap: tokens.spacingHorizontalS, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  name: { minWidth: 0 },
  amount: { whiteSpace: "nowrap" },
  here: { fontWeight: tokens.fontWeightSemibold },
  quote: { margin: 0, paddingLeft: tokens.spacingHorizontalS, borderLeft: `${tokens.strokeWidthThick} solid ${tokens.colorNeutralStroke2}`, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase300 },
  figure: { backgroundColor: "transparent", color: "inherit", fontWeight: tokens.fontWeightSemibold, textDecorationLine: "underline" },
});

export function ExplanationView({ pane }: { pane: Pane }): ReactNode {
  const styles = useStyles();
  const own = useOwnStyles();
  const words = explainWordsOf(pane.language);
  const { explanation } = pane.state.live;
  if (!explanation) return <p className={styles.intro}>{words.notYet}</p>;
  const { place, relations, quotations } = explanation;
  return (
    <div className={own.view} key={placeOf(explanation.at)}>
      <Head pane={pane} explanation={explanation} words={words} />
      <Findings pane={pane} at={explanation.at} words={words} />
      {relations.length > 0 ? (
        <section aria-labelledby="explain-relations">
          <h3 id="explain-relations" className={own.subtitle}>
            {words.relations}
          </h3>
          <ul role="list" className={own.list}>
            {relations.map((relation, index) => (
              <li key={`${relation.relation}:${index}`} className={mergeClasses(own.relation, relation.status === "failed" && own.failed, relation.status === "passed" && own.passed)}>
                <Relation pane={pane} relation={relation} at={explanation.at} words={words} />
              </li>
            ))}
          </ul>
        </section>
      ) : place.kind === "amount" ? (
        <p className={styles.hint}>{words.noRelations}</p>
      ) : null}
      {quotations.length > 0 ? <Quotations pane={pane} quotations={quotations} words={words} /> : place.kind === "amount" || place.kind === "entry" ? <p className={styles.hint}>{words.noQuotations}</p> : null}
    </div>
  );
}

/** What the cell is, what it shows, and its formula. */
function Head({ pane, explanation, words }: { pane: Pane; explanation: Explanation; words: ExplainWords }): ReactNode {
  const styles = useStyles();
  const own = useOwnStyles();
  const { at, place, content, value, refersTo } = explanation;
  const amount = place.kind === "amount" ? place.cell.value : null;
  const shown = amount ? valueText(amount, words, true) : value === null || place.kind === "aside" || place.kind === "outside" ? null : String(value);
  return (
    <div>
      <CellLink pane={pane} at={at} />
      <p className={own.what}>{placeText(place, pane, words)}</p>
      {shown === null ? null : <p className={mergeClasses(own.what, own.value)}>{shown}</p>}
      {"formula" in content ? (
        <Folded title={words.formula}>
          <code className={own.formula}>{content.formula}</code>
          {refersTo.length > 0 ? (
            <p className={styles.hint}>
              {words.refersTo}
              {refersTo.map((area, index) => (
                <span key={areaAddress(area) + area.sheet}>
                  {index > 0 ? " " : ""}
                  <CellLink pane={pane} at={area}>{`${area.sheet}!${areaAddress(area)}`}</CellLink>
                </span>
              ))}
            </p>
          ) : null}
        </Folded>
      ) : amount?.kind === "money" ? (
        <p className={styles.hint}>{words.typed}</p>
      ) : null}
    </div>
  );
}

function placeText(place: CellPlace, { language }: Pane, words: ExplainWords): string {
  switch (place.kind) {
    case "amount": {
      const { table, row, column } = place.cell;
      return [tableTitle(table, language), words.row(words.kinds[row.kind], [row.code, row.label].filter(Boolean).join(" ")), words.column(column)].join(" · ");
    }
    case "aside": return words.aside(tableTitle(place.table, language));
    case "entry": return words.entry(place.label);
    case "leftover": return leftoverText(place.leftover, language);
    case "outside": return words.outside;
  }
}

/** What the last validation found at the cell or about it. */
function Findings({ pane, at, words }: { pane: Pane; at: CellRef; words: ExplainWords }): ReactNode {
  const styles = useStyles();
  const own = useOwnStyles();
  const { review, checkWork } = pane.state;
  const findings = useMemo(() => review?.findings.filter((finding) => sameCell(finding.at, at)) ?? [], [review, at]);
  if (findings.length === 0) return null;
  return (
    <section aria-labelledby="explain-findings">
      <h3 id="explain-findings" className={own.subtitle}>
        {words.findings(findings.length)}
      </h3>
      <ul role="list" className={own.list}>
        {findings.map((finding, index) => (
          <li key={`${finding.rule}:${index}`} className={mergeClasses(own.relation, finding.severity !== "hint" && own.failed)}>
            <span className={own.status}>{pane.words.severity[finding.severity]}</span> {briefOf(finding, pane.language)}
          </li>
        ))}
      </ul>
      {checkWork.reviewed ? <p className={styles.hint}>{words.findingsAt(checkWork.reviewed.time)}</p> : null}
    </section>
  );
}

/** A relation: its rule and whether it holds; opened, the cells of both sides. One that fails is open. */
function Relation({ pane, relation, at, words }: { pane: Pane; relation: ExplainedRelation; at: CellRef; words: ExplainWords }): ReactNode {
  const own = useOwnStyles();
  const { rule, status, operator, side, left, right } = relation;
  return (
    <Folded
      open={status === "failed"}
      count={<span className={own.status}>{words.status[status]}</span>}
      title={`${side === "left" ? words.asSum : words.asPart}${ruleTitle(rule, pane.language)}`}
    >
      <Side pane={pane} side={left} at={at} words={words} />
      <p className={own.side}>{words.equals[operator]}</p>
      <Side pane={pane} side={right} at={at} words={words} />
    </Folded>
  );
}

function Side({ pane, side, at, words }: { pane: Pane; side: RelationSide; at: CellRef; words: ExplainWords }): ReactNode {
  const own = useOwnStyles();
  const several = side.cells.length + side.more > 1;
  if (side.cells.length === 0) return <p className={own.side}>{words.none}</p>;
  return (
    <>
      {several && side.sum ? <p className={mergeClasses(own.side, own.here)}>{`Σ = ${valueText(side.sum, words, true)}`}</p> : null}
      <ul role="list" className={own.cells}>
        {side.cells.map((cell, index) => (
          <li key={index} className={own.cell}>
            <span className={own.name}>
              {sameCell(cell.ref, at) ? <span className={own.here}>{words.here}</span> : <CellLink pane={pane} at={cell.ref}>{nameText(cell, at, pane)}</CellLink>}
            </span>
            <span className={own.amount}>{valueText(cell.value, words, false)}</span>
          </li>
        ))}
      </ul>
      {side.more > 0 ? <p className={own.side}>{words.moreCells(side.more)}</p> : null}
    </>
  );
}

/** The row and column of a cell, and its table where that is another one. */
function nameText({ ref, table, row, column }: NamedCell, at: CellRef, { language }: Pane): string {
  return [ref.sheet === at.sheet ? "" : tableTitle(table, language), row.label, column].filter((part) => part !== "").join(" · ");
}

function valueText(value: FindingValue, words: ExplainWords, withUnit: boolean): string {
  switch (value.kind) {
    case "blank": return words.blank;
    case "text": return value.text;
    case "money": return `${formatMoney(value.fen, value.unit, value.decimals)}${withUnit ? ` ${value.unit}` : ""}`;
  }
}

function Quotations({ pane, quotations, words }: { pane: Pane; quotations: readonly Quotation[]; words: ExplainWords }): ReactNode {
  const styles = useStyles();
  const own = useOwnStyles();
  return (
    <section aria-labelledby="explain-quotations">
      <h3 id="explain-quotations" className={own.subtitle}>
        {words.quotations}
      </h3>
      {quotations.map(({ heading, sentence, start, length, through }, index) => (
        <div key={index}>
          <p className={styles.hint}>
            {heading}
            {through === null ? null : (
              <>
                {" · "}
                {words.through} <CellLink pane={pane} at={through} />
              </>
            )}
          </p>
          <blockquote className={own.quote}>
            {sentence.slice(0, start)}
            <mark className={own.figure}>{sentence.slice(start, start + length)}</mark>
            {sentence.slice(start + length)}
          </blockquote>
        </div>
      ))}
    </section>
  );
}
