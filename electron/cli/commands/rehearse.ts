import { setTimeout as delay } from 'node:timers/promises';

import { healthOfRun } from '../../../shared/report/run-findings.ts';
import { eventLines } from '../../../shared/rehearsal/event-lines.ts';
import { rehearseScenario } from '../../../shared/rehearsal/rehearse-scenario.ts';
import type { Command } from '../arguments.ts';
import type { Ended } from '../failure.ts';
import { reportProgress, withChosenServer } from '../run-session.ts';
import { tell } from '../speak.ts';
import { conclude } from './check.ts';

const pauseMs = 20;

/** `rehearse`: all phases that a scenario has, on a rehearsal server. */
export const rehearse = ({
  scenario,
  json,
  out,
}: Extract<Command, { name: 'rehearse' }>): Promise<Ended> =>
  withChosenServer(
    { kind: 'simulated', scenario },
    async (session) => {
      await rehearseScenario(
        {
          ask: session.ask,
          collect: session.collect,
          pause: () => delay(pauseMs),
          say: tell,
          stopped: session.cancelled,
          operator: 'rehearsal',
        },
        scenario,
      );
      const { state, now } = await session.ask('run.snapshot', {});
      const health = state === null ? null : healthOfRun(state, new Date(now));
      if (health !== null) tell(`Health: ${health}`);
      tell(`Verdict: ${(await session.report()).verdict}`);
      return conclude(session, { json, out });
    },
    {
      onEvent: (event) => {
        reportProgress(event);
        for (const line of eventLines(event.body)) tell(`  ${line}`);
      },
    },
  );
