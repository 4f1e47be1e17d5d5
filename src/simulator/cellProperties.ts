/** getCellProperties and its like: per-cell looks in one answer, in the caller's own camelCase names. */
import { LAST_COLUMN, LAST_ROW, type Area } from "./address";
import { invalidArgument } from "./errors";
import { span } from "./grid";
import { Range } from "./range";
import { assignMember, hasMember, memberOf, notSimulated, pascal, recordArgument, WireCollection, WireObject } from "./wire";

const EDGE_OF: Readonly<Record<string, string>> = {
  top: "EdgeTop", bottom: "EdgeBottom", left: "EdgeLeft", right: "EdgeRight",
  horizontal: "InsideHorizontal", vertical: "InsideVertical", diagonalDown: "DiagonalDown", diagonalUp: "DiagonalUp",
};

/** Reads the members that the options mark with `true`, nested as the options are. */
function pick(object: WireObject, options: Readonly<Record<string, unknown>>): Record<string, unknown> {
  // The options for borders say what is wanted of every border.
  if (object instanceof WireCollection) return Object.fromEntries(Object.entries(EDGE_OF).map(([edge, side]) => [edge, pick(object.GetItem(side), options)]));
  const result: Record<string, unknown> = {};
  for (const [name, wanted] of Object.entries(options)) {
    if (wanted === undefined || wanted === null || wanted === false) continue;
    const member = inner(object, name);
    result[name] = member instanceof WireObject ? (wanted === true ? scalarsOf(member) : pick(member, recordArgument(wanted, object.typeName))) : member;
  }
  return result;
}

function inner(object: WireObject, name: string): unknown {
  const edge = object instanceof WireCollection ? EDGE_OF[name] : undefined;
  if (object instanceof WireCollection && edge !== undefined) return object.GetItem(edge);
  if (!hasMember(object, pascal(name))) throw notSimulated(object, pascal(name));
  return memberOf(object, pascal(name));
}

function scalarsOf(object: WireObject): Record<string, unknown> {
  return Object.fromEntries(object.scalars.map((name) => [name[0]?.toLowerCase() + name.slice(1), memberOf(object, name)]));
}

function apply(object: WireObject, data: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(data)) {
    if (value === null || value === undefined) continue;
    const member = inner(object, name);
    if (member instanceof WireObject) apply(member, recordArgument(value, object.typeName));
    else if (!assignMember(object, pascal(name), value)) throw invalidArgument(`${object.typeName}.${name}`);
  }
}

const part = (range: Range, area: Area): Range => new Range(range.context, range.sheet, area);

export function readCellProperties(range: Range, options: unknown): unknown {
  const wanted = recordArgument(options, "Range.getCellProperties");
  const { top, left, bottom, right } = range.area;
  return [...span(top, bottom)].map((row) => [...span(left, right)].map((column) => pick(part(range, { top: row, left: column, bottom: row, right: column }), wanted)));
}

export function readRowProperties(range: Range, options: unknown): unknown {
  const wanted = recordArgument(options, "Range.getRowProperties");
  return [...span(range.area.top, range.area.bottom)].map((row) => pick(part(range, { top: row, bottom: row, left: 0, right: LAST_COLUMN }), wanted));
}

export function readColumnProperties(range: Range, options: unknown): unknown {
  const wanted = recordArgument(options, "Range.getColumnProperties");
  return [...span(range.area.left, range.area.right)].map((column) => pick(part(range, { left: column, right: column, top: 0, bottom: LAST_ROW }), wanted));
}

export function writeCellProperties(range: Range, data: unknown): void {
  const location = "Range.setCellProperties";
  const { top, left, bottom, right } = range.area;
  const lines: readonly unknown[] = Array.isArray(data) ? data : [];
  const fits = lines.length === bottom - top + 1 && lines.every((line) => Array.isArray(line) && line.length === right - left + 1);
  if (!fits) throw invalidArgument(location);
  lines.forEach((line, down) => {
    if (!Array.isArray(line)) return;
    line.forEach((one: unknown, over) => apply(part(range, { top: top + down, left: left + over, bottom: top + down, right: left + over }), recordArgument(one, location)));
  });
}
