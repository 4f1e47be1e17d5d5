/** The worker in which a pane has large workbooks judged. It holds the workbook, and what judging it noted for the next edit. */
import { Answering } from "./answering";
import type { Asked, PackedAnswer, PackedQuestion, Told } from "./messages";
import { Mirrored } from "./mirror";
import { packedFinding, unpackedFinding } from "./packedFindings";
import type { Answers, Question } from "./questions";
import { shownReview } from "./shownReview";

const tell = (told: Told): void => { self.postMessage(told); };

/** So long nothing is asked before time is taken for what may come. */
const REST_MS = 200;

const answering = new Answering();
const mirrored = { now: new Mirrored(), last: new Mirrored() };

function unpacked(question: PackedQuestion): Question {
  switch (question.kind) {
    case "relation": return { ...question, finding: unpackedFinding(question.finding) };
    case "fixes":
    case "accept": return { ...question, findings: question.findings.map(unpackedFinding) };
    default: return question;
  }
}

function packed(answer: Answers[Question["kind"]], { kind }: PackedQuestion): PackedAnswer {
  if (kind !== "review") return answer as Exclude<PackedAnswer, { readonly findings: unknown }>;
  const review = shownReview(answer as Answers["review"]);
  return { ...review, findings: review.findings.map(packedFinding), accepted: review.accepted.map((each) => ({ ...each, finding: packedFinding(each.finding) })) };
}

function answer(question: PackedQuestion, beside: boolean): void {
  try {
    const steps = answering.steps(mirrored.now.snapshot, beside ? mirrored.last.snapshot : null, unpacked(question));
    let step = steps.next();
    while (step.done !== true) {
      tell({ told: "step" });
      step = steps.next();
    }
    tell({ told: "done", answer: packed(step.value, question) });
  } catch (error) {
    tell({ told: "failed", detail: error instanceof Error ? error.message : String(error) });
    return;
  }
  prepareSoon();
}

let preparing: ReturnType<typeof setTimeout> | undefined;

/** Prepares for the next edit part by part, when nothing was asked for a moment. */
function prepareSoon(wait = REST_MS): void {
  clearTimeout(preparing);
  preparing = setTimeout(() => { if (answering.prepare()) prepareSoon(0); }, wait);
}

self.onmessage = ({ data }: MessageEvent<Asked>): void => {
  clearTimeout(preparing);
  switch (data.ask) {
    case "same": return mirrored[data.which].same(data.sheet);
    case "sheet": return mirrored[data.which].sheet(data.sheet, data.frame, data.rows);
    case "rows": return mirrored[data.which].rows(data.sheet, data.rows);
    case "workbook": return mirrored[data.which].workbook(data.sheets, data.calculation);
    case "answer": return answer(data.question, data.beside);
  }
};

tell({ told: "ready" });
