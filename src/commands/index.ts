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
      .then((told) => (told === null ? undefined : say(told, language)))
      // Excel may end the page of the buttons as soon as they are done: not before their message is on the screen.
      .finally(() => event.completed());
  };
}

/** The window of the button pressed last; Excel opens one at a time. */
let shown: Office.Dialog | null = null;

/** So long a window is waited for that Excel neither opens nor refuses. */
const WINDOW_MS = 10_000;

/**
 * A small window with one message; the pane's page draws it. The message stands behind the #, so it is never sent to the
 * server. Ends when the window is there, or cannot be had.
 */
function say(message: string, language: Language): Promise<void> {
  const address = new URL("taskpane.html", window.location.href);
  address.search = new URLSearchParams({ lang: language }).toString();
  address.hash = new URLSearchParams({ notice: message }).toString();
  shown?.close();
  shown = null;
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, WINDOW_MS);
    Office.context.ui.displayDialogAsync(address.href, { height: 25, width: 30, displayInIframe: true }, ({ status, value }) => {
      clearTimeout(timer);
      resolve();
      if (status !== Office.AsyncResultStatus.Succeeded) return;
      shown = value;
      value.addEventHandler(Office.EventType.DialogEventReceived, () => {
        if (shown === value) shown = null;
      });
    });
  });
}

void Office.onReady(() => {
  Office.actions.associate("fillTables", command(fill));
  Office.actions.associate("validateWorkbook", command(validate));
});
