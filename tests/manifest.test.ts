/**
 * @jest-environment jsdom
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(__dirname, "..");
const HOME = "https://localhost:3000/";
const text = readFileSync(join(ROOT, "manifest.xml"), "utf8");
const xml = new DOMParser().parseFromString(text, "text/xml");
const all = (name: string): Element[] => [...xml.getElementsByTagName("*")].filter((element) => element.localName === name);
const one = (name: string): Element => {
  const found = all(name);
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} elements <${name}>, expected one`);
  return found[0];
};
const value = (element: Element): string => element.getAttribute("DefaultValue") ?? "";
const CJK = /[\u3400-\u9fff]/;

const RESOURCE_KINDS = ["Image", "Url", "String"];
const resources = RESOURCE_KINDS
  .flatMap(all)
  .filter((element) => element.hasAttribute("id"));
const resource = (id: string): Element => {
  const found = resources.filter((element) => element.getAttribute("id") === id);
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} resources "${id}", expected one`);
  return found[0];
};
const references = [...xml.getElementsByTagName("*")].filter((element) => element.hasAttribute("resid"));

/** Width and height from the header of a PNG file. */
function pngSize(file: string): [number, number] {
  const bytes = readFileSync(file);
  if (bytes.subarray(1, 4).toString("latin1") !== "PNG") throw new Error(`${file} is not a PNG`);
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

const fileOf = (url: string): string => {
  if (!url.startsWith(`${HOME}assets/icons/`)) throw new Error(`an icon outside assets/icons: ${url}`);
  return join(ROOT, url.slice(HOME.length));
};

test("is well-formed XML of a task pane add-in", () => {
  expect(xml.getElementsByTagName("parsererror")).toHaveLength(0);
  expect(xml.documentElement.getAttribute("xsi:type")).toBe("TaskPaneApp");
});

test("is understood by office-addin-manifest", () => {
  const cli = join(ROOT, "node_modules/office-addin-manifest/cli.js");
  const output = execFileSync(process.execPath, [cli, "info", "manifest.xml"], { cwd: ROOT, encoding: "utf8" });
  expect(output).toContain("Permissions: ReadWriteDocument");
  expect(output).toContain("Hosts: Workbook");
});

test("asks for the workbook and nothing more", () => {
  expect(one("Permissions").textContent).toBe("ReadWriteDocument");
  expect(all("Host").map((host) => host.getAttribute("Name") ?? host.getAttribute("xsi:type"))).toEqual(["Workbook", "Workbook"]);
  expect(all("Set").map((set) => [set.getAttribute("Name"), set.getAttribute("MinVersion")])).toEqual([["ExcelApi", "1.9"]]);
  expect(all("AppDomain")).toHaveLength(0);
  expect(one("Id").textContent).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

/**
 * Children of each element in the order of the published schemas ([MS-OWEMXML], appforoffice 1.1 and taskpaneappversionoverrides);
 * an alternative is written with a bar. What follows a bar may stand among what it is an alternative to. "!" must be there.
 */
const CHILDREN: Readonly<Record<string, string>> = {
  OfficeApp: "Id! AlternateId Version! ProviderName! DefaultLocale! DisplayName! Description! IconUrl HighResolutionIconUrl SupportUrl AppDomains Hosts! Requirements DefaultSettings! Permissions! Dictionary VersionOverrides ExtendedOverrides",
  VersionOverrides: "Description Requirements Hosts Resources WebApplicationInfo EquivalentAddins",
  Hosts: "Host!", Host: "Runtimes AllFormFactors DesktopFormFactor TabletFormFactor PhoneFormFactor",
  DesktopFormFactor: "GetStarted FunctionFile ExtensionPoint!", ExtensionPoint: "OfficeTab CustomTab OfficeMenu",
  CustomTab: "OverriddenByRibbonApi Group|OfficeGroup Label! InsertBefore|InsertAfter", OfficeMenu: "Control!",
  Group: "OverriddenByRibbonApi Label! Tooltip Icon! Control|OfficeControl", Control: "OverriddenByRibbonApi Label! Tooltip Supertip! Icon! Action! Enabled",
  Supertip: "Title! Description!", Icon: "Image!", Action: "TaskpaneId|FunctionName SourceLocation Title SupportsPinning",
  Resources: "Images Urls ShortStrings LongStrings", Images: "Image", Urls: "Url", ShortStrings: "String", LongStrings: "String",
  Image: "Override", Url: "Override", String: "Override", DisplayName: "Override", Description: "Override",
  Requirements: "Sets Methods", Sets: "Set!", DefaultSettings: "SourceLocation! RequestedWidth RequestedHeight",
};

/** What of a manifest is not as the schemas have it: an unknown child, one too late, one that is wanting. */
function schemaFaults(root: Element): string[] {
  return [root, ...root.getElementsByTagName("*")].flatMap((element) => {
    const places = (CHILDREN[element.localName] ?? "").split(" ").filter((place) => place !== "").map((place) => ({ names: place.replace("!", "").split("|"), needed: place.endsWith("!") }));
    const children = [...element.children].map(({ localName }) => localName);
    let last = 0;
    const misplaced = children.flatMap((name) => {
      const at = places.findIndex(({ names }) => names.includes(name));
      if (at < 0) return [`<${element.localName}> holds <${name}>`];
      const late = at < last;
      last = Math.max(last, at);
      return late ? [`<${name}> stands too late in <${element.localName}>`] : [];
    });
    return [...misplaced, ...places.filter(({ names, needed }) => needed && !children.some((name) => names.includes(name))).map(({ names }) => `<${element.localName}> lacks <${names.join("> or <")}>`)];
  });
}

test("has the elements in the order that the published schemas demand", () => {
  expect(schemaFaults(xml.documentElement)).toEqual([]);
});

test.each<[string, string, string[]]>([
  ["<Version>0.1.0.0</Version>", "", ["<OfficeApp> lacks <Version>"]],
  ["<Permissions>ReadWriteDocument</Permissions>", "<Permissions>ReadWriteDocument</Permissions><SupportUrl />", ["<SupportUrl> stands too late in <OfficeApp>"]],
  ["<FunctionFile resid=\"Url.Commands\" />", "<FunctionFolder />", ["<DesktopFormFactor> holds <FunctionFolder>"]],
])("and a manifest without that is noticed: %s", (kept, changed, faults) => {
  const altered = text.replace(kept, changed);
  expect(altered).not.toBe(text);
  expect(schemaFaults(new DOMParser().parseFromString(altered, "text/xml").documentElement)).toEqual(faults);
});

test("has the version of the package", () => {
  const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string };
  expect(one("Version").textContent).toBe(`${version}.0`);
});

test("every reference resolves, every resource is used, and names are short enough", () => {
  const used = new Set(references.map((element) => element.getAttribute("resid") ?? ""));
  for (const id of used) expect(resource(id)).toBeDefined();
  for (const element of resources) expect(used).toContain(element.getAttribute("id"));
  expect([...used].filter((id) => id.length > 32)).toEqual([]);
});

test("every page that is named is one of the add-in's", () => {
  const urls = all("Url").map(value).concat(all("SourceLocation").filter((element) => element.hasAttribute("DefaultValue")).map(value));
  const pages = new Set(urls.map((url) => url.replace(/[?#].*$/, "")));
  expect([...pages].sort()).toEqual([`${HOME}commands.html`, `${HOME}taskpane.html`]);
});

test("the buttons that open the pane name one page, so that what is under way in it survives", () => {
  // The same pane is loaded anew when its address changes before the "#"; behind it the page itself hears of the change.
  const panes = all("Action").filter((action) => [...action.children].some((child) => child.textContent === "BudgetDisclosure.Pane"));
  const addresses = panes.map((action) => [...action.children].find((child) => child.localName === "SourceLocation")).map((place) => value(resource(place?.getAttribute("resid") ?? "")));
  expect(addresses).toHaveLength(3);
  expect(new Set(addresses.map((address) => address.replace(/#.*$/, ""))).size).toBe(1);
});

test("the texts are within the limits of Office", () => {
  const long = (element: Element, limit: number): string[] =>
    [value(element), ...[...element.children].map((child) => child.getAttribute("Value") ?? "")].filter((words) => words.length > limit || words === "");
  const limits: [string, number][] = [
    ["DisplayName", 125],
    ["Description", 250],
  ];
  for (const [name, limit] of limits) expect(all(name).filter((element) => value(element) !== "").flatMap((element) => long(element, limit))).toEqual([]);
  for (const element of references) {
    const limit = { Label: 32, Title: 125, Description: 250 }[element.localName];
    if (limit !== undefined) expect(long(resource(element.getAttribute("resid") ?? ""), limit)).toEqual([]);
  }
  expect(one("ProviderName").textContent?.length).toBeLessThanOrEqual(125);
});

test("speaks Chinese by default and English completely", () => {
  expect(one("DefaultLocale").textContent).toBe("zh-CN");
  const texts = [one("DisplayName"), ...all("Description").filter((element) => value(element) !== ""), ...all("String")];
  expect(texts.length).toBeGreaterThan(10);
  for (const element of texts) {
    expect(value(element)).toMatch(CJK);
    const english = [...element.children].filter((child) => child.localName === "Override");
    expect(english.map((child) => child.getAttribute("Locale"))).toEqual(["en-US"]);
    expect(english[0]?.getAttribute("Value")).not.toMatch(CJK);
  }
});

test("the ribbon tab has the five commands, the menu of a cell one", () => {
  const chinese = (element: Element): string => value(resource(element.getAttribute("resid") ?? ""));
  const child = (element: Element, name: string): Element => {
    const found = [...element.children].find((candidate) => candidate.localName === name);
    if (!found) throw new Error(`<${element.localName}> has no <${name}>`);
    return found;
  };
  expect(chinese(child(one("CustomTab"), "Label"))).toBe("预算公开");
  const commands = all("Control").map((control) => {
    const action = child(control, "Action");
    return [chinese(child(control, "Label")), action.getAttribute("xsi:type"), all("FunctionName").find((name) => action.contains(name))?.textContent ?? ""];
  });
  expect(commands).toEqual([
    ["打开窗格", "ShowTaskpane", ""],
    ["插入模板", "ShowTaskpane", ""],
    ["填充小计与占比", "ExecuteFunction", "fillTables"],
    ["校验工作簿", "ExecuteFunction", "validateWorkbook"],
    ["生成说明", "ShowTaskpane", ""],
    ["这个数从哪来", "ShowTaskpane", ""],
  ]);
  expect(one("OfficeMenu").getAttribute("id")).toBe("ContextMenuCell");
  // The explanation has a pane of its own: another page in the same pane would lose what can be undone there.
  expect(all("TaskpaneId").map((element) => element.textContent)).toEqual([...Array<string>(3).fill("BudgetDisclosure.Pane"), "BudgetDisclosure.Explain"]);
});

test("every icon exists and has the size it is named for", () => {
  const sized = all("Image")
    .filter((element) => element.hasAttribute("resid"))
    .map((element): [string, number] => [value(resource(element.getAttribute("resid") ?? "")), Number(element.getAttribute("size"))]);
  sized.push([value(one("IconUrl")), 32], [value(one("HighResolutionIconUrl")), 64], [`${HOME}assets/icons/icon-128.png`, 128]);
  for (const [url, size] of sized) {
    expect(existsSync(fileOf(url)) ? [url, ...pngSize(fileOf(url))] : `${url} is missing`).toEqual([url, size, size]);
  }
  for (const icon of all("Icon")) {
    const sizes = [...icon.children].map((image) => Number(image.getAttribute("size")));
    expect(sizes).toEqual(expect.arrayContaining([16, 32, 80]));
  }
});

test("each command has an icon of its own", () => {
  const small = all("Control").map((control) => {
    const image = all("Image").find((element) => control.contains(element) && element.getAttribute("size") === "32");
    return readFileSync(fileOf(value(resource(image?.getAttribute("resid") ?? "")))).toString("base64");
  });
  expect(new Set(small).size).toBe(small.length);
});
