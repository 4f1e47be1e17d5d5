import { projectOfCard } from "./projectCards";
import { NamesInOrder } from "./respectively";

/** Names that stand further before an amount than its own words: of names told in order before their amounts, or of the card whose line it is. */
export class NamesBefore {
  private readonly inOrder = new NamesInOrder();

  /**
   * The name of an amount, "" where names and amounts cannot be matched; null where no name stands further before it.
   *
   * @param clean the text
   * @param start where the amount begins
   * @param gap words since the figure before it
   * @param clause words of its own
   * @param end where the paragraph ends
   */
  next(clean: string, start: number, gap: string, clause: string, end: number): string | null {
    return this.inOrder.next(gap, clause, clean.slice(start, end)) ?? projectOfCard(clean, start, clause);
  }
}
