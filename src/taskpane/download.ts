/** Bytes as a file to save. Some web views of Office ignore the request without a word, so the address stays good for a link. */

const SAVED_AFTER_MS = 60_000;

/** An address for the bytes, to be given to {@link save}; goes with the page, or by {@link forget}. */
export function addressOfFile(bytes: Uint8Array | Blob, type: string): string {
  return URL.createObjectURL(bytes instanceof Blob ? bytes : new Blob([Uint8Array.from(bytes)], { type }));
}

/** Asks the browser to save what is at the address. */
export function save(address: string, name: string): void {
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
}

/** Lets go of an address that is wanted no more. */
export function forget(address: string): void {
  URL.revokeObjectURL(address);
}

/** Asks for a file to be saved whose address nobody needs afterwards; a web view may take its time to begin. */
export function download(file: Blob, name: string): void {
  const address = addressOfFile(file, file.type);
  save(address, name);
  setTimeout(() => forget(address), SAVED_AFTER_MS);
}

/** A text that may stand in the name of a file on any system. */
export function fileNameOf(text: string): string {
  // Control characters are no part of a name either.
  return text.replace(/[\\/:*?"<>|\p{Cc}]/gu, "_").slice(0, 120);
}
