import type { Severity } from "./findings";

/** Languages in which the product speaks; Chinese is the default, English for an English Office. */
export type Language = "zh" | "en";

/** Words in every language. */
export type Worded = Readonly<Record<Language, string>>;

/**
 * What a rule is called and says, apart from what it checks: the one place of its id, its severity and its message. `{name}`
 * in a message stands for a value of the finding.
 */
export interface DeclaredRule {
  /** Stable id, also the name of its page. */
  readonly id: string;
  readonly severity: Severity;
  readonly title: Worded;
  readonly message: Worded;
}

/** Declares a rule. */
export function defineRule<Rule extends DeclaredRule>(rule: Rule): Rule {
  return rule;
}
