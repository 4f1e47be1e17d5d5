import { baseOf, coreOf } from "./phrases";
import type { Comparison, Mention, Said } from "./said";
import { aboutLastYear } from "./subjects";

/** Paragraphs before and behind one in which its base may be told. */
const NEAR = 1;

/** Last year's amount, told of something by its name. */
interface ToldBase {
  readonly mention: Mention;
  readonly about: string;
  readonly baseName: string;
}

/**
 * "培训费12万元。上年培训费预算为10万元。培训费比上年增加3万元": last year's amount that the text tells in a sentence of its own is the base of the
 * comparison beside it that tells none. Of two that tell the same the text does not say which is meant.
 */
export function settleToldBases(prose: readonly Said[], year: number | null): void {
  const told = prose.map(({ mentions }) => mentions.flatMap((mention) => toldOf(mention, year) ?? []));
  if (told.every((bases) => bases.length === 0)) return;
  prose.forEach(({ comparisons, topic, scope }, at) => {
    const beside = told.slice(Math.max(0, at - NEAR), at + NEAR + 1).flatMap((bases, place) => {
      const near = prose[Math.max(0, at - NEAR) + place];
      return near?.topic === topic && near.scope === scope ? bases : [];
    });
    for (const comparison of comparisons) if (comparison.base === null) comparison.base = baseOfSame(comparison, beside);
  });
}

function toldOf(mention: Mention, year: number | null): ToldBase | null {
  const { role, figure, label, whole, subject } = mention;
  const about = aboutLastYear(label, year);
  if (about === null || (role !== "value" && role !== "base") || figure.kind !== "amount" || !figure.money || figure.named || whole !== null) return null;
  return { mention, about: role === "base" && subject ? coreOf(subject.label) : about, baseName: baseOf(label).baseName };
}

function baseOfSame({ subject, baseName, baseYear }: Comparison, told: readonly ToldBase[]): Mention | null {
  const about = coreOf(subject.label);
  const same = told.filter((base) => base.about !== "" && base.about === about && base.mention !== subject && (baseName === "" || base.baseName === "" || base.baseName === baseName));
  const [only, second] = same;
  return only && !second && (baseYear === null || !/(?:19|20)\d\d/.test(only.mention.label) || only.mention.label.startsWith(String(baseYear))) ? only.mention : null;
}
