/** 用上年的表: last year's workbook, what each of its columns was taken for, what is not certain, and the new file. */
import { useState, type ReactNode } from "react";
import { Button, Checkbox, Field, Input, Link, Select, makeStyles, tokens } from "@fluentui/react-components";
import type { FormChoice, FormQuestion, FormTable } from "../../../model/form";
import { choiceText, columnText, countsText, questionPlace, questionText, rowsText } from "../../../report/nextYear";
import { formWordsOf } from "../../formWords";
import type { FormSource, FormWork } from "../../formActions";
import { SaveIcon } from "../../icons";
import type { Pane } from "../../usePane";
import { FileButton, Folded, LongList, useStyles, WORKBOOKS } from "../parts";

const useOwnStyles = makeStyles({
  year: { width: "96px", minWidth: 0 },
  question: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXXS, padding: `${tokens.spacingVerticalXS} 0`, borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`, overflowWrap: "anywhere" },
  choice: { minWidth: 0, maxWidth: "220px", "& > select": { minWidth: 0 } },
  column: { overflowWrap: "anywhere" },
  confirm: {
    position: "sticky", bottom: "var(--pane-foot, 0px)", zIndex: 1, display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} 0`, backgroundColor: tokens.colorNeutralBackground1, borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
});

const TEXTS = ".docx,.txt,.md,.markdown,text/plain";

