/** What the two entries of the workbench give its page: the one over the simulated Excel, and the release without any. */
import type { Desk } from "./desk";
import type { Command, Language } from "./words";

export interface Setting {
  readonly desk: Desk;
  readonly language: Language;
  readonly dark: boolean;
  /** The pane's page, by address or as the page itself. */
  readonly pane: { readonly src: string } | { readonly srcDoc: string };
  /** Does what a button of the ribbon does without the pane; gives what is to be said. */
  readonly run: (command: Command & ("fill" | "validate")) => Promise<string | null>;
}

/** The language asked for in the address; Chinese when none is, as in the add-in. */
export function languageOfPage(): Language {
  return (new URLSearchParams(window.location.search).get("lang") ?? "").toLowerCase().startsWith("en") ? "en" : "zh";
}

export function isDarkPage(): boolean {
  return matchMedia("(prefers-color-scheme: dark)").matches;
}

/** The background that Office tells its add-ins in its dark theme. */
export const DARK_BACKGROUND = "#262626";
