import { service, tcp } from './definitions.ts';
import { mailboxServer } from './mailbox-server.ts';
import { popImapUnused } from './pop-imap-services.ts';

const base = mailboxServer(popImapUnused);

/** A member of a database availability group: replication listens inside the dynamic range. */
export const dag = {
  ...base,
  services: [
    ...base.services.map((definition) =>
      definition.name === 'MSExchangeRepl' ? { ...definition, listens: tcp(64_327) } : definition,
    ),
    service('ClusSvc', 'Cluster Service', 'C:\\Windows\\Cluster\\clussvc.exe', {
      dependsOn: ['LanmanServer', 'RpcSs'],
      listens: tcp(3343),
    }),
  ],
};
