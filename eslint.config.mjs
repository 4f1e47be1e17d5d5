import officeAddins from "eslint-plugin-office-addins";
import tseslint from "typescript-eslint";

const typescript = ["**/*.{ts,tsx}"];
/**
 * `configs.recommended` of the Office plugin is an array of flat configurations; spread as an object it would enable nothing.
 * Its own copies of the parser and of the TypeScript rules are left out (ours apply), and so is the formatter.
 */
const office = officeAddins.configs.recommended.map((config) => ({
  files: ["src/hosts/office/**/*.ts"],
  plugins: { "office-addins": officeAddins },
  rules: Object.fromEntries(
    Object.entries(config.rules ?? {}).filter(([rule]) => !rule.startsWith("@typescript-eslint/") && !rule.startsWith("prettier/")),
  ),
}));

export default tseslint.config(
  { ignores: ["node_modules/", "dist/", ".cache/", "coverage/", "output/", "assets/icons/"] },
  // No comment can switch a rule off.
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: "error" } },
  ...office,
  ...tseslint.configs.strict.map((config) => ({ ...config, files: typescript })),
  {
    files: typescript,
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/ban-ts-comment": "error",
      "@typescript-eslint/consistent-type-imports": ["error", { disallowTypeAnnotations: false }],
      "@typescript-eslint/no-non-null-assertion": "error",
      // The compiler reports these, and knows the types of the globals.
      "@typescript-eslint/no-unused-vars": "off",
      "no-undef": "off",
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-var": "error",
      "prefer-const": "error",
      "no-constant-condition": "error",
    },
  },
  { files: ["src/**/*.{ts,tsx}"], ignores: ["src/cli/**"], rules: { "no-console": "error" } },
  { files: ["src/**/*.{ts,tsx}"], rules: { complexity: ["error", 20] } },
  {
    files: ["*.js", "tools/**/*.js", "tests/support/*.js"],
    languageOptions: { sourceType: "commonjs", globals: { require: "readonly", module: "writable", process: "readonly", __dirname: "readonly", console: "readonly", URL: "readonly", setTimeout: "readonly" } },
    rules: { eqeqeq: "error", "no-undef": "error", "no-unused-vars": "error", "prefer-const": "error" },
  },
);
