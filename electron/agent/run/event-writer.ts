import { toAppError } from '../../../shared/result.ts';
import type { RunEvent, RunEventBody } from '../../../shared/run/events.ts';
import { say } from '../../../shared/texts/stored.ts';
import type { AppendLog } from '../journal/append-log.ts';

/** How an event has to be kept. */
export type Emission = {
  /** On disk before anything else happens. */
  readonly durable: boolean;
  /**
   * What was seen is shown also while it cannot be written, and is written when that is possible again. Without it a durable event that cannot be written is rejected, and nothing has happened: so it is with everything that this program does itself.
   */
  readonly orInMemory?: boolean;
};

export type EventWriter = {
  /** Journals an event, then folds and publishes it; in the order of the calls. */
  readonly emit: (body: RunEventBody, emission: Emission) => Promise<void>;
  /** Events that are not on disk. */
  readonly unwritten: () => number;
  /** Has everything on disk, also what could not be written before. Rejects when that fails. */
  readonly flush: () => Promise<void>;
  readonly idle: () => Promise<void>;
};

export type EventWriterOptions = {
  readonly journal: AppendLog;
  readonly now: () => Date;
  readonly lastSeq: () => number;
  /** Folds and publishes. */
  readonly apply: (event: RunEvent) => void;
};

/** Writes the events of a run. While the journal cannot be written, what has to be shown all the same is kept, and written first when there is room again, so that no number is left out. */
export const createEventWriter = ({
  journal,
  now,
  lastSeq,
  apply,
}: EventWriterOptions): EventWriter => {
  let pending: Promise<unknown> = Promise.resolve();
  let backlog: RunEvent[] = [];
  const eventOf = (body: RunEventBody): RunEvent => ({
    seq: lastSeq() + 1,
    at: now().toISOString(),
    body,
  });

  const writeBacklog = async (): Promise<void> => {
    while (backlog[0] !== undefined) {
      await journal.append(backlog[0], { durable: backlog.length === 1 });
      backlog = backlog.slice(1);
    }
  };
  const keep = (event: RunEvent): void => {
    backlog.push(event);
    apply(event);
  };

  /** Writes what was held back, and says so. */
  const catchUp = async (): Promise<void> => {
    const behind = backlog.length;
    if (behind === 0) return;
    await writeBacklog();
    const said = eventOf({
      type: 'problem',
      text: say('run.journal-again', { count: behind }),
    });
    await journal.append(said, { durable: false });
    apply(said);
  };

  const write = async (body: RunEventBody, emission: Emission): Promise<void> => {
    try {
      await catchUp();
      const event = eventOf(body);
      await journal.append(event, { durable: emission.durable });
      apply(event);
    } catch (error) {
      if (emission.durable && emission.orInMemory !== true) throw error;
      if (backlog.length === 0)
        keep(
          eventOf({
            type: 'problem',
            text: say('run.journal-lost', { why: toAppError(error).message }),
          }),
        );
      keep(eventOf(body));
    }
  };

  return {
    emit: (body, emission) => {
      const result = pending.then(() => write(body, emission));
      pending = result.catch(() => undefined);
      return result;
    },
    unwritten: () => backlog.length,
    flush: () => {
      const result = pending.then(async () => {
        await catchUp();
        await journal.sync();
      });
      pending = result.catch(() => undefined);
      return result;
    },
    idle: async () => {
      await pending;
    },
  };
};