export function FormView({ pane, form }: { pane: Pane; form: FormWork }): ReactNode {
  const styles = useStyles();
  const own = useOwnStyles();
  const { state, actions, language } = pane;
  const words = formWordsOf(language);
  const busy = state.busy !== null || state.connection.kind !== "ready";
  const { source, made } = form;
  return (
    <div className={styles.panel}>
      <h2 className={styles.heading}>{words.title}</h2>
      {source ? null : <p className={styles.intro}>{words.intro}</p>}
      <div className={styles.row}>
        <FileButton appearance={source ? "secondary" : "primary"} disabled={busy} label={words.openFile} accept={WORKBOOKS} onFile={(file) => void actions.openForm(file)} />
        <Button disabled={busy} onClick={() => void actions.openForm(null)}>
          {words.useCurrent}
        </Button>
        <Button appearance="subtle" onClick={() => actions.showForm(false)}>
          {words.back}
        </Button>
      </div>
      {source ? <p className={styles.hint}>{words.book(source.name === "" ? words.currentBook : source.name, source.plan.from)}</p> : null}
      {source ? <Planned key={`${source.name}|${source.plan.year}`} pane={pane} source={source} busy={busy} /> : null}
      {made ? (
        <p className={styles.hint}>
          <Link href={made.address} download={made.name} className={styles.link}>
            {pane.words.text.saveAgain(made.name)}
          </Link>{" "}
          {made.search}
        </p>
      ) : null}
      {source ? (
        <div className={own.confirm}>
          <Button disabled={busy} title={words.saveFormFileHint} onClick={() => void actions.saveFormFile()}>
            {words.saveFormFile}
          </Button>
          <Button appearance="primary" icon={<SaveIcon />} disabled={busy || yearError(source, String(source.plan.year), pane) !== null} onClick={() => void actions.makeForm()}>
            {words.make}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

/** Why a year cannot be that of the new form; null where it can. */
function yearError({ plan: { from } }: FormSource, year: string, { language }: Pane): string | null {
  const words = formWordsOf(language);
  if (!/^(?:19|20)\d\d$/.test(year.trim())) return words.yearWrong;
  return from !== null && Number(year) <= from ? words.yearPast(from) : null;
}

function Planned({ pane, source, busy }: { pane: Pane; source: FormSource; busy: boolean }): ReactNode {
  const styles = useStyles();
  const own = useOwnStyles();
  const { actions, language } = pane;
  const words = formWordsOf(language);
  const { plan } = source;
  const [year, setYear] = useState(String(plan.year));
  const error = yearError(source, year, pane);
  const turn = (): void => {
    if (error === null && Number(year) !== plan.year) void actions.formYear(Number(year));
  };
  return (
    <>
      <Field label={words.year} validationMessage={error}>
        <Input className={own.year} input={{ className: own.year }} value={year} inputMode="numeric" maxLength={4} disabled={busy} onChange={(_, { value }) => setYear(value)} onBlur={turn} onKeyDown={({ key }) => { if (key === "Enter") turn(); }} />
      </Field>
      <Checkbox label={words.ownSheets} checked={source.ownSheets} disabled={busy} onChange={(_, { checked }) => void actions.addOwnSheets(checked === true)} />
      <LastText pane={pane} text={source.text} busy={busy} />
      <p className={styles.hint}>{countsText(plan, language)}</p>
      <section aria-labelledby="form-questions">
        <h3 id="form-questions" className={styles.heading}>
          {plan.questions.length === 0 ? words.noQuestions : words.questions(plan.questions.length)}
        </h3>
        <LongList pane={pane} items={plan.questions} itemClassName={own.question} keyOf={({ id }) => id}>
          {(question) => <Question pane={pane} question={question} busy={busy} />}
        </LongList>
      </section>
      <section aria-labelledby="form-tables">
        <h3 id="form-tables" className={styles.heading}>
          {words.tables(plan.tables.length)}
        </h3>
        {plan.tables.map((table) => (
          <TableRead key={`${table.sheet}|${table.area.row}|${table.area.column}`} pane={pane} table={table} />
        ))}
      </section>
    </>
  );
}

/** Last year's text, of which what no table holds goes onto 补充资料. */
function LastText({ pane, text, busy }: { pane: Pane; text: FormSource["text"]; busy: boolean }): ReactNode {
  const styles = useStyles();
  const own = useOwnStyles();
  const { actions, language } = pane;
  const words = formWordsOf(language);
  return (
    <div className={styles.stack}>
      <div className={styles.row}>
        <FileButton disabled={busy} label={text ? words.otherText : words.openText} accept={TEXTS} onFile={(file) => void actions.openFormText(file)} />
        {text ? (
          <Button appearance="subtle" disabled={busy} onClick={() => void actions.dropFormText()}>
            {words.dropText}
          </Button>
        ) : null}
      </div>
      <p className={styles.hint}>{text ? words.text(text.file.name, text.stated.length) : words.openTextHint}</p>
      {text && text.stated.length > 0 ? (
        <Folded title={words.statedTitle(text.stated.length)}>
          <ul className={styles.list} lang="zh-CN">
            {text.stated.map(({ id, label, last, measure }) => (
              <li key={id} className={own.column}>
                {`${label} ${last}${measure}`}
              </li>
            ))}
          </ul>
        </Folded>
      ) : null}
    </div>
  );
}

function Question({ pane, question, busy }: { pane: Pane; question: FormQuestion; busy: boolean }): ReactNode {
  const styles = useStyles();
  const own = useOwnStyles();
  const { actions, language } = pane;
  const place = questionPlace(question);
  return (
    <>
      <span className={styles.hint}>{place}</span>
      <span>{questionText(question, language)}</span>
      {question.choices.length > 1 ? (
        <Select
          size="small" className={own.choice} aria-label={formWordsOf(language).choose(place)} value={question.chosen} disabled={busy}
          onChange={(_, { value }) => {
            const choice = question.choices.find((each): each is FormChoice => each === value);
            if (choice) void actions.answerForm(question.id, choice);
          }}
        >
          {question.choices.map((choice) => (
            <option key={choice} value={choice}>
              {choiceText(choice, language)}
            </option>
          ))}
        </Select>
      ) : null}
    </>
  );
}

function TableRead({ pane, table }: { pane: Pane; table: FormTable }): ReactNode {
  const styles = useStyles();
  const own = useOwnStyles();
  const { language } = pane;
  return (
    <Folded title={table.title === "" ? table.sheet : table.title}>
      <ul className={styles.list}>
        {table.columns.map((column) => (
          <li key={column.column} className={own.column}>
            {columnText(column, table.columns, language)}
          </li>
        ))}
      </ul>
      <p className={styles.hint}>{rowsText(table, language)}</p>
    </Folded>
  );
}
