import { z } from 'zod';
import { endpointStates } from '../evidence/schema.ts';

/** Who has a port. */
export const holderSchema = z.looseObject({
  /** 0 when no process is shown for the row: it is closed (TIME_WAIT), closing, or its process is not known yet; null when a bind is refused by a socket that no table shows. */
  pid: z.int().nonnegative().nullable(),
  image: z.string().nullable(),
  service: z.string().nullable(),
  remote: z.string().nullable(),
  state: z.enum(endpointStates).nullable(),
  startedAt: z.string().nullable().optional(),
});
export type Holder = z.infer<typeof holderSchema>;
