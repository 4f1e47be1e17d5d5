import { HostError } from "../host";

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** Refuses what is no zip, in words that say what it is. @throws HostError emptyFile, notAWorkbook, passwordProtected */
export function requireZip(bytes: Uint8Array, place: string): void {
  if (bytes.length === 0) throw new HostError("emptyFile", place, "no bytes");
  if (OLE.every((byte, index) => bytes[index] === byte)) {
    throw containsUtf16(bytes, "EncryptedPackage")
      ? new HostError("passwordProtected", place, "encrypted workbook")
      : new HostError("notAWorkbook", place, "an .xls file of Excel 97-2003: save it as .xlsx");
  }
  if (!(bytes[0] === 0x50 && bytes[1] === 0x4b)) throw new HostError("notAWorkbook", place, "not an .xlsx file");
}

function containsUtf16(bytes: Uint8Array, text: string): boolean {
  const wanted = [...text].flatMap((ch) => [ch.charCodeAt(0), 0]);
  for (let at = 512; at + wanted.length <= bytes.length; at += 1) {
    if (bytes[at] === wanted[0] && wanted.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}
