import { itemWords } from "./itemForms";
import type { Layout, Paragraph } from "./layout";
import { ARRANGED, NAMED_BEFORE, NAMES_ITEM, aboutOf, isOfLead, leadOf, leadWithin } from "./phrases";

/** Words with which a paragraph begins that are looked at. */
const LONGEST_HEAD = 120;

/** What heads the amounts of a paragraph: words of its own with which it begins, else the heading right above it, until an amount was said. */
export class Heads {
  private lead: string;
  private above: string;

  constructor({ clean }: Layout, { words, end }: Paragraph, above: string) {
    this.lead = aboutOf(leadOf(itemWords(clean.slice(words, Math.min(end, words + LONGEST_HEAD)))));
    this.above = aboutOf(above);
  }

  /** Whether the paragraph begins with the name of an item. */
  get nameItem(): boolean {
    return NAMES_ITEM.test(this.lead || this.above);
  }

  /** An amount was said: what follows is named by its own words. */
  said(): void {
    this.lead = this.above = "";
  }

  /**
   * What an amount is of whose own words say no more than that it is of what heads it; null where they say more, or nothing heads it.
   *
   * @param gap words since the figure before it
   * @param clause words of its own, with which the gap ends
   */
  of(gap: string, clause: string, year: number | null): string | null {
    const lead = this.leadOf(gap, clause);
    return isOfLead(clause, lead, year) ? lead : null;
  }

  /** Whether words head an amount that were not understood: "合同编号12345，预算安排30万元". */
  isUnread(gap: string, clause: string): boolean {
    return this.leadOf(gap, clause) === "" && ARRANGED.test(clause) && NAMED_BEFORE.test(before(gap, clause));
  }

  private leadOf(gap: string, clause: string): string {
    // "科目编码2130301，预算230万元": words of its own name it, not the heading.
    return this.lead || (NAMED_BEFORE.test(before(gap, clause)) ? "" : this.above) || leadWithin(before(gap, clause), clause);
  }
}

function before(gap: string, clause: string): string {
  return gap.slice(0, gap.length - clause.length);
}
