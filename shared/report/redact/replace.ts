import type { Spelling } from './stand-ins.ts';

const special = /[\\^$.*+?()[\]{}|/]/g;
const literal = (text: string): string => text.replace(special, '\\$&');

/** A letter or digit: two names that touch would be read as one. */
const inWord = /[\p{L}\p{N}]/u;

/**
 * A function that writes stand-ins into a text, all in one pass: what was written instead of a name is never taken for a name again.
 *
 * Longer spellings go first, so that a host goes before its domain.
 */
export const replacer = (spellings: readonly Spelling[]): ((text: string) => string) => {
  const forms = spellings
    .flatMap((spelling) =>
      [
        ...new Set([
          spelling.original,
          spelling.original.normalize('NFC'),
          spelling.original.normalize('NFD'),
        ]),
      ].map((form) => ({ ...spelling, form })),
    )
    .toSorted((one, other) => other.form.length - one.form.length);
  if (forms.length === 0) return (text) => text;
  const pattern = new RegExp(
    forms.map(({ form, match }) => patternOf(form, match)).join('|'),
    'giu',
  );
  const byForm = new Map(forms.toReversed().map((one) => [one.form.toLowerCase(), one]));
  return (text) =>
    text.replace(pattern, (found: string, ...rest: unknown[]) => {
      const at = rest.find((value) => typeof value === 'number') ?? 0;
      const spelling = byForm.get(found.toLowerCase());
      if (spelling?.match === 'exact-word' && spelling.form !== found) return found;
      return apart(spelling?.instead ?? 'REDACTED', text[at - 1], text[at + found.length]);
    });
};

const patternOf = (form: string, match: Spelling['match']): string =>
  match === 'anywhere' ? literal(form) : `(?<![\\p{L}\\p{N}])${literal(form)}(?![\\p{L}\\p{N}])`;

const apart = (standIn: string, before = ' ', after = ' '): string =>
  `${inWord.test(before) ? '_' : ''}${standIn}${inWord.test(after) ? '_' : ''}`;
