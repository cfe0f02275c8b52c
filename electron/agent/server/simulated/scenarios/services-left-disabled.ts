import { isTouchedBySetup } from '../world/setup/touched-services.ts';
import { mailboxServer } from './mailbox-server.ts';
import { popImapUnused } from './pop-imap-services.ts';
import type { ServiceDefinition } from './scenario.ts';

/** Some came back before Setup stopped. */
const restored = ['MSExchangeADTopology', 'MSExchangeServiceHost', 'MSExchangeDiagnostics', 'FMS'];

const base = mailboxServer(popImapUnused);

const leftDisabled = (definition: ServiceDefinition): ServiceDefinition => {
  const disabled = isTouchedBySetup(definition) && !restored.includes(definition.name);
  return disabled
    ? { ...definition, startType: 'disabled', running: false, win32ExitCode: 1077 }
    : definition;
};

/** A Setup that failed half-way stopped and disabled the services, and restored only a few. The server was booted since. */
export const servicesLeftDisabled = { ...base, services: base.services.map(leftDisabled) };
