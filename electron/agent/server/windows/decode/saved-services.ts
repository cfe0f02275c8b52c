import type { SavedStateFile } from '../../../../../shared/evidence/after-schema.ts';
import { ok, type Result } from '../../../../../shared/result.ts';
import { say } from '../../../../../shared/texts/stored.ts';
import { garbled } from '../win32/errors.ts';
import { childOf, childrenOf, parseXml, type XmlElement } from './xml.ts';

type SavedServices = NonNullable<SavedStateFile['services']>;

/**
 * Services and what was saved of each, out of a file that `Export-Clixml` wrote.
 *
 * Two forms are understood: a hash table from names to values, and a list of objects with a name and one further value that means a state or a start type. Enumerations are taken by their name.
 */
export const decodeSavedServices = (text: string): Result<SavedServices> => {
  const parsed = parseXml(text);
  if (!parsed.ok) return parsed;
  const [root] = parsed.value;
  if (root?.name !== 'Objs') return garbled(say('garbled.clixml'));
  const services: { name: string; value: string }[] = [];
  const visit = (element: XmlElement): void => {
    const found = element.name === 'En' ? entryOf(element) : objectOf(element);
    if (found === null) for (const child of element.children) visit(child);
    else services.push(found);
  };
  visit(root);
  const isTable = root.children.some((element) => childOf(element, 'DCT') !== undefined);
  return services.length > 0 || isTable ? ok(services) : garbled(say('garbled.clixml-list'));
};

/** Property names that PowerShell's own objects and those of CIM use. */
const nameProperties = ['Name', 'ServiceName'];
const valueProperties = ['Status', 'State', 'StartupMode', 'StartMode', 'StartType', 'Value'];

const entryOf = (entry: XmlElement): SavedServices[number] | null =>
  pair(property(entry.children, ['Key']), property(entry.children, ['Value']));

const objectOf = (element: XmlElement): SavedServices[number] | null => {
  if (element.name !== 'Obj') return null;
  const properties = ['Props', 'MS'].flatMap((each) => childOf(element, each)?.children ?? []);
  return pair(property(properties, nameProperties), property(properties, valueProperties));
};

const pair = (name: string | null, value: string | null): SavedServices[number] | null =>
  name === null || name === '' || value === null ? null : { name, value };

/** The first of the named properties that is there. */
const property = (elements: readonly XmlElement[], names: readonly string[]): string | null => {
  for (const name of names) {
    const found = elements.find(({ attributes }) => attributes.get('N') === name);
    const value = found && valueOf(found);
    if (value !== undefined && value !== null) return value;
  }
  return null;
};

/** Text of a primitive value, or the name of an enumeration. */
const valueOf = (element: XmlElement): string | null => {
  const primitive = ['S', 'I32', 'U32', 'B'].includes(element.name) ? element : undefined;
  const [text] = [
    primitive,
    ...childrenOf(element, 'ToString'),
    ...childrenOf(element, 'S'),
  ].filter((each) => each !== undefined);
  return text === undefined ? null : unescapeText(text.text);
};

/** PowerShell writes characters that XML does not allow as `_x000A_`. */
const unescapeText = (text: string): string =>
  text.replaceAll(/_x([\dA-F]{4})_/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
