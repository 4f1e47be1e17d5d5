/** Names for the controls that the grid's library draws without one, or with an English one; and what of it nobody may reach. */
import type { Words } from "./words";

/** A control of the library, and what it is given. */
interface Naming {
  readonly selector: string;
  /** It may stand outside of the grid's place in the page, as what floats over it does. */
  readonly floats?: true;
  /** Null takes an attribute away. */
  readonly attributes: (index: number) => Readonly<Record<string, string | null>>;
}

function namingsOf({ gridControls: names }: Words): readonly Naming[] {
  const named = (name: string): Naming["attributes"] => () => ({ "aria-label": name, title: name });
  return [
    { selector: "[data-u-comp=defined-name] input", attributes: named(names.nameBox) },
    // A link that leads nowhere opens a list.
    { selector: "[data-u-comp=defined-name] a", attributes: () => ({ role: "button", "aria-label": names.definedNames, title: names.definedNames }) },
    { selector: "[data-u-comp=formula-bar] button", attributes: named(names.formulaBar) },
    { selector: "button[data-u-comp=sheet-bar-append-button], [data-u-comp=sheet-bar-append-button] button", attributes: (index) => ({ "aria-label": names.sheetButtons[index] ?? "", title: names.sheetButtons[index] ?? "" }) },
    // A frame around the button that opens the list of sheets; it is the button that is pressed.
    { selector: "div[id^=radix-][aria-expanded]", attributes: () => ({ "aria-expanded": null, "aria-haspopup": null, "aria-controls": null }) },
    { selector: "[role=tablist]", attributes: () => ({ "aria-label": names.sheets }) },
    { selector: "[contenteditable][id^=__editor_]", floats: true, attributes: () => ({ role: "textbox", "aria-label": names.cell }) },
    // Drawn, not operated: what is typed goes to the field of the cell.
    { selector: "canvas", attributes: () => ({ tabindex: "-1" }) },
    { selector: "section[aria-label^=Notifications], section[data-named]", attributes: (index) => ({ "aria-label": `${names.notices} ${index + 1}`, "data-named": "" }) },
    // The library's side panels are used by nothing here.
    { selector: "aside, [data-u-comp=sidebar]", attributes: () => ({ inert: "", role: "presentation" }) },
  ];
}

/**
 * Names them now and whenever the library draws them anew.
 *
 * @returns how to stop
 */
export function nameControls(container: HTMLElement, words: Words): () => void {
  const namings = namingsOf(words);
  const name = (): void => {
    for (const { selector, attributes, floats } of namings) {
      (floats ? document : container).querySelectorAll(selector).forEach((element, index) => {
        for (const [attribute, value] of Object.entries(attributes(index))) {
          if (value === null) element.removeAttribute(attribute);
          else if (element.getAttribute(attribute) !== value) element.setAttribute(attribute, value);
        }
      });
    }
  };
  let asked = 0;
  const watch = new MutationObserver(() => {
    cancelAnimationFrame(asked);
    asked = requestAnimationFrame(name);
  });
  watch.observe(document.body, { childList: true, subtree: true, attributeFilter: ["contenteditable", "id"] });
  container.addEventListener("keydown", selectOwnName, true);
  name();
  return () => {
    watch.disconnect();
    cancelAnimationFrame(asked);
    container.removeEventListener("keydown", selectOwnName, true);
  };
}

/** Ctrl+A in the name of a sheet selects that name and not the page. */
function selectOwnName(event: KeyboardEvent): void {
  const { target } = event;
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "a" || !(target instanceof HTMLElement)) return;
  if (!target.isContentEditable || !target.closest("[role=tablist]")) return;
  event.preventDefault();
  event.stopPropagation();
  getSelection()?.selectAllChildren(target);
}
