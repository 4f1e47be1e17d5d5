import type { BookCell, ColumnRole } from "../model/book";

/** The roles of a row's amounts, in the order of the columns; shared by all rows under one header. */
export interface RowRoles {
  readonly places: ReadonlyMap<ColumnRole, number>;
  /** The column of each role. */
  readonly columns: readonly number[];
}

const KNOWN = new WeakMap<readonly { readonly role: ColumnRole; readonly column: number }[], RowRoles>();

/** The roles of columns; of a role that stands twice the last column counts. */
export function rolesOf(amounts: readonly { readonly role: ColumnRole; readonly column: number }[]): RowRoles {
  const known = KNOWN.get(amounts);
  if (known) return known;
  const byRole = new Map(amounts.map(({ role, column }) => [role, column]));
  const roles: RowRoles = { places: new Map([...byRole.keys()].map((role, place) => [role, place])), columns: [...byRole.values()] };
  KNOWN.set(amounts, roles);
  return roles;
}

/** The amount cells of one row by role: a map whose keys are held once for all rows, since a table may have a hundred thousand. */
export class RowCells implements ReadonlyMap<ColumnRole, BookCell> {
  private readonly cells: BookCell[];

  constructor(private readonly roles: RowRoles, cellAt: (column: number) => BookCell) {
    this.cells = roles.columns.map(cellAt);
  }

  get size(): number {
    return this.cells.length;
  }

  get(role: ColumnRole): BookCell | undefined {
    const place = this.roles.places.get(role);
    return place === undefined ? undefined : this.cells[place];
  }

  has(role: ColumnRole): boolean {
    return this.roles.places.has(role);
  }

  keys(): MapIterator<ColumnRole> {
    return this.roles.places.keys();
  }

  values(): MapIterator<BookCell> {
    return this.cells.values();
  }

  entries(): MapIterator<[ColumnRole, BookCell]> {
    return this.pairs().values();
  }

  [Symbol.iterator](): MapIterator<[ColumnRole, BookCell]> {
    return this.entries();
  }

  forEach(visit: (cell: BookCell, role: ColumnRole, map: ReadonlyMap<ColumnRole, BookCell>) => void): void {
    for (const [role, cell] of this.pairs()) visit(cell, role, this);
  }

  private pairs(): [ColumnRole, BookCell][] {
    return [...this.roles.places.keys()].flatMap((role, place) => {
      const cell = this.cells[place];
      return cell ? [[role, cell] as [ColumnRole, BookCell]] : [];
    });
  }
}
