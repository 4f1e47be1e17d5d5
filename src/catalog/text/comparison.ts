import type { ComparisonPiece, Condition, Piece } from "../../model/sentences";

/** Words with the year before the budget's in place of "{lastYear}". */
function withYear(words: string): readonly Piece[] {
  return words.split("{lastYear}").flatMap((part, index): readonly Piece[] => [
    ...(index === 0 ? [] : [{ piece: "text" as const, fact: { kind: "year" as const, offset: -1 } }]), ...(part === "" ? [] : [part]),
  ]);
}

/**
 * Spells out a comparison with last year: "，比上年执行数增加209.16万元，增长8.08%，主要是…" in all its turns: no change, 增长,
 * 增长 N 倍, 下降, and the base of zero (or below), on which there is no rate.
 */
export function sayComparison(comparison: ComparisonPiece): Exclude<Piece, string> {
  const { fact, base, baseName, format, line, reason, rate } = comparison;
  const because: readonly Piece[] = reason === null ? [] : [{
    piece: "choose",
    turns: [
      { when: { is: "any", of: [{ is: "typed", id: reason.id }, { is: "material", fact, base }] }, say: [reason.words, { piece: "text", fact: { kind: "words", id: reason.id } }] },
      { when: null, say: [] },
    ],
  }];
  const change = (direction: string, ...rest: readonly Piece[]): readonly Piece[] => [
    ...withYear(`，比${baseName}${direction}`), { piece: "difference", fact, base, format, analysis: `${line}.change` }, { piece: "measure" },
    ...(rate ? rest : []), ...because,
  ];
  const rateOf = (of: "rate" | "multiple"): Piece => ({ piece: of, fact, base, analysis: `${line}.changeRate` });
  const increase: Condition = { is: "greater", left: fact, right: base };
  const noRate: Condition = { is: "any", of: [{ is: "negative", value: { of: "amount", fact: base } }, { is: "negative", value: { of: "amount", fact } }] };
  return {
    piece: "choose",
    turns: [
      { when: { is: "equal", left: fact, right: base }, say: withYear(comparison.unchanged) },
      { when: { is: "all", of: [noRate, increase] }, say: change("增加") },
      { when: noRate, say: change("减少") },
      { when: { is: "zero", value: { of: "amount", fact: base } }, say: change("增加", ...withYear(`，因${baseName}为0，增长率无可比性`)) },
      { when: { is: "multiple", fact, base }, say: change("增加", "，增长", rateOf("multiple"), "倍") },
      { when: increase, say: change("增加", "，增长", rateOf("rate"), "%") },
      { when: null, say: change("减少", "，下降", rateOf("rate"), "%") },
    ],
  };
}
