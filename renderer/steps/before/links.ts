import { docs } from '../../../shared/checks/docs.ts';
import type { IpcParams } from '../../../shared/ipc/contract.ts';

type LinkId = IpcParams<'app.open-link'>['id'];
type DocLink = { readonly id: LinkId; readonly title: string };

const links: ReadonlyMap<string, DocLink> = new Map([
  [docs.exclusions, { id: 'docs.exclusions', title: 'Reserving ports' }],
  [docs.dynamicPorts, { id: 'docs.dynamic-ports', title: 'The dynamic port range' }],
  [
    docs.cumulativeUpdate,
    { id: 'docs.cumulative-update', title: 'Installing updates of Exchange' },
  ],
]);

/** The link that the shell opens for an address; null for an address that it does not know. */
export const linkFor = (url: string): DocLink | null => links.get(url) ?? null;
