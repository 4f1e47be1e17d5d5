import type { CellRef } from "../model/cells";
import type { DeclaredRule } from "../model/ruleWords";
import type { TextFinding } from "../model/reading";
import type { Layout } from "./layout";
import type { Mention } from "./said";

type Stretch = readonly [start: number, end: number];

/** What a check has to say of one place. */
export interface Fault {
  readonly rule: DeclaredRule;
  readonly at?: CellRef | null;
  readonly related?: readonly CellRef[];
  readonly values?: Readonly<Record<string, string>>;
  /** Words that should stand in the place instead. */
  readonly instead?: string | null;
}

/** Gathers findings with their places. */
export class Collector {
  private readonly found: { readonly finding: TextFinding; readonly order: number }[] = [];
  private groups = 0;

  constructor(readonly layout: Layout) {}

  /** Findings in the order of the text. */
  findings(): readonly TextFinding[] {
    return [...this.found].sort((a, b) => a.finding.place.start - b.finding.place.start || a.order - b.order).map(({ finding }) => finding);
  }

  /** A finding at a stretch of the cleaned text, quoted with its sentence. */
  at(stretch: Stretch, whole: Stretch, fault: Fault, group?: { readonly id: string; readonly root: boolean }): void {
    const sentence = this.layout.around(stretch[0], stretch[1], whole);
    const place = this.layout.place(stretch[0], stretch[1], sentence);
    const corrected = fault.instead == null ? null
      : this.layout.quote([sentence[0], stretch[0]]) + fault.instead + this.layout.quote([stretch[1], sentence[1]]);
    const values = Object.fromEntries(Object.entries(fault.values ?? {}).map(([name, text]) => [name, { kind: "text", text } as const]));
    const finding: TextFinding = {
      rule: fault.rule.id, severity: fault.rule.severity, at: fault.at ?? null, related: fault.related ?? [], values, place, corrected,
      ...(group ? { group: group.id, rootCause: group.root } : {}),
    };
    this.found.push({ finding, order: this.found.length });
  }

  /** A finding at an offset of the text as it was given. */
  atOffset(start: number, length: number, fault: Fault): void {
    const stretch = this.layout.cleanedAt(start, length);
    const paragraph = this.layout.paragraphAt(stretch[0]);
    this.at(stretch, paragraph ? [paragraph.start, paragraph.end] : stretch, fault);
  }

  /** A finding at a figure. */
  atFigure(mention: Mention, fault: Fault): void {
    this.at([mention.figure.start, mention.figure.end], mention.sentence, fault);
  }

  /**
   * A finding that several figures share, any of which may be the wrong one: one for each line on which they stand, in a
   * group that the first leads.
   */
  among(mentions: readonly Mention[], fault: Fault): void {
    this.amongStretches(mentions.map(({ figure, sentence }) => ({ stretch: [figure.start, figure.end], sentence })), fault);
  }

  /** As {@link among}, for words and figures. */
  amongStretches(places: readonly { readonly stretch: Stretch; readonly sentence: Stretch }[], fault: Fault): void {
    const lines = new Map<number, { readonly stretch: Stretch; readonly sentence: Stretch }>();
    for (const place of places) {
      const { line } = this.layout.place(place.stretch[0], place.stretch[1], place.sentence);
      if (!lines.has(line)) lines.set(line, place);
    }
    if (lines.size > 1) this.groups += 1;
    let root = true;
    for (const { stretch, sentence } of lines.values()) {
      const group = lines.size > 1 ? { id: `t${this.groups}`, root } : undefined;
      this.at(stretch, sentence, root ? fault : { ...fault, instead: null }, group);
      root = false;
    }
  }
}
