import { IntlMessageFormat } from 'intl-messageformat';

/** ICU messages by their ids. */
export type Catalogue = Readonly<Record<string, string>>;

export type Value = string | number;

/**
 * What a message has to be given, from the message itself: `{name}` a string or number, `{n, number}` and `{n, plural, …}` a number, `{kind, select, …}` a string.
 *
 * The type reads braces from left to right without counting them. A branch of a plural or select that is one bare word would be taken for an argument: write it with a space or a `#`.
 */
export type ValuesOf<Message extends string> = Scanned<Message, unknown>;

type Scanned<Message extends string, Found> = Message extends `${string}{${infer Rest}`
  ? Rest extends `${infer Inner}}${infer After}`
    ? Scanned<After, Found & Argument<Innermost<Inner>> & Outer<Inner>>
    : Found
  : Found;

/** In `n, plural, one {# port for {service` two arguments open before the first brace closes. */
type Innermost<Inner extends string> = Inner extends `${string}{${infer Rest}`
  ? Innermost<Rest>
  : Inner;
type Outer<Inner extends string> = Inner extends `${infer Head}{${infer Rest}`
  ? Argument<Head> & (Rest extends `${string}{${string}` ? Outer<Rest> : unknown)
  : unknown;

type Argument<Text extends string> = Text extends `${infer Name},${infer Kind}`
  ? Name extends `${string}${' ' | '#' | '.'}${string}`
    ? unknown
    : { readonly [Key in Name]: Kind extends ` select${string}` ? string : number }
  : Text extends '' | `${string}${' ' | '#' | '.' | '\u00a0' | '\u202f'}${string}`
    ? unknown
    : { readonly [Key in Text]: Value };

/** The values of a message as rest parameters: none where it has no places. */
export type Given<Message extends string> =
  unknown extends ValuesOf<Message> ? [] : [values: ValuesOf<Message>];

/** Says a text of a catalogue; the compiler knows what each has to be given. */
export type Say<Texts extends Catalogue> = <Id extends keyof Texts & string>(
  id: Id,
  ...values: Given<Texts[Id]>
) => string;

/** The same with things of any kind in its places: a list of the words and things, in order. */
export type SayParts<Texts extends Catalogue> = <Id extends keyof Texts & string, Thing>(
  id: Id,
  values: { readonly [Name in keyof ValuesOf<Texts[Id]>]: Value | Thing },
) => readonly (string | Thing)[];

/** Formats the messages of one catalogue, each parsed when it is first needed. `Typed` is the catalogue that says which values a message takes: the English one. */
export const formatterOf = <Typed extends Catalogue>(
  catalogue: Readonly<Record<keyof Typed & string, string>>,
  locale: string,
): {
  readonly say: Say<Typed>;
  readonly parts: SayParts<Typed>;
  /** For a message that is known by its id alone. */
  readonly format: (id: keyof Typed & string, values: Readonly<Record<string, Value>>) => string;
} => {
  const parsed = new Map<string, IntlMessageFormat>();
  const formatOf = (id: keyof Typed & string): IntlMessageFormat => {
    const known = parsed.get(id);
    if (known) return known;
    const made = new IntlMessageFormat(catalogue[id], locale, undefined, { ignoreTag: true });
    parsed.set(id, made);
    return made;
  };
  const format = (id: keyof Typed & string, values: Readonly<Record<string, Value>>): string =>
    isSimple(catalogue[id])
      ? filled(catalogue[id], values)
      : String(formatOf(id).format({ ...values }));
  return {
    say: (id, ...[values]) => format(id, { ...(values as object) }),
    parts: <Id extends keyof Typed & string, Thing>(
      id: Id,
      values: { readonly [Name in keyof ValuesOf<Typed[Id]>]: Value | Thing },
    ) =>
      formatOf(id)
        .formatToParts<Thing>({ ...values })
        .map(({ value }) => value),
    format,
  };
};

/** A message of words and bare places, as most are. It needs neither ICU nor what the platform knows of a locale, which takes a while to be had for the first time. */
const isSimple = (message: string): boolean => /^(?:[^{}']|'(?!['{}<>])|\{\w+\})*$/.test(message);

const filled = (message: string, values: Readonly<Record<string, Value>>): string =>
  message.replaceAll(/\{(\w+)\}/g, (_place, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`“${message}” is not given its ${name}`);
    return String(value);
  });
