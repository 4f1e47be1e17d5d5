import type { Amounts } from "./amounts";
import type { Template } from "./candidates";

/** A look at figures other than by adding up a template: what it came to, told again from the figures as they are now. */
export interface Look {
  /** Whether an amount (by id) may change what it comes to. */
  readonly concerns: (id: number) => boolean;
  /** What it comes to; `ids` are the amounts that changed. */
  readonly comesTo: (ids: readonly number[]) => string;
}

/**
 * On which figures a structural reading rests. Every sum that was tried is a template, whether it was believed or not, and the
 * reading is decided by how these come out: as long as each comes out as it did, and every other look comes to the same, the
 * same reading follows from other figures.
 */
export class Reliance {
  readonly templates: Template[] = [];
  readonly looks: Look[] = [];
  /** Templates whose failing places were compared by the amounts by which they fail. */
  readonly gaps = new Set<Template>();
  private open = true;
  /** The figures, once everything is read. */
  amounts: Amounts | null = null;

  /** Takes note of a sum that was tried. */
  tried(template: Template): void {
    if (this.open) this.templates.push(template);
  }

  looked(look: Look): void {
    if (this.open) this.looks.push(look);
  }

  compared(templates: Iterable<Template>): void {
    if (this.open) for (const template of templates) this.gaps.add(template);
  }

  /** The reading is made: what is looked at from here on is looked at again. */
  close(amounts: Amounts): void {
    this.amounts = amounts;
    this.open = false;
  }
}
