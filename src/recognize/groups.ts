import type { Leftover } from "../model/book";
import { areaAddress, type Area } from "../model/cells";
import type { Found } from "./locate";
import { piecesOf } from "./pieces";
import { SET_COMES_AGAIN, setsByFigures } from "./sets";
import { statedLines } from "./stated";
import { plain, withoutContinued } from "./text";
import { kindBeside } from "./titles";

function headerKey({ identified }: Found): string {
  return identified.fit.axes.flatMap(({ columns }) => columns.map((column) => `${column.axis}.${column.role}`)).join("|");
}

/** Whether a second table of a kind goes on where the first ended: it says so, or it prints rows that the first lacks. */
function continues(group: Group, second: Found): boolean {
  const { head } = group;
  if (headerKey(head) !== headerKey(second)) return false;
  const [own, other] = [bodyOf(head), bodyOf(second)];
  if (own !== null && other !== null && own !== other) return false;
  const keys = keysOf(second);
  const fresh = keys.filter((key) => !/\|(total|subtotal:.*)$/.test(key));
  // A list with a total of its own is another department's, or another year's.
  const totalled = keys.some((key) => key.endsWith("|total") && group.keys.has(key));
  const goesOn = second.title?.continued === true;
  // Projects of several units may be called alike.
  if (fresh.some((key) => group.keys.has(key)) && !(goesOn && !totalled && fresh.every((key) => key.includes("|project:")))) return false;
  if (goesOn) return true;
  if (totalled) return false;
  return second.title === null || (fresh.length > 0 && (sameTitle(head, second) || (isCards(head) && isCards(second))));
}

/** Cards of the body's work and those of its projects stand under titles of their own. */
function isCards({ identified: { fit: { spec, arrangement } } }: Found): boolean {
  return arrangement === "rolesInRows" && spec.axes[0]?.rows.cards !== undefined;
}

/**
 * Of two tables of a kind the one whose title names it best is it: 一般公共预算基本支出表 rather than 财政拨款基本支出表. What
 * has no title goes with the table before.
 */
function bestNamedFirst(found: readonly Found[]): readonly Found[] {
  const ranks = new Map<Found, number>();
  const last = new Map<string, number>();
  for (const piece of found) {
    const { id, titleWords } = piece.identified.fit.spec;
    const at = piece.title === null ? last.get(id) ?? 0 : titleWords.findIndex((group) => group.every((word) => piece.title?.text.includes(plain(word)) === true));
    last.set(id, Math.max(0, at));
    ranks.set(piece, Math.max(0, at));
  }
  return [...found].sort((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0));
}

/** A second table of a kind as the kind that its title means beside the first, whose title says more; undefined where it is a duplicate. */
function otherKind(head: Found, piece: Found): Found | undefined {
  const { fit } = piece.identified;
  const [spec, first] = [piece, head].map(({ title }) => (title ? kindBeside(title, fit.spec.id) : undefined));
  return spec && !first && !sameTitle(head, piece) ? { ...piece, identified: { ...piece.identified, fit: { ...fit, spec } } } : undefined;
}

/** Whether two tables of one title print different amounts: two sides of one table, neither of which says the whole (人员经费 and 公用经费). */
function areSides(head: Found, piece: Found): boolean {
  const [own, other] = [head, piece].map(({ identified }) => new Set(identified.fit.axes.flatMap(({ axis, columns }) => columns.filter(({ content }) => content === "amount").map(({ role }) => `${axis.id}.${role}`))));
  return own !== undefined && other !== undefined && own.size > 0 && other.size > 0 && sameTitle(head, piece) && ![...own].some((role) => other.has(role));
}

function sameTitle(first: Found, second: Found): boolean {
  return withoutContinued(first.title?.text ?? "") === withoutContinued(second.title?.text ?? "");
}

function keysOf(found: Found): readonly string[] {
  // Codes come again under every unit.
  return piecesOf(found).flatMap(({ body }) => body.rows).flatMap((row) => (row.key === null ? [] : [`${row.axis}|${row.code === null ? "" : row.unitName ?? row.unitCode ?? ""}|${row.key}`]));
}

/** A table with the pieces that continue it. */
class Group {
  readonly pieces: Found[] = [];
  private known: Set<string> | null = null;

  constructor(readonly head: Found) {
    this.add(head);
  }

  /** The rows of all pieces; most tables are of one piece, and nobody asks. */
  get keys(): ReadonlySet<string> {
    return this.known ??= new Set(this.pieces.flatMap(keysOf));
  }

  add(piece: Found): void {
    this.pieces.push(...piecesOf(piece));
    if (this.known) for (const key of keysOf(piece)) this.known.add(key);
  }
}

/**
 * Tables of a workbook, each with the pieces in which it goes on: of each kind one, of the first set that it holds. What is of another set is left over.
 *
 * @param leftovers takes what is left over
 */
export function joinPieces(found: readonly Found[], leftovers: Leftover[]): readonly (readonly Found[])[] {
  const leave = (piece: Found, beside: Found): void => {
    const detail = `${beside.view.name}!${areaAddress(areaOf(beside))} ${piece.title?.text ?? piece.identified.fit.spec.title}`;
    for (const page of piecesOf(piece)) leftovers.push({ area: areaOf(page), reason: "duplicateTable", detail });
  };
  const placeOf = placesAmong(found);
  const all = groupsOf(found);
  const own = firstSetOf(found, placeOf, all);
  const [first] = own;
  const { groups, others } = own.length < found.length ? groupsOf(own) : all;
  for (const { head, piece } of others.twice) leave(piece, head);
  const isOwn = new Set(own);
  if (first) for (const piece of found) if (!isOwn.has(piece)) leave(piece, groups.get(piece.identified.fit.spec.id)?.head ?? first);
  for (const [id, { head, pieces }] of groups) {
    const beside = others.besides(head);
    if (!beside) continue;
    for (const piece of pieces.filter((each) => !pieces.some(({ further }) => further?.includes(each) === true))) leave(piece, beside);
    groups.delete(id);
  }
  return [...groups.values()].sort((a, b) => placeOf(a.head) - placeOf(b.head)).map(({ pieces }) => pieces);
}

