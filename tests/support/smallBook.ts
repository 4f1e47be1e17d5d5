import { columnSpec, tableSpec } from "../../src/catalog/tables";
import { NATIONAL } from "../../src/catalog/profiles";
import type { RelationSpec } from "../../src/catalog/relationTypes";
import type { AxisId, BookCell, BookColumn, BookRow, BookTable, BudgetBook, CellState, RowKind, TableId } from "../../src/model/book";
import { formatMoneyShort, grainOf, parseDecimal, fenOf, type UnitOfMeasure } from "../../src/model/money";
import { evaluateAll, type Evaluation } from "../../src/relations/evaluate";
import type { Operand } from "../../src/relations/instance";
import { contextOf, instantiate } from "../../src/relations/instantiate";

/**
 * Books of a few figures, written as tables whose rows and columns are named as the catalogue names them:
 *
 *     general-expenditure
 *           | total | basic | project
 *     total | 30    | 10    | 20
 *     201   | 30    | 10    | 20
 *
 * A table begins with its kind, behind it the axis ("balance/income") and the unit of measure ("元", else 万元). Amounts are
 * printed with two decimals in 万元 and none in 元; `=5` is one by formula (`=5 (B4:B6)` by the sum of those cells), `5?` one whose unit is not known, `~` no cell at
 * all; any other text is text where an amount should be. `甲>201` is a code below the unit 甲, `project:甲/名` a project of it; a
 * name may stand behind a code ("2010301 行政运行").
 * A column in brackets was not understood: what it holds is unread.
 */
export function smallBook(text: string): BudgetBook {
  const tables = new Map<TableId, BookTable>();
  for (const part of text.trim().split(/\n\s*\n/)) {
    const next = tableOf(part.split("\n").map((line) => line.trim()));
    const known = tables.get(next.id);
    tables.set(next.id, known ? {
      ...known, columns: [...known.columns, ...next.columns], rows: [...known.rows, ...next.rows],
      ...(known.unread || next.unread ? { unread: [...(known.unread ?? []), ...(next.unread ?? [])] } : {}),
    } : next);
  }
  return {
    profile: NATIONAL, profileBy: null, year: 2026, body: "某局", scope: "department", tables: [...tables.values()], basics: null, supplement: null,
    officeCodes: [], analysis: new Map(), leftovers: [],
  };
}

/** Sides of a balance stand beside each other. */
const SIDES: Readonly<Record<AxisId, number>> = { main: 0, income: 0, expenditure: 20, economic: 40 };

function tableOf([head = "", columnLine = "", ...lines]: readonly string[]): BookTable {
  const [kind = "", measure = "万元"] = head.split(/\s+/);
  const [id, axis = "main"] = kind.split("/") as [TableId, AxisId?];
  const unit = measure as UnitOfMeasure;
  const sheet = tableSpec(id).title;
  const roles = columnLine.split("|").slice(1).map((role) => role.trim());
  const columns = roles.flatMap((role, at): BookColumn[] => (role.startsWith("(") ? [] : [{
    axis, role, content: columnSpec(id, axis, role)?.content ?? "amount", column: SIDES[axis] + at + 1, header: columnSpec(id, axis, role)?.label ?? role,
  }]));
  const unread: BookCell[] = [];
  const rows = lines.map((line, at): BookRow => {
    const [name = "", ...values] = line.split("|").map((value) => value.trim());
    const cells = values.flatMap((value, column): readonly (readonly [string, BookCell])[] => {
      const cell: BookCell = { ref: { sheet, row: at + 3, column: SIDES[axis] + column + 1 }, state: stateOf(value, unit) };
      const role = roles[column] ?? "";
      if (!role.startsWith("(")) return value === "~" ? [] : [[role, cell]];
      unread.push(cell);
      return [];
    });
    return { axis, ...rowNamed(name), sheet, row: at + 3, labelCell: { sheet, row: at + 3, column: SIDES[axis] }, codeCells: rowNamed(name).code === null ? [] : [{ sheet, row: at + 3, column: SIDES[axis] }], cells: new Map(cells) };
  });
  return {
    id, sheet, area: { sheet, row: 0, column: 0, rows: rows.length + 3, columns: SIDES[axis] + roles.length + 1 }, title: sheet, titleCell: { sheet, row: 0, column: 0 }, year: 2026,
    unit, unitCell: { sheet, row: 1, column: 0 }, stated: { body: null, units: [] }, headerRows: [2, 2], bodyRow: 3, lastBodyRow: rows.length + 2, columns, rows,
    ...(unread.length > 0 ? { unread } : {}), note: null,
  };
}

