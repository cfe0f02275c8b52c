import { createHash } from 'node:crypto';

import type { NativeValue } from '../../../../../shared/evidence/items.ts';
import { err, ok, type Result } from '../../../../../shared/result.ts';
import { say } from '../../../../../shared/texts/stored.ts';
import type { World } from '../world/world.ts';

/** The configuration files as they stand, by their hashes. */
export const configurationFiles = (world: World): NativeValue<'file.configuration'> =>
  world.configuration.map(({ path, text, modifiedAt }) => {
    const bytes = Buffer.from(text);
    return {
      path,
      size: bytes.length,
      modifiedAt: new Date(modifiedAt).toISOString(),
      sha256: createHash('sha256').update(bytes).digest('hex'),
      problem: null,
    };
  });

/** The content of one of these files, and of no other. */
export const configurationContent = (world: World, path: string): Result<Uint8Array> => {
  const file = world.configuration.find(
    (candidate) => candidate.path.toLowerCase() === path.toLowerCase(),
  );
  return file
    ? ok(Buffer.from(file.text))
    : err('not-found', say('read.not-overwritten', { path }));
};

const folder = 'C:\\ExchangeSetupLogs\\';
const startTypeNames = {
  boot: 'Boot',
  system: 'System',
  automatic: 'Automatic',
  'automatic-delayed': 'Automatic',
  manual: 'Manual',
  disabled: 'Disabled',
} as const;

/** The two files in which Setup saved the services. */
export const savedStateFiles = ({ saved }: World): NativeValue<'file.setup-saved-state'> => {
  if (saved === null) return [];
  const { version, services } = saved;
  const modifiedAt = new Date(saved.modifiedAt).toISOString();
  return [
    {
      file: `${folder}ServiceState${version}.xml`,
      kind: 'state',
      modifiedAt,
      services: [...services].map(([name, { ran }]) => ({
        name,
        value: ran ? 'Running' : 'Stopped',
      })),
      problem: null,
    },
    {
      file: `${folder}ServiceStartupMode${version}.xml`,
      kind: 'start-type',
      modifiedAt,
      services: [...services].map(([name, { startType }]) => ({
        name,
        value: startTypeNames[startType],
      })),
      problem: null,
    },
  ];
};
