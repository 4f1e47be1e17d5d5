/** What was typed into the form of 套表 the last time, so that it is not typed again next January. Names only, on this machine. */
import { ownStorage } from "../../storage";

export interface Remembered {
  readonly profile: string;
  readonly department: string;
  readonly units: string;
}

const KEY = "budget-disclosure.form";
const NOTHING: Remembered = { profile: "", department: "", units: "" };
/** Where the browser keeps nothing for us (a policy of the house), it lasts as long as the pane. */
let kept = NOTHING;

/** What was remembered; empty texts where nothing was. */
export function recall(): Remembered {
  try {
    const stored: unknown = JSON.parse(ownStorage()?.getItem(KEY) ?? "null");
    return isRemembered(stored) ? stored : kept;
  } catch {
    return kept;
  }
}

export function remember(form: Remembered): void {
  kept = form;
  try {
    ownStorage()?.setItem(KEY, JSON.stringify(form));
  } catch {
    // Full or forbidden: `kept` has it.
  }
}

function isRemembered(stored: unknown): stored is Remembered {
  if (typeof stored !== "object" || stored === null) return false;
  return ["profile", "department", "units"].every((key) => typeof (stored as Record<string, unknown>)[key] === "string");
}
