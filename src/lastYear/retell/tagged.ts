import type { CellRef } from "../../model/cells";
import type { FigureTag, TaggedStretch } from "../../model/figureTags";
import { readFigureTag } from "../../model/figureTags";
import type { TextUnderstood } from "../../proofread";
import type { Mention } from "../../proofread/said";
import type { CellNames } from "../cellNames";

/** Tags of ours, with the stretches that carry them. */
export interface OwnTag extends FigureTag {
  readonly start: number;
  readonly end: number;
}

/** The tags among those of a file that are ours. */
export function ownTags(stretches: readonly TaggedStretch[]): readonly OwnTag[] {
  return stretches.flatMap(({ start, length, tag }) => {
    const read = readFigureTag(tag);
    return read ? [{ ...read, start, end: start + length }] : [];
  });
}

/** The year of which most tags are; null where there are none. */
export function yearOfTags(tags: readonly OwnTag[]): number | null {
  const counts = new Map<number, number>();
  for (const { year } of tags) counts.set(year, (counts.get(year) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}

/** What may stand beside a figure in its control. */
const BESIDE = /^[\s\u3000%％‰+\-−－]*$/;

/**
 * Figures by their tags. One that stands in its control with other words than its sign and measure was written by hand: its tag
 * says nothing of it any more.
 */
export function taggedMentions(understood: TextUnderstood, tags: readonly OwnTag[]): ReadonlyMap<Mention, OwnTag> {
  const { layout, said } = understood;
  const found = new Map<Mention, OwnTag>();
  const ordered = [...tags].sort((a, b) => a.start - b.start || b.end - a.end);
  const mentions = said.flatMap((each) => each.mentions).map((mention) => ({ mention, start: layout.offsetOf(mention.figure.start), end: layout.offsetOf(mention.figure.end - 1) + 1 })).sort((a, b) => a.start - b.start);
  let next = 0;
  for (const tag of ordered) {
    while ((mentions[next]?.start ?? Infinity) < tag.start) next += 1;
    const first = mentions[next];
    if (!first || first.end > tag.end) continue;
    const around = layout.text.slice(tag.start, first.start) + layout.text.slice(first.end, tag.end);
    if (BESIDE.test(around)) found.set(first.mention, tag);
  }
  return found;
}

/** The cells of amounts that carry them; those that this year's workbook does not have are left out. */
export function cellsOfTags(tagged: ReadonlyMap<Mention, OwnTag>, names: CellNames): ReadonlyMap<Mention, readonly CellRef[]> {
  const cells = new Map<Mention, readonly CellRef[]>();
  for (const [mention, tag] of tagged) {
    const found = tag.cells.map((name) => names.cellOf(name));
    if (tag.kind !== "follows" && mention.figure.kind !== "percentage" && found.length > 0 && found.every((cell) => cell !== null)) cells.set(mention, found);
  }
  return cells;
}
