/**
 * Where the keyboard is once work in the pane is done.
 * @jest-environment jsdom
 */
import { act, type ReactNode } from "react";
import { createRoot, type Root } from "react-dom/client";
import { useKeptFocus } from "../../src/taskpane/keptFocus";

function Pane({ busy, button }: { busy: boolean; button: boolean }): ReactNode {
  useKeptFocus(busy);
  return (
    <>
      <button role="tab" aria-selected="true">填报</button>
      {button ? <button id="act" disabled={busy}>确认填充</button> : null}
    </>
  );
}

let root: Root;
let place: HTMLElement;

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  jest.spyOn(document, "hasFocus").mockReturnValue(true);
  place = document.body.appendChild(document.createElement("div"));
  root = createRoot(place);
});
afterEach(async () => {
  await act(() => Promise.resolve(root.unmount()));
  place.remove();
});

async function shown(busy: boolean, button: boolean): Promise<void> {
  await act(async () => {
    root.render(<Pane busy={busy} button={button} />);
    await new Promise((resolve) => setTimeout(resolve, 5));
  });
}

const focused = (): string => document.activeElement?.textContent ?? "";

/** What browsers do with a button that is disabled while it has the focus; no event tells of it. */
function lose(): void {
  const quiet = (event: Event): void => event.stopImmediatePropagation();
  window.addEventListener("focusout", quiet, true);
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  window.removeEventListener("focusout", quiet, true);
}

test.each([
  ["back at the button that was out of use", true, "确认填充"],
  ["at the tab in front where the button is gone", false, "填报"],
])("%s", async (_, stays, where) => {
  await shown(false, true);
  place.querySelector<HTMLElement>("#act")?.focus();
  lose();
  await shown(true, true);
  await shown(false, stays);
  expect(focused()).toBe(where);
});
