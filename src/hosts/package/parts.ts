import { HostError } from "../host";
import { lettersOf, type Letters } from "./encoding";
import { Splices } from "./splice";
import { childrenOf, encodeAttribute, parseXml, type XmlElement } from "./xml";
import { Archive, Budget } from "./zip";

/** A relation of a part to another one or to something outside the file. */
export interface Relationship {
  readonly id: string;
  /** The last word of its type ("worksheet", "comments"), which strict files share with the others. */
  readonly kind: string;
  /** The part's name; null for a target outside. */
  readonly part: string | null;
  readonly element: XmlElement;
}

/** A part that was read, as text. */
export interface PartText {
  readonly text: string;
  /** The text in the part's own letters. */
  readonly bytes: (text: string) => Uint8Array;
}

const CONTENT_TYPES = "[Content_Types].xml";
const RELATIONSHIPS_TYPE = "application/vnd.openxmlformats-package.relationships+xml";
const RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships";
const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** An Office file: parts, what kind each is, and how they refer to each other. Reading keeps nothing but what was asked for. */
export class OfficePackage {
  private readonly archive: Archive;
  private readonly relations = new Map<string, readonly Relationship[]>();

  /** @throws HostError as {@link Archive} does */
  constructor(bytes: Uint8Array, readonly place: string, mostUnpacked: number) {
    this.archive = new Archive(bytes, place, new Budget(mostUnpacked, place));
  }

  get names(): readonly string[] {
    return this.archive.names;
  }

  /** The part's name as the zip spells it; undefined when it is not there. Targets may say other letters than ASCII by their numbers. */
  find(name: string): string | undefined {
    return this.archive.find(name) ?? (name.includes("%") ? this.archive.find(unescaped(name)) : undefined);
  }

  /** The bytes of a part in UTF-8; undefined when it is not there. @throws HostError unreadable, tooLarge */
  letters(name: string): Letters | undefined {
    const bytes = this.archive.read(name);
    try {
      return bytes && lettersOf(bytes);
    } catch (error) {
      throw new HostError("unreadable", this.place, `the letters of ${name}: ${String(error)}`);
    }
  }

  /** The text of a part. @throws HostError unreadable also for letters that are none */
  text(name: string): PartText | undefined {
    const letters = this.letters(name);
    if (!letters) return undefined;
    try {
      const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(letters.utf8);
      return { text, bytes: (changed) => letters.back(new TextEncoder().encode(changed)) };
    } catch (error) {
      throw new HostError("unreadable", this.place, `the letters of ${name}: ${String(error)}`);
    }
  }

  /** The tree of a part; undefined when it is not there. */
  tree(name: string): { readonly part: PartText; readonly root: XmlElement } | undefined {
    const part = this.text(name);
    return part && { part, root: parseXml(part.text, `${this.place} ${name}`) };
  }

  /** The relations of a part; of the whole package for "". */
  relationships(part: string): readonly Relationship[] {
    let known = this.relations.get(part);
    if (!known) this.relations.set(part, (known = readRelationships(this.tree(relationshipsPart(part))?.root, part)));
    return known;
  }

  /** The part of a relation's kind ("officeDocument", "styles"); undefined when there is none. */
  related(part: string, kind: string): string | undefined {
    const target = this.relationships(part).find((relation) => relation.kind === kind && relation.part !== null)?.part;
    return target === undefined || target === null ? undefined : this.find(target);
  }

  /** The file with parts changed, added or (null) left out. */
  with(changes: ReadonlyMap<string, Uint8Array | null>): Uint8Array<ArrayBuffer> {
    return this.archive.with(changes);
  }
}

