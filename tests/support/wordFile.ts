import { strToU8, zipSync } from "fflate";

const TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>';
const RELATIONS = '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';

const OF_DOCUMENT = /^word\/((comments|footnotes|endnotes|header|footer)\d?)\.xml$/;

/** A Word file of paragraphs: words, the XML of what stands in one, or of a whole one. */
export function wordOf(paragraphs: readonly (string | { readonly xml: string } | { readonly whole: string })[], more: Readonly<Record<string, string>> = {}): Uint8Array {
  const body = paragraphs.map((each) => (typeof each === "object" && "whole" in each ? each.whole : `<w:p>${typeof each === "string" ? `<w:r><w:t xml:space="preserve">${each}</w:t></w:r>` : each.xml}</w:p>`)).join("");
  const kinds = Object.keys(more).flatMap((name) => { const [, part = "", kind = ""] = OF_DOCUMENT.exec(name) ?? []; return kind === "" ? [] : [{ part, kind }]; });
  const types = kinds.map(({ part, kind }) => `<Override PartName="/word/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${kind}+xml"/>`).join("");
  const relations = kinds.map(({ part, kind }) => `<Relationship Id="${part}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${part}.xml"/>`).join("");
  return zipSync({
    "[Content_Types].xml": strToU8(`${TYPES}${types}</Types>`), "word/_rels/document.xml.rels": strToU8(`<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations}</Relationships>`), "_rels/.rels": strToU8(RELATIONS), ...Object.fromEntries(Object.entries(more).map(([name, text]) => [name, strToU8(text)])),
    "word/document.xml": strToU8(`<?xml version="1.0" encoding="UTF-8"?>\n<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`),
  });
}
