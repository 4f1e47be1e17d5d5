/** A file as a "data:" address inside the program. */
declare module "*?inline" {
  const address: string;
  export default address;
}
