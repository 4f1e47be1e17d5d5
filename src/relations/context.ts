import type { BudgetBook } from "../model/book";
import type { Layout } from "./laid";
import { BookIndex } from "./lookup";
import { sourcesInUse, type SourcesInUse } from "./sources";

/** What instantiating needs of a book, gathered once. */
export interface BookContext {
  readonly index: BookIndex;
  readonly sources: SourcesInUse | null;
}

/** Gathers the context of a book, to check it or to fill it. */
export function contextOf(book: BudgetBook, forFilling = false): BookContext {
  const index = new BookIndex(book, forFilling);
  return { index, sources: sourcesInUse(index) };
}

/** A book over which relations are being laid. */
export interface Laying extends BookContext {
  readonly layout: Layout;
}
