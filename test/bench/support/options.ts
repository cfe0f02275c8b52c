import type { BenchService } from './exchange-services.ts';
import type { BenchLanguage } from './languages.ts';

/** Which ports the kernel of a bench hands out. Both families and protocols share the range, as in the kernel. */
export type BenchRange = {
  /**
   * First port. Linux gives the ports of the first one's parity to outgoing connections first, so it has to be odd for
   * 9955 and 9933 (and every odd port) to come up soon.
   */
  readonly first: number;
  readonly count: number;
};

/** What is different about one service; the rest is as on every bench. */
export type ServiceChange = Partial<
  Pick<BenchService, 'displayName' | 'start' | 'listen' | 'banner'>
> & {
  /** Numbers that `service.c` reads: StartDelayMs, StopDelayMs, FailWith, BindRetries. */
  readonly knobs?: ServiceKnobs;
};

export type ServiceKnobs = {
  /** Milliseconds before the service binds its ports, and before it lets go of them. */
  readonly StartDelayMs?: number;
  readonly StopDelayMs?: number;
  /** The service does not start and reports this Win32 error; 0 heals it. */
  readonly FailWith?: number;
  /** Attempts to bind, one second apart, after "access denied" (10013). The real back ends make 60. */
  readonly BindRetries?: number;
};

export type BenchOptions = {
  /** Language of Windows, and with it the OEM code page. English unless told. */
  readonly language?: BenchLanguage;
  /** 6005–65534 unless told, as Exchange sets it. */
  readonly range?: BenchRange;
  /** Member of a database availability group: MSExchangeRepl listens on 64327, and ClusSvc exists. */
  readonly dag?: boolean;
  /** Changes by short name of the service. */
  readonly services?: Readonly<Record<string, ServiceChange>>;
  /** Ports of an Edge directory in the registry (which a Mailbox server does not have). */
  readonly adamPorts?: { readonly ldap: number; readonly ssl: number };
  /** The bench stays when this process ends; `npm run bench:stop` removes it. */
  readonly keep?: boolean;
};

/** Exchange sets start 6005 and count 59530, so the last port is 65534. */
export const exchangeRange: BenchRange = { first: 6_005, count: 59_530 };
