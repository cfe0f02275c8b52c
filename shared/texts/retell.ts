import { patternsOf, weightOf, type Pattern } from './patterns.ts';
import { formatterOf, type Catalogue, type Value } from './message.ts';

/** A text in the other language, and how many characters of it are known to be words of this program. */
type Told = { readonly told: string; readonly weight: number };
type Values = Readonly<Record<string, Value>>;

/** Characters; no text of this program is longer, and what is comes from outside. */
const longest = 4_000;
/** Texts are repeated from one look to the next; beyond this many different ones the oldest are forgotten. */
const remembered = 5_000;

/**
 * Tells stored English texts again in another language.
 *
 * Findings, plans and the journal are stored in English, as sentences, for other people's programs and for readers of old files. Each was made from a message of `english`; here the message is found again by its fixed words, what stood in its places is taken out, told again itself where it is a text, and put into the message of the same id in `other`. A text of several sentences is told sentence by sentence. What fits no message (what Windows or a person wrote) stays as it is.
 */
export const retellIn = (
  english: Catalogue,
  other: Catalogue,
  locale: string,
): ((stored: string) => string) => {
  const { format } = formatterOf<Catalogue>(other, locale);
  // Both are made when something is told: a window that speaks the other language may have nothing to tell yet.
  let unchanging: ReadonlyMap<string, string> | null = null;
  let patterns: readonly Pattern[] | null = null;
  const known = new Map<string, Told>();

  /** The text as one message, none of whose places holds what `ends` finds: the place would have taken in a neighbour. Of several that fit, the one that explains the most, with what stands in its places. */
  const within = (text: string, ends: RegExp | null): Told | null => {
    let best: { readonly pattern: Pattern; readonly told: Values; readonly weight: number } | null =
      null;
    patterns ??= patternsOf(english);
    for (const pattern of patterns) {
      const found = valuesIn(pattern, text);
      if (found === null) continue;
      if (ends !== null && Object.values(found).some((value) => ends.test(String(value)))) continue;
      const told: Record<string, Value> = {};
      let { weight } = pattern;
      for (const [name, value] of Object.entries(found)) {
        const again = typeof value === 'string' && !(name in pattern.fixed) ? tell(value) : null;
        told[name] = again?.told ?? value;
        weight += again?.weight ?? 0;
      }
      if (best === null || weight > best.weight) best = { pattern, told, weight };
    }
    return best && { told: format(best.pattern.id, best.told), weight: best.weight };
  };

  /** The text as one message with one clause in each place, or else with one sentence. */
  const whole = (text: string): Told | null =>
    within(text, endOfClause) ?? within(text, endOfSentence);

  /** One piece of a text, whose last mark may belong to the text around it. */
  const piece = (text: string): Told | null => {
    const marked = /^(.+?)([,;:.])$/su.exec(text);
    const told = marked === null ? null : whole(marked[1] ?? '');
    return told && { ...told, told: `${told.told}${markIn(locale, marked?.[2] ?? '')}` };
  };

  /** The text piece by piece, and whether each of them was told. */
  const bySentence = (text: string): Told & { readonly complete: boolean } => {
    const sentences = text.split(/(?<=[.!?:;,]) (?=\S)/);
    const told: string[] = [];
    let complete = true;
    let weight = 0;
    for (let from = 0; from < sentences.length;) {
      let next = from + 1;
      let best = piece(sentences[from] ?? '');
      for (let to = sentences.length; to > from; to -= 1) {
        const together = sentences.slice(from, to).join(' ');
        const match = whole(together) ?? piece(together);
        if (match === null) continue;
        best = match;
        next = to;
        break;
      }
      complete &&= best !== null;
      weight += best?.weight ?? 0;
      told.push(best?.told ?? sentences[from] ?? '');
      from = next;
    }
    return { told: told.join(' '), weight, complete };
  };

  /** Texts that a mark sets apart, each for itself. */
  const apart = (text: string): Told => {
    const parts = text.split(betweenTexts).map(tell);
    return {
      told: parts.map(({ told }) => told).join(betweenTexts),
      weight: parts.reduce((sum, { weight }) => sum + weight, 0),
    };
  };

  /** As one message; else as several of them; else as one whose places hold sentences, or whatever of it is known: what explains more. */
  const anyhow = (text: string): Told => {
    unchanging ??= idsOfUnchanging(english);
    const id = unchanging.get(text);
    // No pattern explains more, and none has to be read: what a window shows at its start is told by these alone.
    if (id !== undefined) return { told: format(id, {}), weight: weightOf(text) };
    const strictly = whole(text);
    if (strictly !== null || !text.includes(' ')) return strictly ?? { told: text, weight: 0 };
    if (text.includes(betweenTexts)) return apart(text);
    const pieces = bySentence(text);
    if (pieces.complete) return pieces;
    const loosely = within(text, null);
    return loosely === null || loosely.weight < pieces.weight ? pieces : loosely;
  };

  const tell = (text: string): Told => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const told = text.length > longest ? { told: text, weight: 0 } : anyhow(text);
    if (known.size >= remembered) known.delete(known.keys().next().value ?? '');
    known.set(text, told);
    return told;
  };
  return (stored) => tell(stored).told;
};

/** The ids of the messages without places or marks of ICU, by what they say. */
const idsOfUnchanging = (english: Catalogue): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(english)
      .filter(([, message]) => !/[{}]|''/.test(message))
      // Of two that say the same, the first counts.
      .toReversed()
      .map(([id, message]) => [message, id]),
  );

/** Stands between texts of different makers in one line. */
const betweenTexts = ' · ';
/** The end of a clause within a text, and that of a sentence. */
const endOfClause = /[.!?:;] \S/;
const endOfSentence = /[.!?] \S/;

/** French sets colon and semicolon off by a space that does not break. */
const markIn = (locale: string, mark: string): string =>
  locale.startsWith('fr') && /[:;]/.test(mark) ? `\u00a0${mark}` : mark;

const valuesIn = (
  { start, expression, places, fixed }: Pattern,
  text: string,
): Readonly<Record<string, Value>> | null => {
  if (!text.startsWith(start)) return null;
  const match = expression.exec(text);
  if (match === null) return null;
  const values: Record<string, Value> = { ...fixed };
  for (const [index, { name, isNumber }] of places.entries()) {
    const found = match[index + 1] ?? '';
    const value = isNumber ? Number(found.replaceAll(',', '')) : found;
    // A place that comes twice has the same in it, or it is another message.
    if (name in values && values[name] !== value) return null;
    values[name] = value;
  }
  return values;
};
