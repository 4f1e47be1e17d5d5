/** What the tests use of @sinonjs/fake-timers, which brings no types. */
declare module "@sinonjs/fake-timers" {
  export function install(options: { readonly toFake: readonly string[] }): { next(): number; uninstall(): void };
}
