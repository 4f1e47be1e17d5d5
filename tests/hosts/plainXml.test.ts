/** What the quick reader of parts takes is what the full one reads; what it leaves, well-formed or not, it leaves unread. */
import fc from "fast-check";
import { parsePlain } from "../../src/hosts/package/plainXml";
import { parseAny, type XmlElement } from "../../src/hosts/package/xml";

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

describe("parts of elements, attributes and text alone", () => {
  const taken = [
    "<a/>", "<a />", "<a></a>", "<a>一 b</a >", `${HEAD}<x:a b="1" r:id='2 "3"'> <c d=""/>e<c>f</c>g </x:a>\n`, `${HEAD.trim()}\r\n<a/>`, "<a b = 'c>d'/>", "<a-b.c _d=\"e\"/>",
  ];
  test.each(taken)("%j is read as the full reader does", (text) => {
    const plain = parsePlain(text);
    expect(plain).not.toBeNull();
    expect(plain).toEqual(parseAny(text, "part"));
  });

  const left = [
    "", "a", "<a", "<a>", "</a>", "<a></b>", "<a/><b/>", "<a/>b", "<a/>\u00a0", "<a b/>", "<a b=c/>", "<a b='1' b='2'/>", "<a b='1'c='2'/>", "<a b='<'/>", "<1/>", "<a>&amp;</a>", "<a b='&#10;'/>", "<a>]]></a>",
    "<a><!-- b --></a>", "<a><![CDATA[b]]></a>", "<!DOCTYPE a><a/>", "<?xml version='1.1'?><a/>", "<a><?b c?></a>", "<a>b\r\nc</a>", "<a b='1\n2'/>", "<a>\u0001</a>", "<a>\u{1f600}</a>", "<a>\ufffe</a>", "<名/>", "\ufeff<a/>", " <a/>",
  ];
  test.each(left)("%j is left to the full reader", (text) => { expect(parsePlain(text)).toBeNull(); });

  test("whatever it takes, the full reader reads alike", () => {
    const piece = fc.constantFrom("<a", "<b:c", "</a>", "</b:c>", ">", "/>", "/", " ", "\n", "\t", "\r", " d='e'", ' d:f="g"', "=", "'", '"', "&", "&lt;", "]]>", "<!--", "-->", "<?", "?>", "一", "x", "\u00a0", HEAD, "<a>", "<b:c>", "<a/>");
    fc.assert(fc.property(fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join("")), (text) => {
      const plain = parsePlain(text);
      if (plain !== null) expect(plain).toEqual(parseAny(text, "part"));
    }), { numRuns: 800 });
  });

  test("parts that are well-formed are read alike, taken or not", () => {
    const text = fc.constantFrom("", " ", "一", "b&amp;c", "\n", "d>e");
    const value = fc.constantFrom("", "1", "x y", "&quot;", "'");
    const { element } = fc.letrec<{ element: string }>((tie) => ({
      element: fc.tuple(fc.constantFrom("a", "x:b", "c-d"), fc.dictionary(fc.constantFrom("e", "r:f", "g"), value), fc.array(fc.oneof({ depthSize: "small" }, text, tie("element")), { maxLength: 3 }))
        .map(([name, attributes, inside]) => {
          const tag = `${name}${Object.entries(attributes).map(([key, said]) => ` ${key}="${said}"`).join("")}`;
          return inside.length === 0 ? `<${tag}/>` : `<${tag}>${inside.join("")}</${name}>`;
        }),
    }));
    fc.assert(fc.property(element, fc.constantFrom("", HEAD), (body, head) => {
      const part = `${head}${body}`;
      const full: XmlElement = parseAny(part, "part");
      const plain = parsePlain(part);
      expect(plain ?? full).toEqual(full);
      if (!part.includes("&")) expect(plain).not.toBeNull();
    }), { numRuns: 200 });
  });
});
