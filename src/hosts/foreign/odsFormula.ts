/** What stands before an OpenDocument formula; "msoxl:" says that it is written as in Excel already. */
const PREFIX = /^(?:(of|oooc|msoxl):)?=/;
const TOKEN = /"(?:[^"]|"")*"|\[[^\]]*\]|COM\.MICROSOFT\.|[;|{}~!]|[^"[;|{}~!C]+|[^]/g;
/** One end of a reference: a sheet ("$'一 般'", "" for the formula's own) and a cell, whole column or whole row. */
const END = /^(?:\$?('(?:[^']|'')*'|[^'.:#]*))?\.(\$?[A-Za-z]{1,3}\$?\d{1,7}|\$?[A-Za-z]{1,3}|\$?\d{1,7})$/;

/** A formula of an OpenDocument file as Excel writes it; null where it uses what Excel has no words for. */
export function excelFormula(text: string): string | null {
  const prefix = PREFIX.exec(text);
  if (!prefix) return null;
  const rest = text.slice(prefix[0].length);
  if (prefix[1] === "msoxl") return `=${rest}`;
  let inArray = false;
  let known = true;
  const written = rest.replace(TOKEN, (token) => {
    if (token.startsWith("[")) {
      const reference = excelReference(token.slice(1, -1));
      known &&= reference !== null;
      return reference ?? "";
    }
    switch (token) {
      case "{": inArray = true; return token;
      case "}": inArray = false; return token;
      case ";": return ",";
      case "|": return inArray ? ";" : token;
      case "~": return ",";
      case "!": return " ";
      case "COM.MICROSOFT.": return "";
      default: return token;
    }
  });
  return known ? `=${written}` : null;
}

function excelReference(text: string): string | null {
  if (text.includes("#REF!")) return "#REF!";
  const colon = endOfFirst(text);
  const [from, to] = colon < 0 ? [text, null] : [text.slice(0, colon), text.slice(colon + 1)];
  const [a, b] = [END.exec(from), to === null ? null : END.exec(to)];
  if (!a || (to !== null && !b)) return null;
  const sheet = a[1] ?? "";
  const prefix = sheet === "" ? "" : `${sheet.startsWith("'") || /^[\p{L}_][\p{L}\p{N}_]*$/u.test(sheet) ? sheet : `'${sheet}'`}!`;
  return `${prefix}${a[2] ?? ""}${b ? `:${b[2] ?? ""}` : ""}`;
}

/** Where the colon between two ends stands, outside the quotes round a sheet's name; -1 when there is none. */
function endOfFirst(text: string): number {
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === "'") quoted = !quoted;
    else if (text[at] === ":" && !quoted) return at;
  }
  return -1;
}
