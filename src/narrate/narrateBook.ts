import type { BudgetBook } from "../model/book";
import { cellKey } from "../model/cells";
import type { BoundFigure, MissingFact, Narrative, NarrativeParagraph, NarrativeSection } from "../model/narrative";
import type { ParagraphSpec, Piece, SectionSpec, Sentence } from "../model/sentences";
import type { Absence, Place } from "../facts/facts";
import { FactReader } from "../facts/facts";
import { codeOf } from "../facts/rows";
import { writePieces } from "./write";

/**
 * Writes the explanation of a disclosure: the sections of the region's text, each figure bound to the cell that it quotes (of
 * 预算分析表 where it stands there). A sentence for which a fact is missing is absent, and the fact is listed with the cell to
 * fill; no figure, reason or purpose is ever made up.
 */
export function narrateBook(book: BudgetBook): Narrative {
  const writer = new NarrativeWriter(book);
  return { sections: inSequence(book.profile.text.flatMap((section) => writer.section(section) ?? [])), missing: writer.missing };
}

const NUMERALS = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五", "十六", "十七", "十八", "十九", "二十"];

/** Sections numbered as they stand: where one has nothing to say, those behind it move up. Numerals in another manner stay. */
function inSequence(sections: readonly NarrativeSection[]): readonly NarrativeSection[] {
  return sections.map((section, index) => {
    const numeral = NUMERALS[index];
    return numeral === undefined ? section : { ...section, heading: section.heading.replace(/^（[一二三四五六七八九十]+）/, `（${numeral}）`) };
  });
}

/** A heading that begins with a number, as the `ordinal`-th of those that are said. */
function numbered(say: readonly Piece[], ordinal: number): readonly Piece[] {
  const [first, ...rest] = say;
  return typeof first === "string" ? [first.replace(/^\d+(?=[.．、])/, String(ordinal)), ...rest] : say;
}

class NarrativeWriter {
  readonly missing: MissingFact[] = [];
  private readonly reader: FactReader;

  constructor(private readonly book: BudgetBook) {
    this.reader = new FactReader(book);
  }

  /** null where there is nothing to say; what is missing for it is listed all the same. */
  section(spec: SectionSpec): NarrativeSection | null {
    const { body, year } = this.book;
    const paragraphs = this.paragraphs(spec.paragraphs);
    if (paragraphs.length === 0) return null;
    const about = spec.about && body !== null && year !== null ? `关于${body}${year}年` : "";
    const subject = spec.subject.replaceAll("{department}", this.book.scope === "unit" ? "单位" : "部门").replaceAll("{year}年", year === null ? "" : `${year}年`);
    return { id: spec.id, heading: `${spec.numeral}${about}${subject}`, paragraphs };
  }

  private paragraphs(specs: readonly ParagraphSpec[]): readonly NarrativeParagraph[] {
    let headings = 0;
    let listed = 0;
    return specs.flatMap((spec) => {
      // Lists that follow each other count on.
      if (spec.kind !== "each") listed = 0;
      switch (spec.kind) {
        case "paragraph": return joined(spec.sentences.flatMap((sentence) => this.sentence(sentence, sentence.id, null, 1) ?? []));
        case "each": {
          const said = this.each(spec, listed);
          listed += said.length;
          return said;
        }
        case "heading": {
          const below = this.paragraphs(spec.below);
          if (below.length === 0) return [];
          headings += 1;
          const { text, figures } = writePieces(this.reader, numbered(spec.say, headings));
          return [{ text, figures }, ...below];
        }
      }
    });
  }

  private each({ rows, sentence }: Extract<ParagraphSpec, { kind: "each" }>, before: number): readonly NarrativeParagraph[] {
    const read = this.reader.rows(rows);
    const table = this.reader.tableOf(rows);
    if (!read.known) this.miss(sentence.id, read.missing);
    if (!read.known || !table) return [];
    const said: NarrativeParagraph[] = [];
    for (const row of read.value) {
      const paragraph = this.sentence(sentence, `${sentence.id}:${codeOf(row) ?? row.key}`, { table, row }, before + said.length + 1);
      if (paragraph) said.push(paragraph);
    }
    return said;
  }

  /** null where the sentence does not apply or lacks a fact. */
  private sentence(sentence: Sentence, id: string, place: Place, ordinal: number): NarrativeParagraph | null {
    if (sentence.when) {
      const held = this.reader.holds(sentence.when, place);
      if (!held.known) this.miss(id, held.missing);
      if (!held.known || !held.value) return null;
    }
    const { text, figures, missing, unsaid } = writePieces(this.reader, sentence.say, place, ordinal);
    if (unsaid) return null;
    if (missing.length === 0) return { text, figures };
    this.miss(id, missing);
    return null;
  }

  /** Lists each fact once for a sentence, though several of its turns read it. */
  private miss(sentence: string, absences: readonly Absence[]): void {
    const listed = new Set<string>();
    for (const { fact, at } of absences) {
      const key = `${fact} ${cellKey(at)}`;
      if (!listed.has(key)) this.missing.push({ sentence, fact, at });
      listed.add(key);
    }
  }
}

/** Sentences as one paragraph; none where there are no sentences. */
function joined(sentences: readonly NarrativeParagraph[]): readonly NarrativeParagraph[] {
  if (sentences.length === 0) return [];
  let text = "";
  const figures: BoundFigure[] = [];
  for (const sentence of sentences) {
    const offset = text.length;
    figures.push(...sentence.figures.map((figure) => ({ ...figure, start: figure.start + offset })));
    text += sentence.text;
  }
  return [{ text, figures }];
}