function unescaped(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Name of the part that holds a part's relations. */
export function relationshipsPart(part: string): string {
  const slash = part.lastIndexOf("/") + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

function readRelationships(root: XmlElement | undefined, part: string): Relationship[] {
  return childrenOf(root, "Relationship").map((element) => ({
    id: element.attributes.get("Id") ?? "",
    kind: (element.attributes.get("Type") ?? "").replace(/^.*\//, ""),
    part: element.attributes.get("TargetMode") === "External" ? null : resolved(part, element.attributes.get("Target") ?? ""),
    element,
  }));
}

/** The part that a target names, seen from `part`. */
function resolved(part: string, target: string): string {
  const path = target.replaceAll("\\", "/").replace(/[?#].*$/, "");
  const folders = path.startsWith("/") ? [] : part.split("/").slice(0, -1);
  for (const step of path.split("/")) {
    if (step === "..") folders.pop();
    else if (step !== "" && step !== ".") folders.push(step);
  }
  return folders.join("/");
}

/** What is to be changed of a package: parts, and what refers to them. One batch, written by {@link PackageChanges.bytes}. */
export class PackageChanges {
  private readonly parts = new Map<string, Uint8Array | null>();
  private readonly added = new Map<string, { readonly id: string; readonly type: string; readonly target: string }[]>();
  private readonly dropped = new Map<string, Set<string>>();
  private readonly targets = new Map<string, Map<string, string>>();
  private readonly types = new Map<string, string | null>();
  private readonly defaults = new Map<string, string | null>();

  constructor(private readonly office: OfficePackage) {}

  /** Writes a part. */
  write(name: string, content: Uint8Array): void {
    this.parts.set(name, content);
  }

  /** Writes a part that is new, of a content type that is said for it alone. */
  add(name: string, content: string, type: string | null): void {
    this.parts.set(name, new TextEncoder().encode(content));
    if (type !== null) this.types.set(name, type);
  }

  /** Leaves a part out, with its relations and its type. */
  remove(name: string): void {
    const found = this.office.find(name);
    if (found === undefined) return;
    this.parts.set(found, null);
    this.types.set(found, null);
    const relations = this.office.find(relationshipsPart(found));
    if (relations === undefined) return;
    this.parts.set(relations, null);
    this.types.set(relations, null);
  }

  /** Whether a part will be there. */
  has(name: string): boolean {
    const change = [...this.parts].find(([known]) => known.toLowerCase() === name.toLowerCase())?.[1];
    return change === undefined ? this.office.find(name) !== undefined : change !== null;
  }

  /** A name that no part has: "xl/comments" + number + ".xml". */
  freeName(before: string, after: string): string {
    let number = 1;
    while (this.has(`${before}${number}${after}`)) number += 1;
    return `${before}${number}${after}`;
  }

  /** Says what kind a part is. */
  type(name: string, type: string): void {
    this.types.set(name, type);
  }

  /** Says what kind the parts of an extension are; null takes back what was said so. */
  defaultType(extension: string, type: string | null): void {
    this.defaults.set(extension, type);
  }

  /** Relates a part to another one; the relation's id. */
  relate(part: string, type: string, target: string): string {
    const taken = new Set([...this.office.relationships(part).map(({ id }) => id), ...(this.added.get(part) ?? []).map(({ id }) => id)].map((id) => id.toLowerCase()));
    let number = taken.size + 1;
    while (taken.has(`rid${number}`)) number += 1;
    const id = `rId${number}`;
    this.added.set(part, [...(this.added.get(part) ?? []), { id, type, target: relativeTarget(part, target) }]);
    return id;
  }

  /** Takes back a relation. */
  unrelate(part: string, id: string): void {
    this.dropped.set(part, (this.dropped.get(part) ?? new Set()).add(id));
  }

  /** Lets a relation lead somewhere else. */
  retarget(part: string, id: string, target: string): void {
    this.targets.set(part, (this.targets.get(part) ?? new Map<string, string>()).set(id, target));
  }

  /** The file as changed; the very bytes when nothing was. */
  bytes(): Uint8Array<ArrayBuffer> {
    for (const part of new Set([...this.added.keys(), ...this.dropped.keys(), ...this.targets.keys()])) this.writeRelations(part);
    if (this.types.size > 0 || this.defaults.size > 0) this.writeTypes();
    return this.office.with(this.parts);
  }

  private writeRelations(part: string): void {
    const name = this.office.find(relationshipsPart(part)) ?? relationshipsPart(part);
    if (this.parts.get(name) === null) return;
    const added = this.added.get(part) ?? [];
    const tree = this.office.tree(name);
    if (!tree) {
      // Nearly every package says once for all what its parts of relations are; a few say it part by part.
      if (contentTypeOf(this.office, name) === undefined) this.types.set(name, RELATIONSHIPS_TYPE);
      this.parts.set(name, new TextEncoder().encode(relationsXml(added.map((relation) => relationXml("", relation)).join(""))));
      return;
    }
    const dropped = this.dropped.get(part) ?? new Set();
    const splices = new Splices(tree.part.text);
    const known = this.office.relationships(part);
    splices.removeFrom(tree.root, known.filter(({ id }) => dropped.has(id)).map(({ element }) => element));
    for (const [id, target] of this.targets.get(part) ?? []) {
      const element = dropped.has(id) ? undefined : known.find((relation) => relation.id === id)?.element;
      if (element) splices.attribute(element, "Target", target);
    }
    if (added.length > 0) splices.append(tree.root, added.map((relation) => relationXml(tree.root.prefix, relation)).join(""));
    const text = splices.applied();
    // A part of relations that we made and that has none left goes with them.
    const empty = text === relationsXml("");
    this.parts.set(name, empty ? null : tree.part.bytes(text));
    if (empty) this.types.set(name, null);
  }

  private writeTypes(): void {
    const name = this.office.find(CONTENT_TYPES) ?? CONTENT_TYPES;
    const tree = this.office.tree(name);
    if (!tree) throw new HostError("unreadable", this.office.place, `no ${CONTENT_TYPES}`);
    const { part, root } = tree;
    const splices = new Splices(part.text);
    const overrides = new Map(childrenOf(root, "Override").map((element) => [(element.attributes.get("PartName") ?? "").replace(/^\/+/, "").toLowerCase(), element]));
    const pieces: string[] = [];
    for (const [own, type] of this.types) {
      const known = overrides.get(own.toLowerCase());
      if (known && type === null) splices.remove(known);
      else if (known && type !== null) splices.attribute(known, "ContentType", type);
      else if (type !== null) pieces.push(`<${root.prefix}Override PartName="/${encodeAttribute(own)}" ContentType="${type}"/>`);
    }
    if (pieces.length > 0) splices.append(root, pieces.join(""));
    for (const [extension, type] of this.defaults) {
      const known = childrenOf(root, "Default").find(({ attributes }) => attributes.get("Extension")?.toLowerCase() === extension);
      // The order of attributes tells ours from one that was there without need.
      const own = known && part.text.slice(known.start, known.end).startsWith(`<${root.prefix}Default ContentType=`);
      if (type === null && own) splices.remove(known);
      else if (type !== null && !known) splices.insert(root.openEnd, `<${root.prefix}Default ContentType="${type}" Extension="${extension}"/>`);
    }
    this.parts.set(name, part.bytes(splices.applied()));
  }
}

function relationsXml(relations: string): string {
  return `${XML_HEAD}<Relationships xmlns="${RELATIONSHIPS}">${relations}</Relationships>`;
}

function relationXml(prefix: string, { id, type, target }: { readonly id: string; readonly type: string; readonly target: string }): string {
  return `<${prefix}Relationship Id="${id}" Type="${type}" Target="${encodeAttribute(target)}"/>`;
}

/** The target as a relation of `part` names it. */
function relativeTarget(part: string, target: string): string {
  const from = part.split("/").slice(0, -1);
  const to = target.split("/");
  while (from.length > 0 && to.length > 1 && from[0] === to[0]) {
    from.shift();
    to.shift();
  }
  return [...from.map(() => ".."), ...to].join("/");
}

/** What a package says of the kind of this very part; undefined when it says nothing, or only something of its extension. */
export function ownContentTypeOf(office: OfficePackage, part: string): string | undefined {
  const root = office.tree(CONTENT_TYPES)?.root;
  const override = childrenOf(root, "Override").find(({ attributes }) => (attributes.get("PartName") ?? "").replace(/^\/+/, "").toLowerCase() === part.toLowerCase());
  return override?.attributes.get("ContentType");
}

/** What a package says of the kind of a part; undefined when it says nothing. */
export function contentTypeOf(office: OfficePackage, part: string): string | undefined {
  const root = office.tree(CONTENT_TYPES)?.root;
  const extension = part.slice(part.lastIndexOf(".") + 1).toLowerCase();
  return ownContentTypeOf(office, part)
    ?? childrenOf(root, "Default").find(({ attributes }) => attributes.get("Extension")?.toLowerCase() === extension)?.attributes.get("ContentType");
}

