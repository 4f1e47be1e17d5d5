import * as v from "valibot";
import type { TableId } from "../../model/book";
import type { UnitOfMeasure } from "../../model/money";
import type { AmountFact, CellFact, Condition, CountFact, ItemFactId, NumberFact, ParagraphSpec, Piece, RowSet, SectionSpec, Sentence, Turn } from "../../model/sentences";
import { TEXT_TOPICS } from "../../model/sentences";
import type { DisclosurePart, SheetEntry, TableLayout } from "../../model/profile";
import { TABLES } from "../tables";
import { piecesOfTemplate, TemplateError } from "../text/template";

/**
 * What a file that holds a region's form may say, with what is meant where it says nothing. Every object is strict: a key that
 * nobody reads is a mistake in writing.
 */

const id = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9.-]*$/, "应为小写字母、数字、“-”和“.”"));
const words = v.pipe(v.string(), v.minLength(1, "不能为空"));
const whole = v.pipe(v.number(), v.integer("应为整数"), v.minValue(0, "不能小于 0"));
const table = v.picklist(TABLES.map(({ id: each }): TableId => each));
const axis = v.optional(v.picklist(["main", "income", "expenditure", "economic"]), "main");
const scope = v.picklist(["department", "unit"]);
const unit = v.picklist(["元", "千元", "万元", "百万元", "亿元"] satisfies readonly UnitOfMeasure[]);
const format = v.optional(v.picklist(["table", "short"]), "table");
const analysis = v.optional(v.string(), "");

const itemFact = v.picklist(["item-outturn", "item-budget", "item-reason"] satisfies readonly ItemFactId[]);

const cell: v.GenericSchema<unknown, CellFact> = v.strictObject({
  kind: v.literal("cell"), table, axis, row: v.optional(words, "total"), column: words, optional: v.optional(v.boolean(), false),
});

const amount: v.GenericSchema<unknown, AmountFact> = v.lazy(() => v.variant("kind", [
  v.strictObject({ kind: v.literal("cell"), table, axis, row: v.optional(words, "total"), column: words, optional: v.optional(v.boolean(), false) }),
  v.strictObject({ kind: v.literal("here"), column: words }),
  v.strictObject({ kind: v.literal("typed"), id }),
  v.strictObject({ kind: v.literal("typedOfItem"), id: itemFact }),
  v.strictObject({ kind: v.literal("typedOr"), id, otherwise: amount }),
  v.strictObject({ kind: v.literal("printedOr"), cell, otherwise: amount, among: v.exactOptional(v.array(words)) }),
  v.strictObject({ kind: v.literal("sum"), of: v.array(amount) }),
]));

const rowSet: v.GenericSchema<unknown, RowSet> = v.strictObject({
  table, axis, level: v.picklist(["class", "leaf", "project"]), column: words, total: v.optional(words, "total"), codes: v.exactOptional(v.array(words)),
});

const count: v.GenericSchema<unknown, CountFact> = v.lazy(() => v.variant("kind", [
  v.strictObject({ kind: v.literal("count"), id, blankIsNone: v.optional(v.boolean(), false) }),
  v.strictObject({ kind: v.literal("countOr"), id, otherwise: count }),
  v.strictObject({ kind: v.literal("countUnlessFree"), id, cost: amount }),
  v.strictObject({ kind: v.literal("counts"), of: v.array(count) }),
  v.strictObject({ kind: v.literal("rowCount"), rows: rowSet }),
  v.strictObject({ kind: v.literal("unitCount"), nature: v.picklist(["administrative", "participating"]), id }),
]));

const text = v.variant("kind", [
  v.strictObject({ kind: v.literal("body") }),
  v.strictObject({ kind: v.literal("year"), offset: v.optional(v.pipe(v.number(), v.integer()), 0) }),
  v.strictObject({ kind: v.literal("words"), id }),
  v.strictObject({ kind: v.literal("wordsOfItem"), id: itemFact }),
  v.strictObject({ kind: v.literal("purpose") }),
  v.strictObject({ kind: v.literal("name"), level: v.optional(v.picklist(["own", "class", "division"]), "own"), stem: v.optional(v.boolean(), false) }),
]);