const KINDS: Readonly<Record<number, RowKind>> = { 3: "class", 5: "division", 7: "item" };

function rowNamed(name: string): Pick<BookRow, "key" | "kind" | "label" | "code" | "unitName" | "unitCode"> {
  const row = { key: name, label: name, code: null, unitName: null, unitCode: null };
  if (name === "total") return { ...row, kind: "total" };
  const [, below = "", unit = null, code, label = name] = /^((?:(.+)>)?)(\d+)(?: (.+))?$/.exec(name) ?? [];
  if (code !== undefined) return { ...row, key: `${below}${code}`, code, label, kind: KINDS[code.length] ?? "line", unitName: unit };
  const [, kind = "line", of = null] = /^(summary|ownOffice|unit|project|subtotal):([^/]*)/.exec(name) ?? [];
  // A unit that is named by its number: "project:001001/某项目".
  const [unitName, unitCode] = of !== null && /^\d+$/.test(of) ? [null, of] : [of === "" ? null : of, null];
  return { ...row, kind: kind as RowKind, unitName, unitCode };
}

function stateOf(value: string, unit: UnitOfMeasure): CellState {
  const [, formula = "", digits, unknown, summed = "A1"] = /^(=?)(-?\d+(?:\.\d+)?)(\??)(?: \((.+)\))?$/.exec(value) ?? [];
  const decimal = digits === undefined ? null : parseDecimal(digits);
  const money = decimal && fenOf(decimal, unit);
  if (money !== null) {
    if (unknown === "?") return { kind: "unitUnknown", text: value };
    return { kind: "amount", figure: { money, grain: grainOf(unit, unit === "元" ? 0 : 2) }, asText: false, rounded: false, formula: formula === "" ? "" : `=SUM(${summed})` };
  }
  return value === "" || value === "~" ? { kind: "blank" } : { kind: value.startsWith("#") ? "error" : "text", text: value };
}

/** How the relations of a book come out, those that a pattern picks by their ids: "total.total 30 = total.basic 10 + total.project 20 passed"; as they are laid for judging, or for filling. */
export function outcomesIn(book: BudgetBook, pick: RegExp, relations?: readonly RelationSpec[], forFilling = false): readonly string[] {
  return evaluateAll(book, instantiate(contextOf(book, forFilling), relations)).filter(({ instance }) => pick.test(instance.relation.id)).map(outcomeText);
}

/** A relation in one place and what became of it, amounts in 万元; "-" is a blank, "∅" what the layout does not print. */
export function outcomeText({ instance, status, empty }: Evaluation): string {
  const outcome = `${status}${empty === undefined ? "" : `, ${empty} empty`}`;
  if (instance.missing !== undefined) return `${instance.missing}: ${outcome}`;
  const left = instance.left.map((operand) => operandText(operand)).join(" + ");
  const own = instance.left[0]?.table.id;
  const right = instance.right.map((operand) => (operand.table.id === own ? "" : `${operand.table.id} `) + operandText(operand)).join(" + ");
  return `${left} ${instance.operator} ${right} ${outcome}`;
}

function operandText({ key, role, cell }: Operand): string {
  const text = cell === null ? "∅" : cell.state.kind === "amount" ? formatMoneyShort(cell.state.figure.money, "万元", 4) : cell.state.kind === "blank" ? "-" : cell.state.text;
  return `${key}.${role} ${text}`;
}
