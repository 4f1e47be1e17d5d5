/** Tags of the web forms from which budget systems paste texts into their sheets. */
const TAG = /<(\/?)(p|br|div|li|ul|ol|tr|td|table|tbody|h[1-6]|span|font|strong|b|em|i|u|a|section|article)(?:\s[^<>]*)?\/?>/gi;
const BREAKS: ReadonlySet<string> = new Set(["p", "br", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article"]);
const ENTITIES: Readonly<Record<string, string>> = { nbsp: " ", amp: "&", lt: "<", gt: ">", quot: "\"", ldquo: "“", rdquo: "”", mdash: "—", hellip: "…", middot: "·" };

/** A text without the markup of a web page, a line where a paragraph of it was; other texts as they are. */
export function withoutMarkup(text: string): string {
  const bare = text.replace(TAG, (_, slash: string, name: string) => (BREAKS.has(name.toLowerCase()) && (slash !== "" || name.toLowerCase() === "br") ? "\n" : ""));
  if (bare === text) return text;
  const decoded = bare.replace(/&(?:#(\d{1,7})|([a-z]{2,6}));/gi, (whole, digits: string | undefined, name: string | undefined) => {
    const point = Number(digits ?? "0");
    if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : "";
  });
  return decoded.split("\n").map((line) => line.trim()).filter((line) => line !== "").join("\n");
}