const number: v.GenericSchema<unknown, NumberFact> = v.variant("of", [
  v.strictObject({ of: v.literal("amount"), fact: amount }),
  v.strictObject({ of: v.literal("count"), fact: count }),
]);

const condition: v.GenericSchema<unknown, Condition> = v.lazy(() => v.variant("is", [
  v.strictObject({ is: v.picklist(["zero", "nonzero", "negative", "one"]), value: number }),
  v.strictObject({ is: v.picklist(["equal", "greater"]), left: amount, right: amount }),
  v.strictObject({ is: v.picklist(["multiple", "material"]), fact: amount, base: amount }),
  v.strictObject({ is: v.literal("typed"), id }),
  v.strictObject({ is: v.literal("typedOfItem"), id: itemFact }),
  v.strictObject({ is: v.picklist(["unitScope", "expenditureName"]) }),
  v.strictObject({ is: v.literal("printed"), cell }),
  v.strictObject({ is: v.literal("depth"), level: v.picklist(["class", "division", "item"]) }),
  v.strictObject({ is: v.literal("not"), condition }),
  v.strictObject({ is: v.picklist(["all", "any"]), of: v.array(condition) }),
])) as v.GenericSchema<unknown, Condition>;

const piece: v.GenericSchema<unknown, Exclude<Piece, string>> = v.lazy(() => v.variant("piece", [
  v.strictObject({ piece: v.literal("amount"), fact: amount, format, analysis }),
  v.strictObject({ piece: v.literal("share"), part: amount, whole: amount, analysis }),
  v.strictObject({ piece: v.literal("difference"), fact: amount, base: amount, format, analysis }),
  v.strictObject({ piece: v.picklist(["rate", "multiple"]), fact: amount, base: amount, analysis }),
  v.strictObject({ piece: v.literal("count"), fact: count }),
  v.strictObject({ piece: v.literal("text"), fact: text }),
  v.strictObject({ piece: v.picklist(["measure", "ordinal"]) }),
  v.strictObject({
    piece: v.literal("comparison"), fact: amount, base: amount, baseIs: v.picklist(["budget", "outturn"]), baseName: words, format,
    line: v.optional(v.string(), ""), rate: v.optional(v.boolean(), true), unchanged: v.optional(words, "，与上年持平"),
    reason: v.optional(v.nullable(v.strictObject({ id, words: v.optional(words, "，主要是") })), null),
  }),
  v.strictObject({ piece: v.literal("choose"), turns: v.array(turn) }),
  v.strictObject({ piece: v.literal("list"), name: words, whole: amount, items: v.array(turn), separator: v.optional(v.string(), "、") }),
  v.pipe(
    v.strictObject({
      piece: v.literal("rows"), name: words, rows: rowSet, say: pieces, separator: v.optional(v.string(), "、"), classSeparator: v.optional(v.string()), several: v.optional(v.string(), ""),
    }),
    v.transform(({ classSeparator, ...rows }) => ({ ...rows, classSeparator: classSeparator ?? rows.separator })),
  ),
])) as v.GenericSchema<unknown, Exclude<Piece, string>>;

/** Words with slots in them, or a piece. */
const pieces: v.GenericSchema<unknown, readonly Piece[]> = v.pipe(
  v.array(v.lazy((each): v.GenericSchema<unknown, Piece> => (typeof each === "string" ? v.string() : piece))),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    try {
      return dataset.value.flatMap((each): readonly Piece[] => (typeof each === "string" ? piecesOfTemplate(each) : [each]));
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      addIssue({ message: `没有“{${error.slot}}”这种填空` });
      return NEVER;
    }
  }),
);

const turn: v.GenericSchema<unknown, Turn> = v.strictObject({ when: v.optional(v.nullable(condition), null), say: v.optional(pieces, []) });

