import { setTimeout as delay } from 'node:timers/promises';

import { healthOfRun } from '../../../shared/report/run-findings.ts';
import { eventLines } from '../../../shared/rehearsal/event-lines.ts';
import { rehearseScenario } from '../../../shared/rehearsal/rehearse-scenario.ts';
import type { Texts } from '../../../shared/texts/texts.ts';
import type { Command } from '../arguments.ts';
import type { Ended } from '../failure.ts';
import { reportProgress, withChosenServer } from '../run-session.ts';
import { tell } from '../speak.ts';
import { conclude } from './check.ts';

const pauseMs = 20;

/** `rehearse`: all phases that a scenario has, on a rehearsal server. */
export const rehearse = (
  { scenario, json, out }: Extract<Command, { name: 'rehearse' }>,
  texts: Texts,
): Promise<Ended> =>
  withChosenServer(
    { kind: 'simulated', scenario },
    async (session) => {
      await rehearseScenario(
        {
          ask: session.ask,
          collect: session.collect,
          pause: () => delay(pauseMs),
          texts,
          say: tell,
          stopped: session.cancelled,
          operator: 'rehearsal',
        },
        scenario,
      );
      const { state, now } = await session.ask('run.snapshot', {});
      const health = state === null ? null : healthOfRun(state, new Date(now));
      if (health !== null)
        tell(texts.say('terminal.health', { health: texts.say(`report.health.${health}`) }));
      const { verdict } = await session.report();
      tell(texts.say('terminal.verdict', { verdict: texts.say(`report.verdict.${verdict}`) }));
      return conclude(session, { json, out }, texts);
    },
    {
      onEvent: (event) => {
        reportProgress(event, texts);
        for (const line of eventLines(event.body, texts)) tell(`  ${line}`);
      },
    },
    texts,
  );
