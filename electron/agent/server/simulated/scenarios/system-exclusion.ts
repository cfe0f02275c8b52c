import { administered, exclusionsWith, service, setupExclusions, system32 } from './definitions.ts';
import { mailboxServer } from './mailbox-server.ts';
import { popImapOn } from './pop-imap-services.ts';

const popImap = popImapOn(9955, 9933, {
  imapBackEnd: { running: false, win32ExitCode: 10_013 },
});
const base = mailboxServer(popImap);

/** The Host Network Service took 100 ports around 9933 at the last boot. The port of POP3 back end is excluded as it should be. */
export const systemExclusion = {
  ...base,
  services: [...base.services, service('hns', 'Host Network Service', `${system32}svchost.exe`)],
  exclusions: exclusionsWith([
    ...setupExclusions,
    { first: 9840, last: 9939, kind: 'system' },
    administered(9955),
  ]),
};