const sentence: v.GenericSchema<unknown, Sentence> = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, "应为“节/句”，如 revenue/total")), when: v.optional(v.nullable(condition), null), say: pieces,
});

const paragraph: v.GenericSchema<unknown, ParagraphSpec> = v.lazy(() => v.variant("kind", [
  v.strictObject({ kind: v.literal("paragraph"), sentences: v.array(sentence) }),
  v.strictObject({ kind: v.literal("each"), rows: rowSet, sentence }),
  v.strictObject({ kind: v.literal("heading"), say: pieces, below: v.array(paragraph) }),
])) as v.GenericSchema<unknown, ParagraphSpec>;

/** A section of the text. */
export const SECTION: v.GenericSchema<unknown, SectionSpec> = v.strictObject({
  id, topic: v.picklist(TEXT_TOPICS), numeral: v.optional(v.string(), ""), subject: words, about: v.optional(v.boolean(), false),
  paragraphs: v.pipe(v.array(paragraph), v.minLength(1, "一节至少要有一段")),
});

const line = v.strictObject({ id, label: words, indent: v.optional(whole, 0) });

const body = v.variant("kind", [
  v.strictObject({
    kind: v.literal("lines"), income: v.array(line), totals: v.array(v.strictObject({ income: line, expenditure: line })), classes: v.exactOptional(v.literal("numbered")),
    everyClass: v.exactOptional(v.array(v.pipe(v.string(), v.regex(/^\d{3}$/, "应为三位类级科目编码")))), uses: v.exactOptional(v.array(line)),
  }),
  v.strictObject({
    kind: v.literal("classified"), totalLabel: v.optional(words, "合计"), totalAt: v.optional(v.picklist(["top", "bottom"]), "top"), preparedRows: v.optional(whole, 40),
  }),
  v.strictObject({ kind: v.picklist(["units", "departmentOnly"]), totalLabel: v.optional(words, "合计"), preparedRows: v.optional(whole, 10) }),
  v.strictObject({ kind: v.literal("projects"), totalLabel: v.optional(words, "合计"), totalColumn: v.optional(whole, 0), preparedRows: v.optional(whole, 20) }),
  v.strictObject({ kind: v.literal("oneRow") }),
  v.strictObject({ kind: v.literal("roles"), rows: v.pipe(v.array(v.strictObject({ role: words, label: words, group: v.exactOptional(words) })), v.minLength(1, "至少一行")) }),
  v.strictObject({ kind: v.literal("outline"), totalLabel: v.optional(words, "合计"), groups: v.pipe(v.array(line), v.minLength(1, "至少一组")), preparedRows: v.optional(whole, 10) }),
]);

/** How a kind of table is printed. */
export const LAYOUT: v.GenericSchema<unknown, TableLayout> = v.strictObject({
  table,
  scope: v.exactOptional(scope),
  sheet: v.pipe(words, v.maxLength(31, "工作表名最多 31 个字"), v.regex(/^[^\\/:*?[\]]*$/, "工作表名不能有 \\ / : * ? [ ]")),
  number: v.exactOptional(words),
  title: words,
  header: v.pipe(
    v.array(v.strictObject({ row: whole, column: whole, rows: v.optional(v.pipe(whole, v.minValue(1, "至少一行")), 1), columns: v.optional(v.pipe(whole, v.minValue(1, "至少一列")), 1), text: words })),
    v.minLength(1, "表头不能为空"),
  ),
  headerRows: v.optional(v.pipe(whole, v.minValue(1, "表头至少一行")), 1),
  numberRow: v.optional(v.nullable(v.array(v.string())), null),
  columns: v.pipe(
    v.array(v.strictObject({
      axis, role: words, width: v.optional(v.pipe(v.number(), v.minValue(1, "列宽至少 1")), 14),
      content: v.optional(v.picklist(["amount", "percent", "code", "name", "text"]), "amount"),
    })),
    v.minLength(1, "一张表至少一列"),
  ),
  body,
  amountFormat: v.optional(words, "0.00;-0.00;;@"),
  orientation: v.optional(v.picklist(["portrait", "landscape"]), "portrait"),
  frozenColumns: v.optional(whole, 0),
  emptyNote: v.optional(v.nullable(words), null),
  unit: v.optional(v.nullable(unit), null),
}) as v.GenericSchema<unknown, TableLayout>;

