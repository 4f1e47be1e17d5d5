import { INCLUDES, PARTS_BEHIND_COLON, PARTS_IN_BRACKETS } from "./phrases";
import type { Breakdown, Comparison, Mention } from "./said";

const CHANGES = /[增减]|上[升涨]|下降/;

/** What ends the parts of a whole: the bracket in which they stand, the semicolon behind 包括…, or the sentence. */
type Ends = "bracket" | "semicolon" | "sentence";

interface Open {
  readonly breakdown: Breakdown;
  readonly ends: Ends;
  /** Of which this one tells a part in detail, with which the sentence goes on behind it. */
  readonly outer: Open | null;
}

/** The wholes and parts of a paragraph: which one is being told where. */
export class Breakdowns {
  readonly all: Breakdown[] = [];
  private innermost: Open | null = null;
  /** What was open before each bracket that is. */
  private readonly outside: (Open | null)[] = [];

  /** The whole whose parts are being told, with them; null outside. */
  get open(): Breakdown | null {
    return this.innermost?.breakdown ?? null;
  }

  /** Whether parts of a whole come next, none of them told yet: "项目支出100万元，主要包括：" is followed by no such amount once more. */
  awaits(whole: Mention): boolean {
    return this.open?.whole === whole && this.open.parts.length === 0;
  }

  /** Behind 其中: what follows are parts of this whole. */
  begin(whole: Mention): void {
    const outer = this.innermost;
    const apart = this.outside.length > 0 && this.outside.at(-1) === outer;
    // Of two 其中 in one row nothing says whose the parts behind the second are.
    if (outer && !apart) outer.breakdown.nested = true;
    this.put(whole, apart ? "bracket" : "sentence", apart ? outer : null, outer !== null && !apart);
  }

  /**
   * Words right behind an amount that tell its parts: in brackets, or up to a semicolon "基本支出80万元，包括人员经费60万元和公用经费20万元；…". In brackets
   * they may stand behind its change too: "26万元，比上年增加1万元（购置费6万元，运行维护费20万元）", as 包括… does behind its share or change; but
   * what has changed there is no part of it.
   *
   * @param latest the figure said last
   * @param open the comparison that was told last
   */
  behind(whole: Mention, words: string, latest: Mention | null, open: Comparison | null): void {
    const inBrackets = PARTS_IN_BRACKETS.test(words);
    if (whole === latest || (latest?.role === "share" && latest.subject === whole)) {
      if (inBrackets || PARTS_BEHIND_COLON.test(words)) this.begin(whole);
      // "基本支出80万元，包括人员经费和公用经费；项目支出20万元": names alone have no amounts.
      else if (INCLUDES.test(words) && !/[；。]/.test(words)) this.put(whole, "semicolon", this.innermost, false);
    } else if (open?.subject === whole && !CHANGES.test(words)) {
      if (inBrackets) this.begin(whole);
      else if (INCLUDES.test(words) && !/[；。]/.test(words)) this.put(whole, "semicolon", this.innermost, false);
    }
  }

  bracket(mark: "（" | "）"): void {
    if (mark === "（") this.outside.push(this.innermost);
    else if (this.outside.length > 0) this.innermost = this.outside.pop() ?? null;
  }

  semicolon(): void {
    if (this.innermost?.ends === "semicolon") this.innermost = this.innermost.outer;
  }

  /** A full stop; gives back the whole with which the next sentence goes on. */
  fullStop(): Mention | null {
    const whole = this.open && !this.open.nested ? this.outermost() : null;
    this.innermost = null;
    this.outside.fill(null);
    return whole;
  }

  private outermost(): Mention | null {
    let at = this.innermost;
    while (at?.outer) at = at.outer;
    return at?.breakdown.whole ?? null;
  }

  private put(whole: Mention, ends: Ends, outer: Open | null, nested: boolean): void {
    const breakdown: Breakdown = { whole, parts: [], nested };
    this.all.push(breakdown);
    this.innermost = { breakdown, ends, outer };
  }
}
