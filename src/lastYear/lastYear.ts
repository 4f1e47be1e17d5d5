import type { CarryPlace } from "../model/carry";
import type { Fen } from "../model/money";

/** Which way something went: 1 a rise, -1 a fall, 0 no change; null where it cannot be told. */
export type Direction = 1 | -1 | 0 | null;

/** Words that a source says. */
export interface SourceWords {
  readonly text: string;
  readonly place: CarryPlace;
  /** Whether they begin or end inside a sentence, as far as the source tells. */
  readonly cut: boolean;
  /** Whether the source says something else of the same thing as well. */
  readonly several: boolean;
}

/** An amount that a source says. */
export interface SourceFigure {
  readonly money: Fen;
  readonly place: CarryPlace;
  readonly several: boolean;
}

/** The purpose of an item: by its code where the source prints codes, else by the names of class, division and item. */
export interface SourcePurpose extends SourceWords {
  readonly code: string | null;
  /** Names from the class down; the item's own name last. */
  readonly path: readonly string[];
}

/** A unit with what 基本信息 says of it. */
export interface SourceUnit {
  readonly name: string;
  readonly code: string | null;
  readonly nature: string | null;
  readonly place: CarryPlace;
}

/** The goal of a project. */
export interface SourceGoal extends SourceWords {
  readonly unit: string | null;
  readonly project: string;
}

/** What a source gives, whatever its form. */
export interface LastYear {
  readonly year: number | null;
  readonly body: string | null;
  /** Amounts of its own budget by the entry of 补充资料 that asks for them: "last-year.running-costs". */
  readonly budget: ReadonlyMap<string, SourceFigure>;
  /** Reasons and uses by entry of 补充资料, descriptions by entry of 基本信息. */
  readonly words: ReadonlyMap<string, SourceWords>;
  /** Which way each thing went that year, by the entry of its reason. */
  readonly directions: ReadonlyMap<string, Direction>;
  readonly purposes: readonly SourcePurpose[];
  readonly units: readonly SourceUnit[];
  readonly goals: readonly SourceGoal[];
}

/** A name without white space, with brackets and quotes in one width. */
export function plainName(name: string): string {
  return name.normalize("NFKC").replace(/\s+/g, "").replace(/[“”„‟"「」]/g, "");
}
