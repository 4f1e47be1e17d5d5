import type { Mention } from "./said";

/** "基本支出、项目支出分别为": names before figures that follow in their order. */
const EACH = /^(.{2,120}?)(?:[两二三四五六七八九十]项|[两二三]者)?分别(?:为|是|安排|达|达到|列支)?(?:预算|资金)?$/;
/** Amounts one behind the other: "1万元、2万元和3万元". */
const AMOUNTS = /^\d[\d,.]*(?:亿元|万元|元)(?:[、和及与]\d[\d,.]*(?:亿元|万元|元))+/;
const ONE_AMOUNT = /\d[\d,.]*(?:亿元|万元|元)/g;
const JOINS_LAST = /[和及与]/g;

/** Between two amounts of such a list. */
const BETWEEN_EACH = /^[、和及与]$/;

/** The names of the amounts of a paragraph that are told one behind the other after their names. */
export class NamesInOrder {
  private list: readonly string[] = [];
  private at = 0;

  /**
   * The name of an amount, "" where words and amounts cannot be matched; null where it is told in no such list.
   *
   * @param gap words since the figure before it
   * @param clause words of its own
   * @param following the text from the amount on
   */
  next(gap: string, clause: string, following: string): string | null {
    if (!BETWEEN_EACH.test(gap)) [this.list, this.at] = [namesOfEach(clause, following) ?? [], 0];
    const name = this.list[this.at] ?? null;
    this.at += 1;
    return name;
  }
}

function namesOfEach(clause: string, following: string): readonly string[] | null {
  const words = EACH.exec(clause)?.[1];
  const amounts = words === undefined ? undefined : AMOUNTS.exec(following)?.[0];
  if (words === undefined || amounts === undefined) return null;
  const count = [...amounts.matchAll(ONE_AMOUNT)].length;
  return split(words, count) ?? Array.from({ length: count }, () => "");
}

/** Words in so many names; null where there are others, or several ways to part them. */
function split(words: string, count: number): readonly string[] | null {
  const names = words.split("、");
  if (names.length === count) return names;
  const last = names.at(-1) ?? "";
  const joins = [...last.matchAll(JOINS_LAST)].map(({ index }) => index).filter((at) => at > 1 && at < last.length - 2);
  const [only, second] = joins;
  if (names.length !== count - 1 || only === undefined || second !== undefined) return null;
  return [...names.slice(0, -1), last.slice(0, only), last.slice(only + 1)];
}

/** "分别占社会保障和就业支出的", "占比分别为": shares of the amounts said before, in their order. */
const SHARES_EACH = /分别占|占.{0,30}分别为?$/;
/** The percentages of such a list. */
const SHARE_LIST = /^(?:\d+(?:\.\d+)?%[、和，及与]?(?=\d|$|[^、和，及与\d]))+/;

/** What a percentage of such a list is of. */
interface ShareOf {
  readonly label: string;
  /** null where shares and amounts cannot be matched. */
  readonly subject: Mention | null;
}

/** The amounts whose shares are told one behind the other. */
export class SharesInOrder {
  private list: readonly ShareOf[] = [];
  private at = 0;

  /** Whether a percentage right behind the last one is of the same list. */
  get goesOn(): boolean {
    return this.at < this.list.length;
  }

  /** The amount of which the next share of the list is; null outside of one. */
  next(): ShareOf | null {
    const next = this.list[this.at] ?? null;
    this.at += 1;
    return next;
  }

  /**
   * Begins a list; null where a share stands alone.
   *
   * @param following the text from the first share on
   * @param values amounts of the sentence so far
   */
  begin(clause: string, following: string, values: readonly Mention[]): ShareOf | null {
    if (!SHARES_EACH.test(clause)) return null;
    const count = (SHARE_LIST.exec(following)?.[0].split("%").length ?? 1) - 1;
    // "分别占近八成、20.79%": of which amount each is, nothing tells.
    if (count < 2) return { label: clause, subject: null };
    const told = values.slice(-count);
    this.list = (told.length === count ? told : Array.from({ length: count }, () => null)).map((subject) => ({ label: clause, subject }));
    this.at = 0;
    return this.next();
  }
}
