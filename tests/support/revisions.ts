/**
 * What Word makes of a document when all its revisions are accepted or rejected, as far as our own revisions go: inserted and
 * deleted runs, paragraphs whose own mark is one of them, and rows.
 */
export function settled(document: string, accept: boolean): string {
  const [kept, gone] = accept ? ["ins", "del"] : ["del", "ins"];
  const paragraphGone = new RegExp(`<w:p(?:\\s[^>]*)?><w:pPr>(?:(?!</w:pPr>).)*<w:rPr><w:${gone} [^>]*/>(?:(?!</w:p>).)*</w:p>`, "gs");
  const rowGone = new RegExp(`<w:trPr>(?:(?!</w:trPr>).)*<w:${gone} `, "s");
  return document
    .replace(/<w:tr(?:\s[^>]*)?>(?:(?!<\/w:tr>).)*<\/w:tr>/gs, (row) => (rowGone.test(row) ? "" : row))
    .replace(paragraphGone, "")
    .replace(new RegExp(`<w:${gone} [^>]*[^/]>.*?</w:${gone}>`, "gs"), "")
    .replace(new RegExp(`</?w:${kept}(?:\\s[^>]*)?>`, "g"), "")
    .replace(/<(\/?)w:delText/g, "<$1w:t");
}
