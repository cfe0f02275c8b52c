import type { NativeValue } from '../../../../../shared/evidence/items.ts';
import { err, ok, type Result } from '../../../../../shared/result.ts';
import { say } from '../../../../../shared/texts/stored.ts';
import type { Limits } from '../win32/limits.ts';
import type { Win32 } from '../win32/win32.ts';
import { readRegistryNumber } from './registry.ts';

/** Where an AD LDS instance keeps its ports; the instance of an Edge server is called MSExchange. */
const parameters = 'SYSTEM\\CurrentControlSet\\Services\\ADAM_MSExchange\\Parameters';

/** Ports that the Edge directory is configured for; null where there is none. */
export const readAdamPorts = async (
  api: Win32,
  limits: Limits,
): Promise<Result<NativeValue<'registry.adam-ports'>>> => {
  const ldap = await readPort(api, limits, 'Port LDAP');
  if (!ldap.ok) return ldap;
  const ssl = await readPort(api, limits, 'Port SSL');
  return ssl.ok ? ok({ ldap: ldap.value, ssl: ssl.value }) : ssl;
};

const readPort = async (
  api: Win32,
  limits: Limits,
  name: string,
): Promise<Result<number | null>> => {
  const port = await readRegistryNumber(api, limits, parameters, name);
  if (!port.ok || port.value === null) return port;
  return port.value >= 1 && port.value <= 65_535
    ? port
    : err(
        'garbled',
        say('read.adam-port', { value: [parameters, name].join(' '), port: port.value }),
      );
};
