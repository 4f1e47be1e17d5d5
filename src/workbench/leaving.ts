/** A cell in which somebody types is left when they go to the pane or to the buttons above: what they typed is the workbook's by then. */

/** The parts of the page, and the grid once it is there. */
interface Parts {
  readonly header: { readonly current: HTMLElement | null };
  readonly frame: { readonly current: HTMLIFrameElement | null };
  readonly grid: { readonly current: { readonly commit: () => Promise<void> } | null };
}

/**
 * Takes what is being typed when its person goes elsewhere on this page, so that nothing is validated, saved or filled
 * without it. Another window leaves it open, as in Excel: a figure may be looked up there.
 *
 * @returns how to stop
 */
export function commitOnLeaving({ header, frame, grid }: Parts): () => void {
  const commit = (): void => void grid.current?.commit();
  const pressed = ({ target }: Event): void => {
    if (target instanceof Node && header.current?.contains(target)) commit();
  };
  const blurred = ({ target }: Event): void => {
    if (target === window && document.activeElement === frame.current) commit();
  };
  window.addEventListener("pointerdown", pressed, true);
  window.addEventListener("focusin", pressed, true);
  window.addEventListener("blur", blurred);
  return () => {
    window.removeEventListener("pointerdown", pressed, true);
    window.removeEventListener("focusin", pressed, true);
    window.removeEventListener("blur", blurred);
  };
}
