/**
 * Puts a text on the clipboard, formatted and plain; false when neither the clipboard nor the older command is allowed
 * here, as in some web views, so that the caller can offer the text for copying by hand.
 */
export async function copyFormatted(html: string, text: string): Promise<boolean> {
  try {
    await navigator.clipboard.write([
      new ClipboardItem({ "text/html": new Blob([html], { type: "text/html" }), "text/plain": new Blob([text], { type: "text/plain" }) }),
    ]);
    return true;
  } catch {
    return copyByCommand(html, text) || copyPlain(text);
  }
}

async function copyPlain(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Copies a selection of its own and hands over both forms when the browser asks what is being copied. */
function copyByCommand(html: string, text: string): boolean {
  const area = document.createElement("textarea");
  area.value = text;
  area.setAttribute("readonly", "");
  area.style.position = "fixed";
  area.style.opacity = "0";
  const focused = document.activeElement;
  const hand = (event: ClipboardEvent): void => {
    if (!event.clipboardData) return;
    event.clipboardData.setData("text/html", html);
    event.clipboardData.setData("text/plain", text);
    event.preventDefault();
  };
  document.addEventListener("copy", hand, { once: true });
  document.body.append(area);
  area.select();
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  } finally {
    document.removeEventListener("copy", hand);
    area.remove();
    if (focused instanceof HTMLElement) focused.focus();
  }
}
