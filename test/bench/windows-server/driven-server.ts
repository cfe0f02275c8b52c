import type { ActionResult } from '../../../electron/agent/server/server.ts';
import type { EvidenceItem, Service } from '../../../shared/evidence/schema.ts';
import type { Fact } from '../../../shared/facts/fact.ts';
import { readNative } from '../../../shared/facts/read-item.ts';
import { startBench, type Bench } from '../support/bench.ts';
import type { CaptureOptions } from '../support/capture.ts';
import type { DriverRequest, DriverStep } from './steps.ts';

/** A bench, and the Windows server of the product to be driven on it call by call. */
export type DrivenServer = {
  readonly bench: Bench;
  /** Performs steps one after the other in one Windows process, and answers with what each answered. */
  readonly perform: (
    steps: readonly DriverStep[],
    options?: DriverRequest['options'],
  ) => Promise<unknown[]>;
  readonly act: (step: DriverStep) => Promise<ActionResult>;
  readonly read: (
    step: Omit<Extract<DriverStep, { do: 'read' }>, 'do'>,
    options?: DriverRequest['options'],
  ) => Promise<EvidenceItem>;
  /** Holds a port as the source port of a connection to the directory for the time of `work`. */
  readonly whileHeld: (
    family: NonNullable<CaptureOptions['family']>,
    port: number,
    work: () => Promise<void>,
  ) => Promise<void>;
};

/** Display name that no code page but Unicode has, with what HTML would take for a tag. */
export const displayName = 'Microsoft Exchange POP3-Back-End für <Tests>';

/** Starts a bench with one service that runs, one that does not, and one that cannot. */
export const startDrivenServer = async (): Promise<DrivenServer> => {
  const bench = await startBench({
    adamPorts: { ldap: 50_389, ssl: 50_636 },
    services: {
      MSExchangePOP3BE: { displayName },
      MSExchangeIMAP4BE: { start: 'manual' },
      MSExchangeHM: { start: 'manual', knobs: { FailWith: 1_114 } },
    },
  });
  try {
    return driveServer(
      bench,
      await bench.installProgram('driver', 'test/bench/windows-server/driver.ts'),
    );
  } catch (thrown) {
    await bench.stop();
    throw thrown;
  }
};

const driveServer = (bench: Bench, driver: string): DrivenServer => {
  const perform: DrivenServer['perform'] = async (steps, options = {}) =>
    (await bench.askProgram(driver, { options, steps } satisfies DriverRequest)) as unknown[];
  return {
    bench,
    perform,
    act: async (step) => (await perform([step]))[0] as ActionResult,
    read: async (step, options) =>
      (await perform([{ do: 'read', ...step }], options))[0] as EvidenceItem,
    whileHeld: async (family, port, work) => {
      const holder = await bench.capture(port, { family });
      try {
        await work();
      } finally {
        await holder.release();
      }
    },
  };
};

/** The value of a fact, or an exception that says why it is not known. */
export const known = <T>(fact: Fact<T>): T => {
  if (!fact.known) throw new Error(fact.message);
  return fact.value;
};

/** A service as an evidence item shows it. */
export const serviceIn = (item: unknown, name: string): Service | undefined =>
  known(readNative('services', item as EvidenceItem)).find((service) => service.name === name);
