import type { Finding } from "../model/findings";
import { defineRule, type DeclaredRule } from "../model/ruleWords";
import type { Found, Rule, RuleContext, RuleResult } from "./types";

/** A rule as it is written: what its check finds says neither id nor severity again. */
type TableRule = Omit<Rule, "check"> & { check(context: RuleContext): RuleResult<Found> };

/** Declares a rule with its check: id, severity and words once, which its findings inherit. */
export function defineTableRule({ check, ...declared }: TableRule): Rule {
  const rule = defineRule(declared);
  return {
    ...rule,
    check: (context) => {
      const result = check(context);
      return { ...result, findings: result.findings.map((found) => findingOf(rule, found)) };
    },
  };
}

/** What was found, under its rule. */
export function findingOf(rule: DeclaredRule, found: Found): Finding {
  return { rule: rule.id, severity: rule.severity, related: [], ...found };
}
