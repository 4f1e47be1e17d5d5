export type { Language } from "../model/ruleWords";
