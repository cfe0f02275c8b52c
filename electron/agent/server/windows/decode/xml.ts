import { ok, type Result } from '../../../../../shared/result.ts';
import { say } from '../../../../../shared/texts/stored.ts';
import { garbled } from '../win32/errors.ts';

/** An element of an XML document: its name as written, its attributes, the elements in it, and all text that stands directly in it. */
export type XmlElement = {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  readonly text: string;
};

type Building = {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  text: string;
};

const deepest = 64;
const name = String.raw`[A-Za-z_][\w.:-]*`;
const quoted = String.raw`"[^"<]*"|'[^'<]*'`;
/** A declaration, a comment, a block of raw text, an end tag, or a start tag. Nothing else may begin with `<`: document types, with which a file can blow itself up, are refused. */
const tag = new RegExp(
  String.raw`<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|</(${name})\s*>|<(${name})((?:\s+${name}\s*=\s*(?:${quoted}))*)\s*(/?)>`,
  'y',
);
const attribute = new RegExp(String.raw`(${name})\s*=\s*(${quoted})`, 'g');

/** The elements of a text that may hold several documents in a row, as `wevtutil` prints them. Strict: whatever is not well-formed is `garbled`. */
export const parseXml = (text: string): Result<readonly XmlElement[]> => {
  const root: Building = { name: '', attributes: new Map(), children: [], text: '' };
  const open: Building[] = [root];
  for (let at = 0; at < text.length;) {
    const current = open.at(-1) ?? root;
    const next = text.indexOf('<', at);
    const end = next < 0 ? text.length : next;
    if (end > at) {
      const plain = unescape(text.slice(at, end));
      if (plain === null) return garbled(say('garbled.xml.entity', { at: end }));
      if (current === root && plain.trim() !== '')
        return garbled(say('garbled.xml.outside', { at: end }));
      current.text += plain;
      at = end;
      continue;
    }
    tag.lastIndex = at;
    const found = tag.exec(text);
    if (found === null) return garbled(say('garbled.xml.not-well-formed', { at }));
    at = tag.lastIndex;
    const [, raw, closing, opening, attributes = '', empty] = found;
    if (raw !== undefined) current.text += raw;
    if (closing !== undefined) {
      if (closing !== current.name)
        return garbled(say('garbled.xml.closes', { closing, element: current.name }));
      open.pop();
      open.at(-1)?.children.push(current);
    }
    if (opening === undefined) continue;
    const values = attributesOf(attributes);
    if (values === null) return garbled(say('garbled.xml.attribute', { element: opening }));
    const element: Building = { name: opening, attributes: values, children: [], text: '' };
    if (empty === '/') current.children.push(element);
    else if (open.length > deepest) return garbled(say('garbled.xml.nested'));
    else open.push(element);
  }
  return open.length === 1
    ? ok(root.children)
    : garbled(say('garbled.xml.end', { element: open.at(-1)?.name ?? '' }));
};

const attributesOf = (text: string): Map<string, string> | null => {
  const attributes = new Map<string, string>();
  for (const [, key = '', value = ''] of text.matchAll(attribute)) {
    const plain = unescape(value.slice(1, -1));
    if (plain === null || attributes.has(key)) return null;
    attributes.set(key, plain);
  }
  return attributes;
};

const entities: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
};

/** Null for an entity that XML does not know by itself. */
const unescape = (text: string): string | null => {
  let isKnown = true;
  const plain = text.replaceAll(
    /&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|(\w+)|);?/g,
    (whole, ...found) => {
      const [decimal, hex, entity] = found as (string | undefined)[];
      const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : null;
      const value =
        code === null
          ? entity === undefined
            ? undefined
            : entities[entity]
          : code <= 0x10_ff_ff
            ? String.fromCodePoint(code)
            : undefined;
      if (value === undefined || !whole.endsWith(';')) isKnown = false;
      return value ?? '';
    },
  );
  return isKnown ? plain : null;
};

/** The first element of that name directly in another. */
export const childOf = (element: XmlElement | undefined, child: string): XmlElement | undefined =>
  element?.children.find((each) => each.name === child);

/** The elements of that name directly in another, in order. */
export const childrenOf = (element: XmlElement | undefined, child: string): readonly XmlElement[] =>
  element?.children.filter((each) => each.name === child) ?? [];
