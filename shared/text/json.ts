/** Where a text stops being JSON: characters from the start, and the line and column that an editor shows, counted from 1. */
export type JsonPosition = {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
};

/** Where the first error of a text stands; engines name the place in some of their messages only. Null for a text that is JSON. */
export const findJsonError = (text: string): JsonPosition | null => {
  const offset = scan(text);
  if (offset === null) return null;
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return { offset, line, column: offset - before.lastIndexOf('\n') };
};

const space = /[ \t\r\n]*/y;
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
/** What can stand at the very end of a text that was cut off within a scalar or an escape. */
const halfScalar = /^(?:-|t|tr|tru|f|fa|fal|fals|n|nu|nul|\.|[eE][+-]?)$/;
const halfEscape = /^\\(?:u[0-9a-fA-F]{0,3})?$/;

/** What the grammar allows next. */
type Expected = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end';

/** Offset of the first character that JSON does not allow, without recursion: depth is limited by memory only. */
const scan = (text: string): number | null => {
  const open: ('{' | '[')[] = [];
  let at = 0;
  let expected: Expected = 'value';
  const match = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    if (!pattern.test(text)) return false;
    at = pattern.lastIndex;
    return true;
  };
  /** Where the text stops being JSON, or its end if it may only have been cut off here. */
  const wrong = (): number => (halfScalar.test(text.slice(at, at + 5)) ? text.length : at);
  /** Moves past a string; false with `at` on what is wrong in it. */
  const string = (): boolean => {
    at += 1;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code === 0x22) {
        at += 1;
        return true;
      }
      if (code === 0x5c) {
        if (match(escape)) continue;
        if (halfEscape.test(text.slice(at, at + 6))) at = text.length;
        return false;
      }
      // Not a number behind the end of the text.
      if (!(code >= 0x20)) return false;
      at += 1;
    }
  };
  const close = (bracket: string): boolean => {
    const wanted = open.at(-1) === '{' ? '}' : ']';
    if (open.length === 0 || bracket !== wanted) return false;
    open.pop();
    return true;
  };
  for (;;) {
    match(space);
    if (expected === 'comma-or-end' && open.length === 0)
      return at === text.length ? null : wrong();
    const character = text[at] ?? '';
    switch (expected) {
      case 'colon':
        if (character !== ':') return at;
        at += 1;
        expected = 'value';
        break;
      case 'comma-or-end':
        if (character === ',') expected = open.at(-1) === '{' ? 'key' : 'value';
        else if (!close(character)) return wrong();
        at += 1;
        break;
      case 'key':
      case 'key-or-end':
        if (character === '"') {
          if (!string()) return at;
          expected = 'colon';
        } else if (expected === 'key-or-end' && close(character)) {
          at += 1;
          expected = 'comma-or-end';
        } else return at;
        break;
      case 'value':
      case 'value-or-end':
        if (character === '{' || character === '[') {
          open.push(character);
          at += 1;
          expected = character === '{' ? 'key-or-end' : 'value-or-end';
        } else if (expected === 'value-or-end' && close(character)) {
          at += 1;
          expected = 'comma-or-end';
        } else if (character === '"') {
          if (!string()) return at;
          expected = 'comma-or-end';
        } else if (match(scalar)) expected = 'comma-or-end';
        else return wrong();
    }
  }
};
