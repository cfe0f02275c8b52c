/** Makes the compiler prove that a `switch` over a closed union is complete. */
export const assertNever = (value: never): never => {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
};
