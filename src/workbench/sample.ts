/** The sample workbook as a part of the program, so that it is there offline and for pages opened from a folder. */
const NAME = "xihu-2022.xlsx";

export const sampleFile: { readonly name: string; readonly bytes: () => Promise<ArrayBuffer> } = {
  name: NAME,
  bytes: async () => bytesOfDataUrl((await import("sample/xihu-2022.xlsx?inline")).default).buffer,
};

/** The bytes of a "data:…;base64,…" address; reading it as a request would need a server under some policies. */
export function bytesOfDataUrl(address: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(address.slice(address.indexOf(",") + 1)), (character) => character.charCodeAt(0));
}
