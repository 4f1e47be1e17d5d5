/** What the tests use of semver, which brings no types. */
declare module "semver" {
  export function satisfies(version: string, range: string): boolean;
  export function minVersion(range: string): { readonly version: string } | null;
}
