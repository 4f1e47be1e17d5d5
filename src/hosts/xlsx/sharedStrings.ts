import { closeOf, isNamed, skipMarkup, stringOf } from "./cellText";

/** The name of the element of a text, in ASCII: si. */
const ITEM = [0x73, 0x69];

/** The texts that the cells of a workbook share; each is made when the first cell asks for it. */
export class SharedStrings {
  /** Where the inside of each text begins and ends. */
  private readonly places: number[] = [];
  private readonly made: (string | undefined)[] = [];

  /** @param bytes the part in UTF-8; empty when the workbook has none */
  constructor(private readonly bytes: Uint8Array) {
    const end = bytes.length;
    let at = 0;
    let start = -1;
    while ((at = bytes.indexOf(0x3c, at)) >= 0) {
      const skipped = skipMarkup(bytes, at, end);
      if (skipped > at) {
        at = skipped;
        continue;
      }
      const close = closeOf(bytes, at, end);
      if (isNamed(bytes, at, close, ITEM)) {
        if (bytes[at + 1] === 0x2f) {
          this.places.push(start < 0 ? at : start, at);
          start = -1;
        } else if (bytes[close - 2] === 0x2f) {
          this.places.push(at, at);
        } else {
          start = close;
        }
      }
      at = close;
    }
  }

  get count(): number {
    return this.places.length / 2;
  }

  /** The text of a number; undefined when there is none of that number. */
  at(index: number): string | undefined {
    const known = this.made[index];
    if (known !== undefined) return known;
    const start = this.places[2 * index];
    const end = this.places[2 * index + 1];
    if (start === undefined || end === undefined) return undefined;
    return (this.made[index] = stringOf(this.bytes, start, end));
  }
}