/** The tables of the first set: those before a second begins, else those that figures tie to each other; all where there is one set. */
function firstSetOf(found: readonly Found[], placeOf: (found: Found) => number, all: Groups): readonly Found[] {
  if (all.others.twice.length < SET_COMES_AGAIN) return found;
  const begins = secondSetBegins(placeOf, all);
  if (begins < found.length) return found.slice(0, begins);
  const groupAt = new Map([...all.groups.values()].flatMap((group) => group.pieces.map((piece) => [placeOf(piece), group] as const)));
  const first = setsByFigures(found, (one, other) => {
    if (one.identified.fit.spec.id !== other.identified.fit.spec.id || areSides(one, other) || otherKind(one, other) || otherKind(other, one)) return false;
    const group = groupAt.get(placeOf(one));
    return group === undefined || group !== groupAt.get(placeOf(other));
  });
  return first ? found.filter((piece) => first.has(piece)) : found;
}

/** Tables by kind with the pieces that continue them, and what comes a second time. */
interface Groups {
  readonly groups: Map<string, Group>;
  readonly others: OtherBodies;
}

function groupsOf(found: readonly Found[]): Groups {
  const groups = new Map<string, Group>();
  const others = new OtherBodies();
  for (const piece of bestNamedFirst(found)) {
    const id = piece.identified.fit.spec.id;
    const group = groups.get(id);
    const other = group && otherKind(group.head, piece);
    if (!group) groups.set(id, new Group(piece));
    else if (continues(group, piece)) group.add(piece);
    else if (areSides(group.head, piece)) others.sides(group.head, piece);
    else if (other && !groups.has(other.identified.fit.spec.id)) groups.set(other.identified.fit.spec.id, new Group(other));
    else others.see(group.head, piece);
  }
  return { groups, others };
}

/** Bodies of whose set only parts stand in the workbook a second time: what else is of them belongs to no set that is checked. */
class OtherBodies {
  private readonly first = new Map<string, Found>();
  private readonly second = new Map<string, Found>();
  private readonly halves = new Map<Found, Found>();
  /** Second tables of a kind, and the first of each. */
  readonly twice: { readonly head: Found; readonly piece: Found }[] = [];

  /** Takes note of a second table of a kind, and of the first. */
  see(head: Found, piece: Found): void {
    this.twice.push({ head, piece });
    const [own, other] = [bodyOf(head), bodyOf(piece)];
    if (own === null || other === null || own === other) return;
    this.first.set(own, head);
    this.second.set(other, head);
  }

  /** Takes note of two sides of one table on sheets of their own: nobody checks either by itself. */
  sides(head: Found, piece: Found): void {
    this.twice.push({ head, piece });
    this.halves.set(head, piece);
  }

  /** A table of the set that is checked where this one is of another body's, or the other side of a table; null else. */
  besides(head: Found): Found | null {
    const half = this.halves.get(head);
    if (half) return half;
    const body = bodyOf(head);
    return body === null || this.first.has(body) ? null : this.second.get(body) ?? null;
  }
}

/** The number of a table among those found, by where it stands: read as another kind it is another object. */
function placesAmong(found: readonly Found[]): (found: Found) => number {
  const keyOf = ({ view, firstRow, span }: Found): string => `${view.name} ${firstRow} ${span.column}`;
  const places = new Map(found.map((each, at) => [keyOf(each), at]));
  return (each) => places.get(keyOf(each)) ?? -1;
}

/**
 * The place at which a second set of tables begins: before it stand the first tables of the kinds that come twice, from it on
 * further ones, and little else. Infinite where none does.
 */
function secondSetBegins(placeOf: (found: Found) => number, { groups, others: { twice } }: Groups): number {
  const placesOf = new Map([...groups.values()].map(({ head }) => [head, [placeOf(head)]]));
  for (const { head, piece } of twice) placesOf.get(head)?.push(placeOf(piece));
  // A later one may be named better.
  const kinds = [...placesOf.values()].map((places) => places.sort((a, b) => a - b));
  const begins = Math.min(...kinds.map(([, second = Infinity]) => second));
  const again = kinds.filter(([first = Infinity, second]) => second !== undefined && first < begins);
  const later = kinds.filter(([first = -1]) => first > begins);
  return again.length >= SET_COMES_AGAIN && again.length > 2 * later.length ? begins : Infinity;
}

function bodyOf(found: Found): string | null {
  return statedLines(found).body?.name ?? null;
}

/** First and last column of a piece. */
export function bounds({ identified, span }: Found): readonly [number, number] {
  const columns = identified.columns.map((column) => column.column);
  return [Math.min(...columns, span.lastColumn), Math.max(...columns)];
}

/** The area of a piece on its sheet, from its title to its last row. */
export function areaOf(found: Found): Area {
  const [first, last] = bounds(found);
  const column = Math.min(first, found.title?.at.column ?? first);
  const bottom = Math.max(found.body.endRow, found.identified.headerRows[1]);
  return { sheet: found.view.name, row: found.firstRow, column, rows: bottom - found.firstRow + 1, columns: last - column + 1 };
}
