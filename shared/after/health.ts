import type { Verdict, Waiver } from '../report/schema.ts';
import type { Health } from './schema.ts';
import type { AfterState } from './state.ts';

/** How the server stands after the update. */
export const healthOf = (_after: AfterState, _waivers: readonly Waiver[], _now: Date): Health =>
  'incomplete';

/** The verdict in the words of the report file and the exit codes. */
export const verdictOfHealth = (health: Health): Verdict => {
  switch (health) {
    case 'healthy':
      return 'go';
    case 'degraded':
      return 'go-with-warnings';
    case 'outage':
      return 'no-go';
    case 'incomplete':
      return 'incomplete';
  }
};
