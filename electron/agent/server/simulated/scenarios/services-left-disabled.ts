import { isTouchedBySetup } from '../world/setup/touched-services.ts';
import { mailboxServer } from './mailbox-server.ts';
import { popImapUnused } from './pop-imap-services.ts';
import type { Scenario, ServiceDefinition } from './scenario.ts';
import { update } from './updates.ts';

const dayMs = 24 * 60 * 60_000;
/** Some came back before Setup stopped. */
const restored = ['MSExchangeADTopology', 'MSExchangeServiceHost', 'MSExchangeDiagnostics', 'FMS'];

const base = mailboxServer(popImapUnused);

const leftDisabled = (definition: ServiceDefinition): ServiceDefinition => {
  const disabled = isTouchedBySetup(definition) && !restored.includes(definition.name);
  return disabled
    ? { ...definition, startType: 'disabled', running: false, win32ExitCode: 1077 }
    : definition;
};

/**
 * A Setup that failed half-way stopped and disabled the services, and restored only a few. The server was booted since.
 *
 * A second try saved them as they were by then. When Setup runs again, it keeps these files and leaves the services as they say.
 */
export const servicesLeftDisabled: Scenario = {
  ...base,
  services: base.services.map(leftDisabled),
  savedBefore: { version: update.to, ageMs: 3 * dayMs },
  setup: update,
};
