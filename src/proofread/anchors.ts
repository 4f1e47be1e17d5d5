import type { Profile } from "../model/profile";
import { PROFILES } from "../catalog/profiles";
import { sayComparison } from "../catalog/text/comparison";
import { COPULA } from "./phrases";
import type { AmountFact, CountFact, ParagraphSpec, Piece, RowSet, Sentence } from "../model/sentences";

/**
 * A slot of one of our own sentences, turned round: which words stand before the figure, and what the figure then says.
 * A sentence that is declared is thereby also read.
 */
export interface Anchor {
  readonly section: string;
  /** Words directly before the figure, as {@link labelText} prepares them. */
  readonly label: string;
  readonly fact: { readonly of: "amount"; readonly amount: AmountFact } | { readonly of: "count"; readonly count: CountFact };
}

/** Rows that a section names before their amounts. */
export interface RowAnchor {
  readonly section: string;
  readonly rows: RowSet;
  readonly column: string;
}

/** What a section compares a fact with, and what it calls the share of a fact. */
export interface Relation {
  readonly section: string;
  readonly fact: AmountFact;
  /** Of the fact, to find it by. */
  readonly key: string;
  readonly other: AmountFact;
}

/** Everything that our own sentences say, by slot. */
export interface Anchors {
  readonly slots: readonly Anchor[];
  readonly rows: readonly RowAnchor[];
  /** fact → base of the comparison. */
  readonly bases: readonly Relation[];
  /** part → whole of the share. */
  readonly wholes: readonly Relation[];
}

/** The relation of a fact in one of the sections. */
export function relationOf(relations: readonly Relation[], fact: AmountFact, sections: readonly string[]): Relation | undefined {
  if (sections.length === 0) return undefined;
  const key = JSON.stringify(fact);
  return relations.find((relation) => sections.includes(relation.section) && relation.key === key);
}

/** Words before a figure as they are compared: without quotes, connectives and what says only that a figure follows. */
export function labelText(words: string): string {
  return words
    .replace(/[“”‘’「」\s]/g, "")
    .replace(/^(?:[、，。；：（]|年度?|其中|收入包括|支出包括|包括|以及|分别是|分别为|主要是|另有|和|及|与|安排|编制)+/, "")
    .replace(COPULA, "")
    .replace(/(?:为|是|共|共计|合计为|约|达|科目|：)+$/, "")
    .replace(/预算数$/, "预算");
}

/** A name without the year of its budget behind it: "行政运行（项）2025年预算数". */
export function withoutYear(label: string): string {
  return label.replace(/(?:(?:19|20)\d\d年[度初]?|本年|今年)(?:当年|年初)?(?:财政拨款)?(?:预算)?(?:支出)?(?:安排|数)?$/, "");
}

/** What stands right behind a slot and before the next item of a list. */
const MEASURE_OF_SLOT = /^(?:万元|辆|台（套）|家(?=行政))(?=、|行政|$)/;

/**
 * Compiles the declarations of a region's sections; behind them those of every known form, for offices use each other's words
 * and what stands first counts.
 */
export function compileAnchors(profile: Profile): Anchors {
  const compiler = new Compiler();
  for (const { text } of [profile, ...PROFILES]) for (const section of text) compiler.paragraphs(section.topic, section.paragraphs);
  return { slots: compiler.slots, rows: compiler.rows, bases: compiler.bases, wholes: compiler.wholes };
}

class Compiler {
  readonly slots: Anchor[] = [];
  readonly rows: RowAnchor[] = [];
  readonly bases: Relation[] = [];
  readonly wholes: Relation[] = [];
  private readonly seen = new Set<string>();

  paragraphs(section: string, specs: readonly ParagraphSpec[]): void {
    for (const spec of specs) {
      if (spec.kind === "heading") this.paragraphs(section, spec.below);
      else if (spec.kind === "paragraph") spec.sentences.forEach((sentence) => { this.sentence(section, sentence, null); });
      else this.sentence(section, spec.sentence, spec.rows);
    }
  }

  private sentence(section: string, sentence: Sentence, rows: RowSet | null): void {
    this.pieces(section, sentence.say, "", rows);
  }

  /** Walks pieces with the words said since the last figure or mark; gives back the words that then stand open. */
  private pieces(section: string, pieces: readonly Piece[], before: string, rows: RowSet | null): string {
    let words = before;
    for (const piece of pieces) words = this.piece(section, piece, words, rows);
    return words;
  }

  private piece(section: string, piece: Piece, words: string, rows: RowSet | null): string {
    if (typeof piece === "string") return (words + piece.replace(MEASURE_OF_SLOT, "")).split(/[。；：，]/).at(-1) ?? "";
    switch (piece.piece) {
      case "amount":
        if (piece.fact.kind === "here") {
          if (rows) this.once(this.rows, { section, rows, column: piece.fact.column });
        } else {
          this.once(this.slots, { section, label: labelText(words), fact: { of: "amount", amount: piece.fact } });
        }
        return "";
      case "count":
        this.once(this.slots, { section, label: labelText(words), fact: { of: "count", count: piece.fact } });
        return "";
      case "difference":
        this.once(this.bases, { section, fact: piece.fact, key: JSON.stringify(piece.fact), other: piece.base });
        return "";
      case "share":
        this.once(this.wholes, { section, fact: piece.part, key: JSON.stringify(piece.part), other: piece.whole });
        return "";
      case "rate": case "multiple":
        return "";
      case "measure":
        return words;
      case "comparison":
        return this.piece(section, sayComparison(piece), words, rows);
      // Names, years and typed words differ from text to text: only what follows them is certain.
      case "text": case "ordinal":
        return "";
      case "choose": {
        const ends = piece.turns.map((turn) => this.pieces(section, turn.say, words, rows));
        return ends.reduce((shortest, end) => (end.length < shortest.length ? end : shortest), ends[0] ?? words);
      }
      case "list":
        piece.items.forEach((item) => this.pieces(section, item.say, "", rows));
        return "";
      case "rows":
        this.pieces(section, piece.say, "", piece.rows);
        return "";
    }
  }

  private once<Entry>(list: Entry[], entry: Entry): void {
    const key = JSON.stringify(entry);
    if (!this.seen.has(key)) list.push(entry);
    this.seen.add(key);
  }
}
