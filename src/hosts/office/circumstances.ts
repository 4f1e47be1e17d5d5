import { parseArea, type Area } from "../../model/cells";

/**
 * What of Excel's own is at work where a batch writes: filters, tables and how the workbook is calculated. Each changes what
 * a write does, and none of it shows in the cells.
 */
export interface Circumstances {
  /** Sheets with rows that a filter hides: a grid written over them lands in the visible rows only, each the grid's first line. */
  readonly filtered: ReadonlySet<string>;
  /** Bodies of Excel's tables, in which one formula fills its column. */
  readonly tables: readonly Area[];
  /** Formulas are calculated only on request. */
  readonly manual: boolean;
}

/** Nothing of it known: an Excel that does not answer such questions. */
export const PLAIN_CIRCUMSTANCES: Circumstances = { filtered: new Set(), tables: [], manual: false };

interface Asked {
  readonly name: string;
  readonly sheet: Excel.Worksheet;
  readonly filter: Excel.AutoFilter;
  readonly tables: Excel.TableCollection;
}

/** The questions, and their answers after a sync. */
export class AskedCircumstances {
  private readonly asked: Asked[] = [];
  private readonly application: Excel.Application;

  constructor(private readonly context: Excel.RequestContext) {
    this.application = context.application;
    this.application.load("calculationMode");
  }

  /** Queues the questions about a sheet. */
  ask(name: string, sheet: Excel.Worksheet): void {
    const filter = sheet.autoFilter;
    filter.load("isDataFiltered");
    const { tables } = sheet;
    tables.load("items/name,items/autoFilter/isDataFiltered");
    this.asked.push({ name, sheet, filter, tables });
  }

  /** The answers; one sync more where there are tables, for where they lie. */
  async take(): Promise<Circumstances> {
    const there = this.asked.filter(({ sheet }) => !sheet.isNullObject);
    const bodies = there.flatMap(({ name, tables }) => tables.items.map((table) => {
      const body = table.getDataBodyRange().untrack();
      body.load("address");
      return { name, body };
    }));
    if (bodies.length > 0) await this.context.sync();
    const filtered = there.filter(({ filter, tables }) => filter.isDataFiltered || tables.items.some(({ autoFilter }) => autoFilter.isDataFiltered));
    return {
      filtered: new Set(filtered.map(({ name }) => name)),
      tables: bodies.flatMap(({ name, body }) => parseArea(name, body.address.slice(body.address.lastIndexOf("!") + 1)) ?? []),
      manual: this.application.calculationMode === "Manual",
    };
  }
}
