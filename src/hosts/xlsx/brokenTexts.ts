/** Texts that stand in pieces of different looks. */

/** A piece of a header or footer: words, or a code of how they look. */
export interface PagePiece {
  readonly text: string;
  readonly code: boolean;
}

/** Codes of fonts, sizes, colours and lines; all others ("&P", "&L") end a text. */
const LOOK = /^&(?:"|\d|[KBIUESXY])/;
const CODE = /(&(?:"[^"]*"|\d+|K(?:[0-9A-Fa-f]{6}|\d{2}[+-]\d{3})|[^]))/;

/** The texts of a header or footer, each in its pieces; all pieces together are what was given. */
export function sectionsOf(text: string): readonly (readonly PagePiece[])[] {
  const sections: PagePiece[][] = [[]];
  text.split(CODE).forEach((piece, index) => {
    const code = index % 2 === 1;
    if (code && !LOOK.test(piece)) sections.push([{ text: piece, code }], []);
    else if (piece !== "") sections.at(-1)?.push({ text: piece, code });
  });
  return sections;
}

/** Lets a text whose years were turned stand in the pieces of the former one; a year takes as many letters as before. */
export function spread(pieces: readonly string[], now: string): readonly string[] {
  let at = 0;
  return pieces.map(({ length }, index) => now.slice(at, index === pieces.length - 1 ? undefined : (at += length)));
}
