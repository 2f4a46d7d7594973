/** Makes a switch over a union exhaustive: compiles only while no case is left. Throws on a value from outside the types. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}
