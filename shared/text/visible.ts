/**
 * Characters that are not seen but change what is: control and format characters (bidirectional marks and overrides, invisible spaces), separators, halves of surrogate pairs.
 *
 * Line feeds and tabs stay, and the joiners that some scripts are written with.
 */
const unseen = /(?![\t\n\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffe\uffff]/gu;

/** Text as a report shows it: a character that cannot be seen is named (`⟨U+202E⟩`), because a name may have been made to mislead. Line ends become line feeds. */
export const visibleText = (text: string): string =>
  text.replaceAll('\r\n', '\n').replace(unseen, nameOf);

const nameOf = (character: string): string =>
  `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`;
