/** Changes of bytes at places of the bytes as they were; everything between them stays. */
export class ByteSplices {
  private readonly pieces: { readonly start: number; readonly end: number; readonly bytes: Uint8Array }[] = [];
  private readonly encoder = new TextEncoder();

  get empty(): boolean {
    return this.pieces.length === 0;
  }

  /** Puts a text in place of what stands from `start` to before `end`. */
  replace(start: number, end: number, text: string): void {
    this.pieces.push({ start, end, bytes: this.encoder.encode(text) });
  }

  /** The bytes from `from` to before `to`, with the changes in them, in order. Changes must not overlap. */
  applied(bytes: Uint8Array, from: number, to: number): Uint8Array[] {
    const ordered = this.pieces.map((piece, order) => ({ piece, order })).sort((a, b) => a.piece.start - b.piece.start || a.piece.end - b.piece.end || a.order - b.order);
    const out: Uint8Array[] = [];
    let at = from;
    for (const { piece } of ordered) {
      if (piece.start < at || piece.end > to) throw new Error(`changes overlap at ${piece.start}`);
      out.push(bytes.subarray(at, piece.start), piece.bytes);
      at = piece.end;
    }
    out.push(bytes.subarray(at, to));
    return out;
  }
}
