import { bytesOfDataUrl } from "../hosts/bundled";

/** The sample workbook as a part of the program, so that it is there offline and for pages opened from a folder. */
const NAME = "xihu-2022.xlsx";

export const sampleFile: { readonly name: string; readonly bytes: () => Promise<ArrayBuffer> } = {
  name: NAME,
  bytes: async () => bytesOfDataUrl((await import("sample/xihu-2022.xlsx?inline")).default).buffer,
};
