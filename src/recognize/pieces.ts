import type { Leftover } from "../model/book";
import type { Found, SheetReading } from "./locate";
import type { Pages } from "./pages";
import type { DraftAmount, DraftRow } from "./rows";
import { SheetView } from "./view";

/** A table on its own sheet and on further ones. */
export function piecesOf(found: Found): readonly Found[] {
  return found.further ? [found, ...found.further] : [found];
}

/** What was read on a run of pages, as what stands on each of them. */
export function onPages(reading: SheetReading, run: Pages): SheetReading {
  if (run.pages.length === 1) return reading;
  const views = new Map(run.pages.map(({ sheet }) => [sheet.name, new SheetView(sheet)]));
  return { ...reading, tables: reading.tables.map((found) => cut(found, run, views)), leftovers: leftoversOn(reading.leftovers, run) };
}

function leftoversOn(leftovers: readonly Leftover[], run: Pages): readonly Leftover[] {
  return leftovers.flatMap((leftover) => run.split(leftover.area).map(({ area }): Leftover => ({ ...leftover, area })));
}

type Views = ReadonlyMap<string, SheetView>;

/** A table as its first piece, which has its title and header, with one for each further page that has rows of it. */
function cut(found: Found, run: Pages, views: Views): Found {
  const { body, identified, title } = found;
  const at = run.pages.findLastIndex(({ from }) => found.firstRow >= from);
  const rows = new Map<number, DraftRow[]>();
  for (const draft of body.rows) {
    const page = Math.max(at, run.pages.findLastIndex(({ from }) => draft.row >= from));
    const own = rowOn(draft, run, views);
    const before = rows.get(page);
    if (before) before.push(own);
    else rows.set(page, [own]);
  }
  const notePage = body.note === null ? -1 : run.pages.findLastIndex(({ from }) => (body.note?.at.row ?? 0) >= from);
  const leftovers = leftoversOn(body.leftovers, run);
  const [first, ...further] = run.pages.flatMap(({ sheet, offset, from }, number): Found[] => {
    const own = rows.get(number) ?? [];
    const view = views.get(sheet.name);
    if (!view || number < at || (number > at && own.length === 0)) return [];
    const last = Math.min(view.span.lastRow, body.endRow - offset);
    const start = Math.max(from - offset, (own[0]?.row ?? view.span.row) - 1);
    const shared = {
      view, span: { ...found.span, row: number === at ? found.span.row - offset : view.span.row, lastRow: Math.min(view.span.lastRow, found.span.lastRow - offset) },
      unitCell: found.unitCell && run.place(found.unitCell),
    };
    const part = {
      rows: own, leftovers: leftovers.filter(({ area }) => area.sheet === sheet.name), endRow: last, lastBodyRow: Math.min(last, body.lastBodyRow - offset),
      note: body.note && number === notePage ? { ...body.note, at: run.place(body.note.at) } : null,
    };
    if (number > at) return [{ ...found, ...shared, title: null, unit: null, identified: { ...identified, headerRows: [start, start] }, body: { ...part, bodyRow: start + 1 }, firstRow: start + 1 }];
    return [{
      ...found, ...shared, title: title && { ...title, at: run.place(title.at) }, firstRow: found.firstRow - offset,
      identified: { ...identified, headerRows: [identified.headerRows[0] - offset, identified.headerRows[1] - offset] }, body: { ...part, bodyRow: body.bodyRow - offset },
    }];
  });
  return first ? { ...first, ...(further.length === 0 ? {} : { further }) } : found;
}

function rowOn(draft: DraftRow, run: Pages, views: Views): DraftRow {
  const { sheet, row } = run.place({ sheet: draft.sheet, row: draft.row, column: 0 });
  const amounts = draft.amounts?.map((amount): DraftAmount => {
    const at = run.place({ sheet: draft.sheet, row: amount.row, column: amount.column });
    return { ...amount, row: at.row, ...(at.sheet === sheet ? {} : { page: views.get(at.sheet) }) };
  }) ?? null;
  return { ...draft, sheet, row, labelCell: draft.labelCell && run.place(draft.labelCell), codeCells: draft.codeCells.map((cell) => run.place(cell)), amounts };
}
