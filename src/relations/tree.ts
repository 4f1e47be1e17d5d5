import { isUnit, type AxisId, type BookRow, type BookTable } from "../model/book";

/** A row and the rows directly below it in the tree of codes. */
export interface CodeNode {
  readonly row: BookRow;
  readonly children: readonly BookRow[];
}

/** The codes on an axis. */
export interface CodeTree {
  /** Every coded row, and every heading of a unit above codes, with what stands directly below it. */
  readonly nodes: readonly CodeNode[];
  /** The rows whose sum is the table's total. */
  readonly roots: readonly BookRow[];
}

interface Scope {
  readonly codes: Set<string>;
  readonly lengths: Set<number>;
  readonly roots: BookRow[];
  heads: BookRow[];
  shorterFirst: readonly number[];
}

const UNIT_KINDS: ReadonlySet<BookRow["kind"]> = new Set(["unit", "ownOffice", "summary", "subtotal"]);

/** Codes with which those of other units begin; in order, these stand right behind. */
function codesAboveOthers(units: readonly BookRow[]): ReadonlySet<string> {
  const codes = [...new Set(units.flatMap(({ unitCode }) => unitCode ?? []))].sort();
  return new Set(codes.filter((code, at) => codes[at + 1]?.startsWith(code) === true));
}

const TREES = new WeakMap<BookTable, Map<AxisId, CodeTree>>();

/** The tree of codes on an axis of a table; several relations ask for it. */
export function codeTreeOf(table: BookTable, axis: AxisId): CodeTree {
  let trees = TREES.get(table);
  if (!trees) TREES.set(table, trees = new Map());
  let tree = trees.get(axis);
  if (!tree) trees.set(axis, tree = codeTree(table.rows.filter((row) => row.axis === axis)));
  return tree;
}

/**
 * The tree of codes on an axis: every row's children are the rows whose longest printed ancestor it is, so that an
 * item whose division row is missing still counts below its class. Rows of one code that stands twice share children.
 * Where rows are grouped by unit the codes of each unit are a tree of their own below the unit's heading; a table that
 * also prints the codes of the whole department sums those.
 */
function codeTree(rows: readonly BookRow[]): CodeTree {
  const scopes = new Map<string, Scope>();
  const scopeAt = (row: BookRow): Scope => {
    const key = row.unitName ?? row.unitCode ?? "";
    const known = scopes.get(key);
    if (known) return known;
    const scope: Scope = { codes: new Set(), lengths: new Set(), roots: [], heads: [], shorterFirst: [] };
    scopes.set(key, scope);
    return scope;
  };
  for (const row of rows) {
    if (row.code !== null) {
      const scope = scopeAt(row);
      scope.codes.add(row.code);
      scope.lengths.add(row.code.length);
    } else if (UNIT_KINDS.has(row.kind)) {
      scopeAt(row).heads.push(row);
    }
  }
  for (const scope of scopes.values()) scope.shorterFirst = [...scope.lengths].sort((a, b) => b - a);
  const childrenOf = new Map<string, BookRow[]>();
  for (const row of rows) {
    const { code } = row;
    if (code === null) continue;
    const scope = scopeAt(row);
    const parentLength = scope.shorterFirst.find((length) => length < code.length && scope.codes.has(code.slice(0, length)));
    if (parentLength === undefined) {
      scope.roots.push(row);
      continue;
    }
    const parent = childKey(row, code.slice(0, parentLength));
    const list = childrenOf.get(parent);
    if (list) list.push(row);
    else childrenOf.set(parent, [row]);
  }
  const above = departmentsIn(rows);
  const nodes = rows.flatMap((row): CodeNode[] => {
    if (row.code !== null) return [{ row, children: childrenOf.get(childKey(row, row.code)) ?? [] }];
    if (!UNIT_KINDS.has(row.kind) || row.kind === "summary") return [];
    const { roots, heads } = scopeAt(row);
    // The codes below a department's own office, which has its name, are not those of the whole department.
    return above.has(row) && heads.some(({ kind }) => kind === "ownOffice") ? [] : [{ row, children: roots }];
  });
  return { nodes, roots: rootsOf(scopes, above) };
}

/** Headings of departments above those of the units that they consist of, as their codes say, or the name of a department whose own office has a heading too. */
function departmentsIn(rows: readonly BookRow[]): ReadonlySet<BookRow> {
  const heads = rows.filter(isUnit);
  const codes = codesAboveOthers(heads);
  const offices = new Set(heads.flatMap(({ kind, unitName }) => (kind === "ownOffice" && unitName !== null ? [unitName] : [])));
  return new Set(heads.filter(({ kind, unitCode, unitName }) => (unitCode !== null && codes.has(unitCode)) || (kind === "unit" && unitName !== null && offices.has(unitName))));
}

function childKey(row: BookRow, code: string): string {
  return `${row.unitName ?? row.unitCode ?? ""}|${code}`;
}

/** The department's own codes, else those of its units; of a unit that prints no codes its heading, unless it stands above others. */
function rootsOf(scopes: ReadonlyMap<string, Scope>, above: ReadonlySet<BookRow>): readonly BookRow[] {
  const whole = scopes.get("")?.roots ?? [];
  if (whole.length > 0 || ![...scopes.values()].some(({ roots }) => roots.length > 0)) return whole;
  return [...scopes.values()].flatMap(({ roots, heads }) => (roots.length > 0 ? roots : heads.filter((head) => isUnit(head) && !above.has(head))));
}
