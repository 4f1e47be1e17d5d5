import type { ComparisonPiece, Condition, Piece } from "../../model/sentences";
import { TURN_WORDS, tailOf, type ComparisonTurn, type TailPiece } from "./turns";

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
  const pieceOf = (piece: TailPiece): Piece => {
    if (typeof piece === "string") return piece;
    switch (piece.slot) {
      case "change": return { piece: "difference", fact, base, format, analysis: `${line}.change` };
      case "measure": return { piece: "measure" };
      case "rate": case "multiple": return { piece: piece.slot, fact, base, analysis: `${line}.changeRate` };
      case "base": return baseName;
    }
  };
  const say = (turn: ComparisonTurn, withRate = rate): readonly Piece[] => {
    const tail = tailOf(turn, TURN_WORDS);
    const pieces = joined([`，比${baseName}`, ...[...tail.change, ...(withRate ? tail.rate : [])].map(pieceOf)]);
    return [...pieces.flatMap((piece) => (typeof piece === "string" ? withYear(piece) : [piece])), ...because];
  };
  const increase: Condition = { is: "greater", left: fact, right: base };
  const noRate: Condition = { is: "any", of: [{ is: "negative", value: { of: "amount", fact: base } }, { is: "negative", value: { of: "amount", fact } }] };
  return {
    piece: "choose",
    turns: [
      { when: { is: "equal", left: fact, right: base }, say: withYear(comparison.unchanged) },
      { when: { is: "all", of: [noRate, increase] }, say: say("rise", false) },
      { when: noRate, say: say("fall", false) },
      { when: { is: "zero", value: { of: "amount", fact: base } }, say: say("fromNothing") },
      { when: { is: "multiple", fact, base }, say: say("manifold") },
      { when: increase, say: say("rise") },
      { when: null, say: say("fall") },
    ],
  };
}

/** Words that follow each other as one. */
function joined(pieces: readonly Piece[]): readonly Piece[] {
  const all: Piece[] = [];
  for (const piece of pieces) {
    const last = all.at(-1);
    if (typeof piece === "string" && typeof last === "string") all[all.length - 1] = last + piece;
    else all.push(piece);
  }
  return all;
}
