/**
 * Ribbon buttons that need no pane, as Excel runs them. What they cannot do they leave undone and say in a small window,
 * because a button that stays silent looks broken.
 */
import { createOfficeHost } from "../hosts/office";
import { languageOf, type Language } from "../taskpane/words";
import { fill, validate, wordFailure, type Work } from "./work";

function command(work: Work): (event: Office.AddinCommands.Event) => void {
  return (event) => {
    const language = languageOf(Office.context.displayLanguage);
    work(createOfficeHost(), language)
      .catch((error: unknown) => wordFailure(error, language))
      .then((told) => {
        if (told !== null) say(told, language);
      })
      .finally(() => event.completed());
  };
}

/** A small window with one message; the pane's page draws it. */
function say(message: string, language: Language): void {
  const address = new URL("taskpane.html", window.location.href);
  address.search = new URLSearchParams({ lang: language, notice: message }).toString();
  Office.context.ui.displayDialogAsync(address.href, { height: 20, width: 30, displayInIframe: true });
}

void Office.onReady(() => {
  Office.actions.associate("fillTables", command(fill));
  Office.actions.associate("validateWorkbook", command(validate));
});
