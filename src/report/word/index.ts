import { Packer } from "docx";
import type { BudgetBook } from "../../model/book";
import type { Narrative } from "../../model/narrative";
import type { WorkbookSnapshot } from "../../model/snapshot";
import { disclosureContent } from "./content";
import { narrativeControls } from "./figureControls";
import { disclosureDocument } from "./render";
import { fontTableXml } from "./styles";

export { disclosureContent, disclosureMissing } from "./content";
export type { Disclosure } from "./content";

/**
 * The whole disclosure as a Word file: cover, contents with page numbers, 概况, 说明, 名词解释, and every recognised table. A
 * large library comes with it: load this module only when the file is wanted.
 *
 * @param book the workbook understood; its tables are printed in its order
 * @param snapshot the same workbook as read, for what the cells print
 * @param narrative the explanatory text of the same workbook
 * @param figures controls: they carry their cells, so that the file can be brought up to date · plain: for the public
 */
export async function disclosureDocx(book: BudgetBook, snapshot: WorkbookSnapshot, narrative: Narrative, figures: "controls" | "plain" = "plain"): Promise<Uint8Array> {
  const document = disclosureDocument(disclosureContent(book, snapshot, narrative), figures === "controls" ? narrativeControls(narrative, book) : new Map());
  return new Uint8Array(await Packer.toArrayBuffer(document, undefined, [{ path: "word/fontTable.xml", data: fontTableXml() }]));
}
