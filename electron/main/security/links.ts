import type { linkIds } from '../../../shared/ipc/contract.ts';
import { docs } from '../../../shared/checks/docs.ts';

type LinkId = (typeof linkIds)[number];

/** Every address that the window can have opened in the system's browser. */
export const links: Readonly<Record<LinkId, string>> = {
  'docs.exclusions': docs.exclusions,
  'docs.dynamic-ports': docs.dynamicPorts,
  'docs.cumulative-update': docs.cumulativeUpdate,
};