const entry: v.GenericSchema<unknown, SheetEntry> = v.strictObject({
  id, section: words, label: words, content: v.picklist(["amount", "text", "count"]), hint: v.optional(v.string(), ""), measure: v.optional(v.string(), ""),
  choices: v.exactOptional(v.array(words)),
});

const part: v.GenericSchema<unknown, DisclosurePart> = v.strictObject({
  heading: words,
  holds: v.pipe(v.array(v.strictObject({
    of: v.picklist(["functions", "institutions", "text", "glossary", "tables"]), heading: v.exactOptional(words), sections: v.exactOptional(v.array(words)),
  })), v.minLength(1, "至少一项内容")),
});

const told = v.union([words, v.strictObject({ zh: words, en: words })]);
const level = v.picklist(["central", "province", "city", "county"]);

const year = v.pipe(v.number(), v.integer("应为四位年份"), v.minValue(1990, "应为四位年份"), v.maxValue(2100, "应为四位年份"));

const evidence = v.picklist(["document", "template", "contents", "excerpt"]);

/** Version of the files that are read; a file that says none is of the first. */
export const PROFILE_VERSION = 1;

/** Everything that a file says of itself; tables and sections are read one by one, for each may be the name of another form's. */
export const FILE = v.strictObject({
  id,
  version: v.optional(v.literal(PROFILE_VERSION, `这个版式文件是另一个版本写的，本版本读第 ${PROFILE_VERSION} 版`), PROFILE_VERSION),
  like: v.optional(id),
  name: words,
  nameEnglish: v.optional(words),
  level: v.optional(v.picklist(["national", "central", "province", "city", "county"]), "province"),
  seenAt: v.optional(v.pipe(v.array(level), v.minLength(1, "至少一级"))),
  scopes: v.optional(v.pipe(v.array(scope), v.minLength(1, "至少一种公开主体"))),
  years: v.optional(v.strictTuple([year, v.nullable(year)])),
  bodyWords: v.optional(v.strictObject({ department: words, unit: words })),
  preparedBy: v.optional(v.strictObject({ department: words, unit: words })),
  settings: v.optional(v.strictObject({
    units: v.optional(v.pipe(v.array(unit), v.minLength(1, "至少一种计量单位"))),
    textUnit: v.optional(v.nullable(unit)),
    multipleFrom: v.optional(v.nullable(v.pipe(v.number(), v.minValue(1, "至少为 1")))),
    materialChangePercent: v.optional(v.pipe(v.number(), v.minValue(0, "不能小于 0"))),
    printsEveryLevel: v.optional(v.boolean()),
    groupsThousands: v.optional(v.boolean()),
  })),
  tables: v.optional(v.array(v.unknown())),
  text: v.optional(v.array(v.unknown())),
  parts: v.optional(v.pipe(v.array(part), v.minLength(1, "至少一个部分"))),
  entries: v.optional(v.array(entry), []),
  signs: v.optional(v.array(v.strictObject({ table, with: v.optional(v.array(words), []), without: v.optional(v.array(words), []), titled: v.exactOptional(words) })), []),
  signsNeeded: v.optional(v.pipe(whole, v.minValue(1, "至少 1")), 1),
  seenUntil: v.optional(year),
  unshown: v.optional(v.array(told)),
  editions: v.optional(v.array(v.strictObject({
    from: year, bodyWords: v.exactOptional(v.strictObject({ department: words, unit: words })), without: v.exactOptional(v.array(table)), unshown: v.exactOptional(v.array(told)),
    source: told, evidence,
  }))),
  source: told,
  evidence,
});
