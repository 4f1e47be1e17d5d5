import { HostError } from "../host";

/** The largest slice in which Office hands a file over. */
const SLICE = 4 * 1024 * 1024;

/**
 * The open workbook as an .xlsx file, as Excel would save it now.
 *
 * @throws HostError unavailable where this Excel gives no file (some versions for tablets do not), or fails to
 */
export async function wholeFile(): Promise<Uint8Array> {
  const { document, requirements } = Office.context;
  if (!requirements.isSetSupported("CompressedFile", "1.1")) throw new HostError("unavailable", "", "this Excel does not hand over its file");
  const file = await answered<Office.File>((then) => document.getFileAsync(Office.FileType.Compressed, { sliceSize: SLICE }, then));
  try {
    const bytes = new Uint8Array(file.size);
    for (let index = 0; index < file.sliceCount; index += 1) {
      const slice = await answered<Office.Slice>((then) => file.getSliceAsync(index, then));
      bytes.set(slice.data as ArrayLike<number>, index * SLICE);
    }
    return bytes;
  } finally {
    // Office allows two files at a time; one that is not closed would soon leave none.
    file.closeAsync();
  }
}

function answered<Value>(ask: (then: (result: Office.AsyncResult<Value>) => void) => void): Promise<Value> {
  return new Promise((resolve, reject) => ask((result) => {
    if (result.status === Office.AsyncResultStatus.Succeeded) resolve(result.value);
    else reject(new HostError("unavailable", "", `${result.error.code} ${result.error.message}`));
  }));
}
