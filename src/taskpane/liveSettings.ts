/** What the pane remembers on this machine from one opening to the next: how it was set, and nothing of any workbook. */
import type { Severity } from "../model/findings";
import { ownStorage } from "./storage";
import type { TabId } from "./words";

export interface PaneSettings {
  readonly tab: TabId;
  /** Severity that the list of findings was narrowed to. */
  readonly severity: Severity | null;
  /** Rule that the list of findings was narrowed to. */
  readonly rule: string | null;
  /** The explanation follows the cursor. */
  readonly follow: boolean;
  /** Relations are checked again as one types. */
  readonly recheck: boolean;
}

const KEY = "budget-disclosure.pane";
const TABS: readonly string[] = ["tables", "fill", "check", "narrative"] satisfies readonly TabId[];
const SEVERITIES: readonly string[] = ["error", "inconsistency", "hint"] satisfies readonly Severity[];
const RULE = /^[a-z]+\/[a-z-]+$/;

/** Nothing is remembered, or nothing may be: some offices forbid web views to store anything. */
export const DEFAULT_SETTINGS: PaneSettings = { tab: "tables", severity: null, rule: null, follow: false, recheck: false };

/** The settings of last time; anything that is not as we wrote it counts as absent. */
export function storedSettings(): PaneSettings {
  try {
    return settingsOf(JSON.parse(ownStorage()?.getItem(KEY) ?? "{}"));
  } catch {
    return DEFAULT_SETTINGS;
  }
}

/** Keeps the settings; where storing is forbidden they last as long as the pane. */
export function storeSettings(settings: PaneSettings): void {
  try {
    ownStorage()?.setItem(KEY, JSON.stringify(settings));
  } catch {
    // The pane works without; there is nothing that a person could do about it here.
  }
}

function settingsOf(stored: unknown): PaneSettings {
  if (typeof stored !== "object" || stored === null) return DEFAULT_SETTINGS;
  const { tab, severity, rule, follow, recheck } = stored as Readonly<Record<string, unknown>>;
  return {
    tab: typeof tab === "string" && TABS.includes(tab) ? (tab as TabId) : DEFAULT_SETTINGS.tab,
    severity: typeof severity === "string" && SEVERITIES.includes(severity) ? (severity as Severity) : null,
    rule: typeof rule === "string" && RULE.test(rule) ? rule : null,
    follow: follow === true,
    recheck: recheck === true,
  };
}
