import type { Draw } from "./draw";

const AMOUNT = /(?:支出|预算|预算数为|收入预算|安排)(\d[\d,]*\.\d\d)万元(?=[，。])/;

/**
 * A text whose lines say how their first amount went against last year, in the turns of an office: more or less with its rate, the same, or
 * from nothing. What was last year is drawn; lines for which `keeps` says no stay as they were.
 */
export function comparedText(text: string, draw: Draw, keeps: (changed: string) => ReadonlySet<number>): string {
  const lines = text.split("\n");
  const changed = lines.map((line) => {
    const match = AMOUNT.exec(line);
    if (!match || draw.chance(0.2)) return line;
    const at = match.index + match[0].length;
    return line.slice(0, at) + comparison(Math.round(Number((match[1] ?? "").replaceAll(",", "")) * 100), draw) + line.slice(at);
  });
  const kept = keeps(changed.join("\n"));
  return changed.map((line, at) => (kept.has(at + 1) ? line : lines[at] ?? line)).join("\n");
}

/** @param now in hundredths of the unit */
function comparison(now: number, draw: Draw): string {
  const chance = draw.next();
  const base = chance < 0.15 ? now : chance < 0.22 ? 0 : Math.max(1, Math.round(now * (0.4 + draw.next())));
  const gap = now - base;
  if (gap === 0) return "，与上年持平";
  const change = `，比上年${gap > 0 ? "增加" : "减少"}${(Math.abs(gap) / 100).toFixed(2)}万元`;
  return base === 0 ? change : `${change}，${gap > 0 ? "增长" : "下降"}${((Math.abs(gap) / base) * 100).toFixed(2)}%`;
}
