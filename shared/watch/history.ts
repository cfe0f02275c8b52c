import { z } from 'zod';
import { serviceStates } from '../evidence/schema.ts';
import { familySchema, portSchema, protocolSchema } from '../ports/vocabulary.ts';
import { setupNoteKinds } from '../setup-log/schema.ts';
import { sightStatuses, watchedPortSchema } from './schema.ts';

/** One change that the watch saw, as short as a picture of thousands of them needs it. Times are of the server's clock. */
export const watchMomentSchema = z.discriminatedUnion('kind', [
  /** When somebody looked. `interrupted` stands at the last line before the interruption; `ports` are there with `started` only: what is watched from then on. */
  z.looseObject({
    kind: z.literal('watch'),
    at: z.string(),
    is: z.enum(['started', 'interrupted', 'resumed', 'ended']),
    ports: z.array(watchedPortSchema).optional(),
  }),
  /** `capture`: the id of the capture where the port is captured; its holder stands there. `why` only where the sight is not known. */
  z.looseObject({
    kind: z.literal('port'),
    at: z.string(),
    protocol: protocolSchema,
    port: portSchema,
    family: familySchema,
    status: z.enum(sightStatuses),
    capture: z.string().optional(),
    why: z.string().optional(),
  }),
  z.looseObject({
    kind: z.literal('service'),
    at: z.string(),
    name: z.string(),
    state: z.enum(serviceStates),
  }),
  /** A step or an error of Setup, when it was read from the log. */
  z.looseObject({
    kind: z.literal('setup'),
    at: z.string(),
    note: z.enum(setupNoteKinds),
    text: z.string(),
  }),
]);
export type WatchMoment = z.infer<typeof watchMomentSchema>;
export type PortMoment = Extract<WatchMoment, { kind: 'port' }>;

/**
 * What the watch saw, bounded.
 *
 * In blocks, so that one more moment copies a block and not everything before it. When there are too many, the oldest block goes; of what it held, the last moment of each port, service and of Setup stays in `earlier`, so that it is still known how things stood then.
 */
export type WatchHistory = {
  readonly earlier: readonly WatchMoment[];
  readonly blocks: readonly (readonly WatchMoment[])[];
  /** Moments that are not kept any more. The journal has them, and every capture is kept elsewhere. */
  readonly dropped: number;
};

export const emptyHistory: WatchHistory = { earlier: [], blocks: [], dropped: 0 };

const blockSize = 250;
const mostBlocks = 80;
/** So many of the newest moments are kept at least. */
export const mostMoments = blockSize * (mostBlocks - 1);

/** The history with one more moment. */
export const addMoment = (history: WatchHistory, moment: WatchMoment): WatchHistory => {
  const { blocks } = history;
  const last = blocks.at(-1);
  if (last !== undefined && last.length < blockSize)
    return { ...history, blocks: blocks.with(-1, [...last, moment]) };
  const [first, ...rest] = blocks;
  if (first === undefined || blocks.length < mostBlocks)
    return { ...history, blocks: [...blocks, [moment]] };
  const earlier = lastOfEach([...history.earlier, ...first]);
  const gone = history.earlier.length + first.length - earlier.length;
  return { earlier, blocks: [...rest, [moment]], dropped: history.dropped + gone };
};

/** All that is kept, in the order in which it was seen. */
export const momentsOf = ({ earlier, blocks }: WatchHistory): readonly WatchMoment[] => [
  ...earlier,
  ...blocks.flat(),
];

/** In the order in which they were seen. */
const lastOfEach = (moments: readonly WatchMoment[]): readonly WatchMoment[] => {
  const last = new Map<string, WatchMoment>();
  for (const moment of moments) {
    const key = subjectOf(moment);
    last.delete(key);
    last.set(key, moment);
  }
  return [...last.values()];
};

const subjectOf = (moment: WatchMoment): string => {
  switch (moment.kind) {
    case 'watch':
      // The last start names what is watched; it is not to be forgotten for an interruption after it.
      return moment.is === 'started' ? 'started' : 'watch';
    case 'port':
      return `port:${moment.protocol}/${moment.port}/${moment.family}`;
    case 'service':
      return `service:${moment.name}`;
    case 'setup':
      return 'setup';
  }
};
