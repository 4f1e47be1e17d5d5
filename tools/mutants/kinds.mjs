/** What survivors of each kind mostly are, for whoever reads the list: where a kind is more than that, a test is lacking. */
const KINDS = {
  OptionalChaining: "the value is always there; the type alone allows that it is not",
  ArrayDeclaration: "what stands in for an entry that is always there, or an element that nothing later reads",
  StringLiteral: "a name, key or text that stands in for one that is always there",
  ConditionalExpression: "an early end that only saves work, a guard of the types, or one of several conditions that always agree in the tests",
  EqualityOperator: "the bound itself, where nothing can lie on it, or both ways lead to the same",
  LogicalOperator: "conditions that always agree in the tests",
  MethodExpression: "a filter or an order of what is one already, or is sorted later",
  ArithmeticOperator: "an order, or a place below the sheet, of which only the difference counts",
  ArrowFunction: "an order of what is one already",
  BlockStatement: "something kept in mind that would be computed again",
  BooleanLiteral: "a flag that nothing in the tests reads",
  Regex: "anchors of a pattern that is given whole words",
  ObjectLiteral: "values of a finding that its words do not name",
};

/** Survivors of a run by their kind, the most frequent first, each with a word on what they mostly are. */
export function kindsOfSurvivors({ files }) {
  const counts = new Map();
  for (const { mutants } of Object.values(files)) {
    for (const { status, mutatorName } of mutants) if (status === "Survived" || status === "NoCoverage") counts.set(mutatorName, (counts.get(mutatorName) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([kind, count]) => `${String(count).padStart(5)} ${kind}: ${KINDS[kind] ?? "seldom; look at each"}`);
}
