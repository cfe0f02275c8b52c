import type { Command } from '../arguments.ts';
import type { Ended } from '../failure.ts';
import { withChosenServer, type Session } from '../run-session.ts';
import { tell } from '../speak.ts';
import { conclude } from './check.ts';

const operator = 'rehearsal';

/** `rehearse`: the whole Before phase on a rehearsal server: check, protect what is at risk, check again. */
export const rehearse = ({
  scenario,
  json,
  out,
}: Extract<Command, { name: 'rehearse' }>): Promise<Ended> =>
  withChosenServer({ kind: 'simulated', scenario }, async (session) => {
    await session.collect();
    let changed = false;
    for (const service of await servicesToProtect(session)) {
      if (session.cancelled()) break;
      changed = (await protect(session, service)) || changed;
    }
    if (changed) await session.collect();
    return conclude(session, { json, out });
  });

/** Services for which a failed finding offers a plan, each once. */
const servicesToProtect = async (session: Session): Promise<readonly string[]> => {
  const { findings } = await session.report();
  const services = findings
    .filter(({ outcome }) => outcome === 'fail')
    .flatMap(({ remediation }) =>
      remediation.flatMap(({ kind, service }) =>
        kind === 'plan' && service !== undefined ? [service] : [],
      ),
    );
  return [...new Set(services)];
};

const protect = async (session: Session, service: string): Promise<boolean> => {
  const plan = await session.ask('plan.propose', { service });
  tell(plan.title);
  const [obstacle] = plan.obstacles;
  if (obstacle) {
    tell(`  not now: ${obstacle.text}`);
    return false;
  }
  const { outcome, detail } = await session.ask('plan.apply', {
    planId: plan.id,
    hash: plan.hash,
    by: operator,
  });
  tell(`  ${outcome}: ${detail}`);
  return true;
};
