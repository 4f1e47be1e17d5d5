import type { RefusalReason } from "../../model/edits";
import { HostError, type HostErrorCode } from "../host";

/**
 * Excel's errors in our words. Its codes are stable, its messages are localised and not meant for people: they go to
 * `detail` alone. Codes: https://learn.microsoft.com/office/dev/add-ins/testing/application-specific-api-error-handling
 */

const REASONS: Readonly<Record<string, RefusalReason>> = {
  InvalidOperationInCellEditMode: "editing",
  AccessDenied: "protected",
  ItemAlreadyExists: "nameTaken",
  ItemNotFound: "noSuchSheet",
  ApiNotFound: "unsupported",
  ApiNotAvailable: "unsupported",
  NotImplemented: "unsupported",
  UnsupportedFeature: "unsupported",
  UnsupportedOperation: "unsupported",
};

const TOO_LARGE = new Set(["ResponsePayloadSizeLimitExceeded", "RequestPayloadSizeLimitExceeded", "RangeExceedsLimit"]);

/** Excel's code of a failure, "" when it has none. */
export function codeOf(failure: unknown): string {
  return failure instanceof Error && "code" in failure && typeof failure.code === "string" ? failure.code : "";
}

/** Why an edit failed. */
export function reasonOf(failure: unknown): RefusalReason {
  if (failure instanceof HostError && (failure.code === "unanswered" || failure.code === "stopped")) return failure.code;
  return REASONS[codeOf(failure)] ?? "failed";
}

/** The host's own word, for the log. */
export function detailOf(failure: unknown): string {
  return `${codeOf(failure)} ${failure instanceof Error ? failure.message : String(failure)}`.trim();
}

/** Whether a request or its answer was larger than Excel allows. */
export function isTooLarge(failure: unknown): boolean {
  return TOO_LARGE.has(codeOf(failure));
}

/** The failure as one of the host's; `place` names the sheet or cell concerned, "" for the workbook. */
export function hostErrorOf(failure: unknown, place: string): HostError {
  if (failure instanceof HostError) return failure;
  const code: HostErrorCode = reasonOf(failure) === "editing" ? "editing" : isTooLarge(failure) ? "tooLarge" : "unavailable";
  return new HostError(code, place, detailOf(failure));
}
