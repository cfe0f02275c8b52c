import { visibleText } from '../../text/visible.ts';

/** Markup that is safe to put into a page. Only {@link html}, {@link plain} and {@link join} make it, so text cannot become markup by accident. */
export type Html = { readonly markup: string };

type Part = Html | string | number | null | false | readonly Html[];

/**
 * A piece of a page. Text that is put in is escaped and isolated in `<bdi>`, so that neither a bracket nor a right-to-left name changes anything outside itself; markup stays markup, null and false are nothing.
 *
 * Inside an attribute or a `<title>`, where no element may stand, text goes in through {@link plain}.
 */
export const html = (literals: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  markup: literals.reduce(
    (page, literal, index) => page + markupOf(parts[index - 1] ?? null) + literal,
  ),
});

const markupOf = (part: Part): string => {
  if (part === null || part === false) return '';
  if (typeof part === 'number') return String(part);
  if (typeof part === 'string') return `<bdi>${escapeText(part)}</bdi>`;
  return 'markup' in part ? part.markup : part.map(({ markup }) => markup).join('');
};

/** Escaped text without an element around it. */
export const plain = (text: string): Html => ({ markup: escapeText(text) });

/** A text of the catalogue with pieces of the page in its places. Its own words are no server's, so they stand as they are; what goes into its places is isolated where it is made. */
export const said = (parts: readonly (string | Html)[]): Html => ({
  markup: parts.map((part) => (typeof part === 'string' ? escapeText(part) : part.markup)).join(''),
});

export const join = (pieces: readonly Html[], separator: Html): Html => ({
  markup: pieces.map(({ markup }) => markup).join(separator.markup),
});

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

const escapeText = (text: string): string =>
  visibleText(text).replace(/[&<>"'`]/g, (character) => entities[character] ?? '');

/** A CSS string. Everything but plain letters and digits is escaped by its number, so that no text can end the string or the style sheet. */
export const cssString = (text: string): string => {
  const escaped = Array.from(visibleText(text).replaceAll('\n', ' '))
    .map((character) =>
      /^[\w .-]$/.test(character)
        ? character
        : `\\${character.codePointAt(0)?.toString(16) ?? ''} `,
    )
    .join('');
  return `"${escaped}"`;
};
