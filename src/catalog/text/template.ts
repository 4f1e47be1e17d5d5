import type { AxisId, TableId } from "../../model/book";
import type { AmountFormat, Piece } from "../../model/sentences";
import { axisSpec, TABLES } from "../tables";
import { amount, BODY, cell, DEPARTMENT_OR_UNIT, here, MEASURE, NAME, text, typed } from "./pieces";

/** A slot of a template that means nothing. */
export class TemplateError extends Error {
  constructor(readonly slot: string) {
    super(`unknown slot {${slot}}`);
    this.name = "TemplateError";
  }
}

const WORDS: Readonly<Record<string, Piece>> = {
  body: BODY,
  department: DEPARTMENT_OR_UNIT,
  year: text({ kind: "year", offset: 0 }),
  lastYear: text({ kind: "year", offset: -1 }),
  measure: MEASURE,
  name: NAME,
  class: text({ kind: "name", level: "class", stem: false }),
  division: text({ kind: "name", level: "division", stem: false }),
  purpose: text({ kind: "purpose" }),
  ordinal: { piece: "ordinal" },
};

/**
 * A sentence written as one line, taken apart into pieces: "{body}{year}年收入预算{revenue.total}{measure}。" Slots are words
 * (body, department, year, lastYear, measure; in lists name, class, division, purpose, ordinal), amounts of a total row
 * ("table.column"), of any row ("table.axis.row.column"), of the listed row ("here.column"), or typed ("typed.entry"), each
 * with ":short" for an amount without trailing zeros.
 *
 * @throws TemplateError for a slot that is none of these
 */
export function piecesOfTemplate(template: string): readonly Piece[] {
  return template.split(/(\{[^{}]*\})/).flatMap((part): readonly Piece[] => {
    const slot = /^\{(.*)\}$/.exec(part)?.[1];
    if (slot === undefined) return part === "" ? [] : [part];
    return [WORDS[slot] ?? amountOf(slot)];
  });
}

function amountOf(slot: string): Piece {
  const [path = "", format = "table"] = slot.split(":");
  if (format !== "table" && format !== "short") throw new TemplateError(slot);
  const [first = "", ...rest] = path.split(".");
  const fact = first === "here" ? here(rest.join(".")) : first === "typed" ? typed(rest.join(".")) : cellOf(first, rest, slot);
  return amount(fact, format satisfies AmountFormat);
}

/** Columns such as "current.other-revenue" have a point themselves: an axis in second place tells a full address from a column. */
function cellOf(table: string, rest: readonly string[], slot: string): ReturnType<typeof cell> {
  const known = TABLES.find(({ id }) => id === table)?.id;
  if (known === undefined || rest.length === 0) throw new TemplateError(slot);
  const [axis = "", row = "", ...column] = rest;
  return isAxis(known, axis) && column.length > 0 ? cell(known, column.join("."), row, axis) : cell(known, rest.join("."));
}

function isAxis(table: TableId, axis: string): axis is AxisId {
  return axisSpec(table, axis) !== undefined;
}
