import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';

import type { Catalogue, Value } from './message.ts';

/** How an English text of one message looks, with one branch chosen of every plural and select. */
export type Pattern = {
  readonly id: string;
  /** Fixed words before the first place; empty where the text begins with a place. */
  readonly start: string;
  readonly expression: RegExp;
  readonly places: readonly Place[];
  /** What the chosen branches say of their arguments. */
  readonly fixed: Readonly<Record<string, Value>>;
  /** Characters of fixed words: of two patterns that fit, the one with more says more. */
  readonly weight: number;
};

type Place = { readonly name: string; readonly isNumber: boolean };

type Piece = string | Place;
type Variant = {
  readonly pieces: readonly Piece[];
  readonly fixed: Readonly<Record<string, Value>>;
};

/** Characters of words; marks and spaces say nothing. */
export const weightOf = (words: string): number => words.replaceAll(/[\s\p{P}]/gu, '').length;

/** Every pattern of a catalogue, those that fix the most words first. */
export const patternsOf = (catalogue: Catalogue): readonly Pattern[] =>
  Object.entries(catalogue)
    .flatMap(([id, message]) =>
      variantsOf(parse(message, { ignoreTag: true })).map((variant) => patternOf(id, variant)),
    )
    .filter(({ weight, places }) => weight > 0 || places.every(({ isNumber }) => isNumber))
    .toSorted(
      (one, other) =>
        other.weight - one.weight ||
        // The same words with more marks between them say more.
        other.expression.source.length - one.expression.source.length,
    );

const variantsOf = (elements: readonly MessageFormatElement[], count = ''): readonly Variant[] =>
  elements.reduce<readonly Variant[]>(
    (variants, element) =>
      variants.flatMap((variant) =>
        continuations(element, count).map((next) => ({
          pieces: [...variant.pieces, ...next.pieces],
          fixed: { ...variant.fixed, ...next.fixed },
        })),
      ),
    [{ pieces: [], fixed: {} }],
  );

const continuations = (element: MessageFormatElement, count: string): readonly Variant[] => {
  const one = (piece: Piece): readonly Variant[] => [{ pieces: [piece], fixed: {} }];
  switch (element.type) {
    case TYPE.literal:
      return one(element.value);
    case TYPE.pound:
      return one({ name: count, isNumber: true });
    case TYPE.number:
      return one({ name: element.value, isNumber: true });
    case TYPE.plural:
      return Object.entries(element.options).flatMap(([key, { value }]) =>
        variantsOf(value, element.value).map((variant) => ({
          pieces: variant.pieces,
          fixed: { ...countOf(key, element.value, variant.pieces), ...variant.fixed },
        })),
      );
    case TYPE.select:
      return Object.entries(element.options).flatMap(([key, { value }]) =>
        variantsOf(value, count).map((variant) => ({
          pieces: variant.pieces,
          fixed: { ...variant.fixed, [element.value]: key },
        })),
      );
    default:
      return one({ name: element.value, isNumber: false });
  }
};

/** A branch that does not print its number is told again with one that chooses the same branch. */
const countOf = (
  key: string,
  name: string,
  pieces: readonly Piece[],
): Readonly<Record<string, number>> => {
  if (pieces.some((piece) => typeof piece !== 'string' && piece.isNumber && piece.name === name))
    return {};
  if (key.startsWith('=')) return { [name]: Number(key.slice(1)) };
  return { [name]: key === 'one' ? 1 : 2 };
};

const patternOf = (id: string, { pieces, fixed }: Variant): Pattern => {
  const [first] = pieces;
  const words = pieces.filter((piece) => typeof piece === 'string');
  return {
    id,
    start: typeof first === 'string' ? first : '',
    expression: new RegExp(`^${pieces.map(sourceOf).join('')}$`),
    places: pieces.filter((piece) => typeof piece !== 'string'),
    fixed,
    weight: weightOf(words.join('')),
  };
};

const sourceOf = (piece: Piece): string => {
  if (typeof piece === 'string') return piece.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return piece.isNumber ? '(-?[\\d,]+(?:\\.\\d+)?)' : '([\\s\\S]+?)';
};
