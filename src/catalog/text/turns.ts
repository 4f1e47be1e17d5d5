/** How a change goes against last year: the turns that a comparison can take. */
export type ComparisonTurn = "unchanged" | "rise" | "fall" | "fromNothing" | "manifold";

/** The words of a direction: of the amount (增加) and of the rate (增长). */
export interface DirectionWords {
  readonly change: string;
  readonly rate: string;
}

/** Words of the three directions, as the regulations' models write them. */
export interface TurnWords {
  readonly rise: DirectionWords;
  readonly fall: DirectionWords;
  readonly unchanged: string;
  /** What stands before and behind the digits of a rate. */
  readonly perCent: readonly [before: string, behind: string];
  /** Why there is no rate on a base of nothing, behind the change. */
  readonly noRate: readonly TailPiece[];
}

export const TURN_WORDS: TurnWords = {
  rise: { change: "增加", rate: "增长" }, fall: { change: "减少", rate: "下降" }, unchanged: "持平",
  perCent: ["", "%"], noRate: ["，因", { slot: "base" }, "为0，增长率无可比性"],
};

/** A slot in what stands behind the name of the base. */
export type TailSlot = "change" | "measure" | "rate" | "multiple" | "base";

/** A piece of the words behind the name of the base: literal words or a slot. */
export type TailPiece = string | { readonly slot: TailSlot };

/** What is said behind the name of the base: the change, and the rate that not every comparison tells. */
export interface Tail {
  readonly change: readonly TailPiece[];
  readonly rate: readonly TailPiece[];
}

/**
 * What a comparison says behind the name of its base, in each of its turns. The one declaration both writes our own sentences
 * and tells last year's anew in an office's own words.
 */
export function tailOf(turn: ComparisonTurn, words: TurnWords): Tail {
  const [before, behind] = words.perCent;
  const amount: readonly TailPiece[] = [{ slot: "change" }, { slot: "measure" }];
  switch (turn) {
    case "unchanged": return { change: [words.unchanged], rate: [] };
    case "rise": return { change: [words.rise.change, ...amount], rate: [`，${words.rise.rate}${before}`, { slot: "rate" }, behind] };
    case "fall": return { change: [words.fall.change, ...amount], rate: [`，${words.fall.rate}${before}`, { slot: "rate" }, behind] };
    // On a base of nothing there is no rate.
    case "fromNothing": return { change: [words.rise.change, ...amount], rate: words.noRate };
    case "manifold": return { change: [words.rise.change, ...amount], rate: [`，${words.rise.rate}`, { slot: "multiple" }, "倍"] };
  }
}

/** The words that say the opposite of a word of direction. */
export const OPPOSITE: Readonly<Record<string, string>> = {
  增加: "减少", 减少: "增加", 增长: "下降", 下降: "增长", 上升: "下降", 提高: "降低", 降低: "提高", 压减: "增加", 压缩: "增加", 增: "减", 减: "增", 增幅: "降幅", 降幅: "增幅",
  大于: "小于", 小于: "大于", 高于: "低于", 低于: "高于", 多于: "少于", 少于: "多于",
  上涨: "下降", 涨幅: "降幅", 压降: "增加", 缩减: "增加", 削减: "增加", 核减: "核增", 核增: "核减", 调减: "调增", 调增: "调减", 增量: "减量", 减量: "增量", 多: "少", 少: "多", 超过: "低于", 超出: "低于",
};
