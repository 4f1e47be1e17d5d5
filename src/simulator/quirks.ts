/**
 * What some Excels do and others do not, to be switched on by tests: each is documented or publicly reported, and named
 * with its source, so that it can be looked up and struck out when Excel mends it.
 */
export interface Quirks {
  /**
   * Conditional formats of a whole sheet are listed, but none is found by its id or place once two rules share a cell
   * (OfficeDev/office-js issues 5222 and 6835: "Item Not Found").
   */
  readonly overlappingRules: boolean;
  /** The machine has no printer: page set-up that asks one is refused (learn.microsoft.com: Excel.PageLayout.paperSize). */
  readonly noPrinter: boolean;
  /** Comments are refused although the requirement set is claimed (OfficeDev/office-js issues 4750 and 1031: API sets lie). */
  readonly noComments: boolean;
  /** The workbook is open for reading only, as in protected view or where a policy says so: every change is refused. */
  readonly readOnly: boolean;
  /** Questions about filters and tables are refused, as by an Excel older than it claims. */
  readonly noFilters: boolean;
  /** A formula that reads its own cell is taken without a word and counts as 0, as in Excel on the web (HyperFormula PR 1770); desktop Excel refuses it. */
  readonly circles: boolean;
}

export const NO_QUIRKS: Quirks = { overlappingRules: false, noPrinter: false, noComments: false, readOnly: false, noFilters: false, circles: false };
