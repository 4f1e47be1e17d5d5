/** A file as a "data:" address inside the program. */
declare module "*?inline" {
  const address: string;
  export default address;
}
/** A script with everything it imports, as a text from which a worker can be made. */
declare module "*?worker" {
  const script: string;
  export default script;
}
