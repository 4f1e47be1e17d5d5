/** The core's part of {@link Question}: the same in a worker and in the page. */
import type { WorkbookSnapshot } from "../../model/snapshot";
import { accept, explainCell, fixAllSafe, fixesFor, LiveReview, logSheetOf, planFill, relationOf, understandingSteps, type Steps } from "../../review";
import { formsBrought } from "../../recognize";
import { validationSection } from "../../report";
import { overviewOf } from "../overview";
import type { Answers, Question } from "./questions";

/** Answers about one workbook while somebody works in it; what was found out is kept for the next question. */
export class Answering {
  private readonly live = new LiveReview();

  /** @param last last year's workbook, where it was opened */
  *steps(snapshot: WorkbookSnapshot, last: WorkbookSnapshot | null, question: Question): Steps<Answers[Question["kind"]]> {
    switch (question.kind) {
      case "review":
        return yield* this.live.steps(snapshot, last);
      case "section":
        return validationSection({ file: question.file, review: yield* this.live.steps(snapshot, last) });
      case "overview":
        return { overview: overviewOf(yield* understandingSteps(snapshot), snapshot, question.language, formsBrought(snapshot)), logSheet: logSheetOf(snapshot) };
      case "filling": {
        const { tables } = yield* understandingSteps(snapshot);
        yield;
        return { plan: planFill(snapshot, question.options), tables: tables.length };
      }
      case "explain":
        yield* understandingSteps(snapshot);
        return explainCell(snapshot, question.at);
      case "relation":
        yield* understandingSteps(snapshot);
        return relationOf(snapshot, question.finding);
      case "fixes": {
        if (question.together) return { edits: fixAllSafe(snapshot, question.findings).edits, safe: true };
        const fixes = fixesFor(snapshot, question.findings);
        const fix = question.findings.map((finding) => fixes.get(finding)).find((each) => each !== undefined);
        return fix ? { edits: fix.edits, safe: fix.safe } : { edits: [], safe: false };
      }
      case "accept":
        yield* understandingSteps(snapshot);
        return accept(snapshot, question.findings, question.reason);
    }
  }

  /** Does a part of what the next edit would have to wait for. @returns whether there is more */
  prepare(): boolean {
    return this.live.prepare();
  }
}

