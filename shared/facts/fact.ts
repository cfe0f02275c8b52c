/** Why something is not known. `code` is stable; `item` is the evidence item that should have told it. */
export type Unread = { readonly code: string; readonly message: string; readonly item: string };

/** A value together with the knowledge of whether it is one. Nothing may turn an unread fact into a default. */
export type Fact<T> =
  | { readonly known: true; readonly value: T }
  | ({ readonly known: false } & Unread);

export const known = <T>(value: T): Fact<T> => ({ known: true, value });

export const unread = (item: string, code: string, message: string): Fact<never> => ({
  known: false,
  item,
  code,
  message,
});

/** The value, or `fallback` where the caller has said what not knowing means for it. */
export const valueOr = <T, U>(fact: Fact<T>, fallback: U): T | U =>
  fact.known ? fact.value : fallback;
