import { docs } from '../../../shared/checks/docs.ts';
import type { IpcParams } from '../../../shared/ipc/contract.ts';

export type LinkId = IpcParams<'app.open-link'>['id'];

const links: ReadonlyMap<string, LinkId> = new Map<string, LinkId>([
  [docs.exclusions, 'docs.exclusions'],
  [docs.dynamicPorts, 'docs.dynamic-ports'],
  [docs.cumulativeUpdate, 'docs.cumulative-update'],
]);

/** The link that the shell opens for an address, titled by `before.link.<id>`; null for an address that it does not know. */
export const linkFor = (url: string): LinkId | null => links.get(url) ?? null;
