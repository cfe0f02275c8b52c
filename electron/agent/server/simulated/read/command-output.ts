import type { CommandItemId } from '../../../../../shared/evidence/items.ts';
import { families, protocols, stores } from '../../../../../shared/ports/vocabulary.ts';
import type { Language } from '../console/languages.ts';
import { printDynamicPort, printExclusions } from '../console/print-netsh.ts';
import type { World } from '../world/world.ts';

/** What the command behind an item prints, as the world is at this moment; null for an item that no command stands behind. */
export const commandOutput = (
  world: World,
  language: Language,
  id: CommandItemId,
): Uint8Array | null => {
  const words = id.split('.');
  const family = families.find((name) => words.includes(name));
  const protocol = protocols.find((name) => words.includes(name));
  const store = stores.find((name) => words.includes(name));
  if (!family || !protocol) return null;
  if (!store) return printDynamicPort(language, protocol, world.scenario.ranges[family][protocol]);
  return printExclusions(language, protocol, world.exclusions[family][protocol][store]);
};
