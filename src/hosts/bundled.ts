/** The bytes of a "data:…;base64,…" address; reading it as a request would need a server under some policies. */
export function bytesOfDataUrl(address: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(address.slice(address.indexOf(",") + 1)), (character) => character.charCodeAt(0));
}
