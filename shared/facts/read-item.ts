import {
  commandItems,
  nativeItems,
  type CommandItemId,
  type NativeItemId,
  type NativeValue,
} from '../evidence/items.ts';
import type { CommandItem, EvidenceItem } from '../evidence/schema.ts';
import { parseDynamicPort } from '../netsh/parse-dynamic-port.ts';
import { parseExcludedPorts } from '../netsh/parse-excluded-ports.ts';
import type { Exclusion, PortRange, Store } from '../ports/vocabulary.ts';
import { bytesFromBase64 } from '../text/base64.ts';
import { known, unread, type Fact } from './fact.ts';
import { say } from '../texts/stored.ts';

/** The dynamic port range that an item shows, if it shows one. */
export const readDynamicPort = (
  id: CommandItemId,
  item: EvidenceItem | undefined,
): Fact<PortRange> => readCommand(id, item, parseDynamicPort);

/** The exclusion table that an item shows, if it shows a whole one. */
export const readExclusions = (
  id: CommandItemId,
  store: Store,
  item: EvidenceItem | undefined,
): Fact<readonly Exclusion[]> => readCommand(id, item, (bytes) => parseExcludedPorts(bytes, store));

const readCommand = <T>(
  id: CommandItemId,
  item: EvidenceItem | undefined,
  parse: (bytes: Uint8Array) => T | null,
): Fact<T> => {
  if (item === undefined) return missing(id);
  if (item.kind === 'error') return unread(id, item.error.code, item.error.message);
  if (item.kind !== 'command') return unread(id, 'garbled', say('fact.not-a-command'));
  if (item.exitCode !== 0)
    return unread(id, 'exit-code', say('fact.exit-code', { code: item.exitCode }));
  if (asksForAnotherTable(id, item)) return unread(id, 'garbled', say('fact.other-table'));
  const value = parse(bytesFromBase64(item.stdoutBase64));
  return value === null ? unread(id, 'garbled', say('fact.not-the-table')) : known(value);
};

/** A table under the wrong id would be believed for the wrong family, so the words that name a table must not differ. */
const asksForAnotherTable = (id: CommandItemId, item: CommandItem): boolean => {
  const words = new Set(
    item.argv.map((word) => word.toLowerCase().replace(/^(protocol|store)=/, '')),
  );
  const wanted = new Set(id.split('.'));
  return ['ipv4', 'ipv6', 'tcp', 'udp', 'active', 'persistent'].some(
    (word) => words.has(word) && !wanted.has(word),
  );
};

/** The value of an API read, if it has the shape that its id promises. */
export const readNative = <Id extends NativeItemId>(
  id: Id,
  item: EvidenceItem | undefined,
): Fact<NativeValue<Id>> => {
  if (item === undefined) return missing(id);
  if (item.kind === 'error') return unread(id, item.error.code, item.error.message);
  if (item.kind !== 'native') return unread(id, 'garbled', say('fact.not-an-api-read'));
  const parsed = nativeItems[id].safeParse(item.value);
  if (parsed.success) return known(parsed.data as NativeValue<Id>);
  const issue = parsed.error.issues[0];
  const path = ['value', ...(issue?.path ?? [])].join('.');
  return unread(
    id,
    'garbled',
    issue === undefined ? say('fact.shape', { path }) : `${path}: ${issue.message}`,
  );
};

const missing = (id: string): Fact<never> => unread(id, 'missing', say('fact.not-read'));

/** Why an item is no knowledge, or null when it can be used. Items of a kind that this version does not know are taken as they are. */
export const problemOf = (item: EvidenceItem): string | null => {
  const fact = factOf(item);
  return fact.known ? null : `${fact.code}: ${fact.message}`;
};

const factOf = (item: EvidenceItem): Fact<unknown> => {
  if (commandItems.has(item.id as CommandItemId)) {
    const id = item.id as CommandItemId;
    return id.startsWith('netsh.dynamicport.')
      ? readDynamicPort(id, item)
      : readExclusions(id, id.endsWith('.persistent') ? 'persistent' : 'active', item);
  }
  if (Object.hasOwn(nativeItems, item.id)) return readNative(item.id as NativeItemId, item);
  return item.kind === 'error' ? unread(item.id, item.error.code, item.error.message) : known(item);
};
