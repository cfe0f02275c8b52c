import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import { parseAst } from 'vite';

import { inRoot } from '../../../build/support/paths.ts';

/** A text for readers that stands in code instead of a catalogue. */
export type LooseText = { readonly file: string; readonly line: number; readonly text: string };

type Node = { readonly type: string; readonly start: number; readonly [key: string]: unknown };

/** Two words at least, as a reader would see them. */
const isProse = (text: string): boolean =>
  /\p{L}{2,}[,;:.!?’”")]* +["“(‘]?(?:\p{L}|…)/u.test(text) && !isCommand(text) && !isStyle(text);
const isCommand = (text: string): boolean =>
  /^(?:(?:netsh|net (?:stop|start)|sc\.exe|netstat|schtasks|powershell|[A-Z][a-z]+-[A-Z]\w+)\b|\$\w+ = |\(New-Object )/.test(
    text.trim(),
  );
const isStyle = (text: string): boolean => /^(?:var\(|\d|minmax|repeat|[a-z-]+ \d)/.test(text);
/** A word for readers, where readers see what stands there. */
const isWord = (text: string): boolean => /\p{L}{2,}/u.test(text);

const readersAttributes =
  /^(?:title|label|aria-label|aria-description|placeholder|hint|alt|message|what|text|heading|name)$/;

/** Calls whose strings no reader sees: styles, and mistakes of this program. */
const unread = new Set([
  'makeStyles',
  'makeResetStyles',
  'mergeClasses',
  'Error',
  'TypeError',
  'RangeError',
  'RegExp',
]);

/** Every text for readers that stands in the code of these folders and files. */
export const looseTexts = (places: readonly string[]): readonly LooseText[] =>
  places.flatMap((place) => filesIn(inRoot(...place.split('/')))).flatMap(looseIn);

const filesIn = (path: string): readonly string[] =>
  /\.tsx?$/.test(path)
    ? [path]
    : readdirSync(path, { withFileTypes: true }).flatMap((entry) =>
        entry.isDirectory() || /\.tsx?$/.test(entry.name) ? filesIn(join(path, entry.name)) : [],
      );

const looseIn = (path: string): readonly LooseText[] => {
  const code = readFileSync(path, 'utf8');
  const program = parseAst(code, { lang: path.endsWith('x') ? 'tsx' : 'ts' }) as unknown as Node;
  const found: LooseText[] = [];
  const add = (node: Node, text: string): void => {
    const line = code.slice(0, node.start).split('\n').length;
    found.push({ file: relative(inRoot(), path), line, text: text.replaceAll(/\s+/g, ' ').trim() });
  };
  const visit = (node: Node, attribute: string | null): void => {
    if (isHidden(node)) return;
    const inAttribute = node.type === 'JSXAttribute' ? nameOf(node['name']) : attribute;
    const text = textOf(node)?.replaceAll(/<[^>]*>/g, '…') ?? null;
    if (text !== null && text !== '') {
      const seen =
        node.type === 'JSXText' || (attribute !== null && readersAttributes.test(attribute));
      if (
        isProse(text) ||
        (seen &&
          isWord(text) &&
          /^[\p{Lu}]|JSXText/u.test(node.type === 'JSXText' ? 'JSXText' : text))
      )
        add(node, text);
    }
    for (const [key, value] of Object.entries(node)) {
      if (key === 'parent' || (key === 'key' && node.type === 'Property')) continue;
      for (const child of Array.isArray(value) ? (value as unknown[]) : [value])
        if (isNode(child) && !isCompared(node, child))
          visit(child, child.type === 'JSXElement' ? null : inAttribute);
    }
  };
  visit(program, null);
  return found;
};

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

const nameOf = (node: unknown): string =>
  isNode(node) && typeof node['name'] === 'string' ? node['name'] : '';

const isHidden = (node: Node): boolean =>
  /^(?:Import|ExportAll|TS(?!AsExpression|SatisfiesExpression|NonNull))/.test(node.type) ||
  ((node.type === 'CallExpression' || node.type === 'NewExpression') &&
    unread.has(nameOf(node['callee'])));

/** What is compared is a code, not a text. */
const isCompared = (parent: Node, child: Node): boolean =>
  parent.type === 'BinaryExpression' &&
  /^[!=]==?$/.test(String(parent['operator'])) &&
  child.type === 'Literal';

const textOf = (node: Node): string | null => {
  if (node.type === 'Literal' && typeof node['value'] === 'string') return node['value'];
  if (node.type === 'JSXText' && typeof node['value'] === 'string') return node['value'].trim();
  if (node.type !== 'TemplateLiteral') return null;
  const quasis =
    (node['quasis'] as readonly { readonly value: { readonly cooked: string } }[]) ?? [];
  return quasis.map(({ value }) => value.cooked).join('…');
};

if (process.argv[1] === import.meta.filename) {
  for (const { file, line, text } of looseTexts(process.argv.slice(2)))
    console.log(`${file}:${line}  ${text.slice(0, 160)}`);
}
