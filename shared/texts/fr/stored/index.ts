import type { storedEn } from '../../en/stored/index.ts';
import { withFrenchSpaces } from '../typography.ts';
import { actionsFr } from './actions.ts';
import { afterBaselineFr } from './after-baseline.ts';
import { afterChecksFr } from './after-checks.ts';
import { afterMailFr } from './after-mail.ts';
import { afterPortsFr } from './after-ports.ts';
import { afterServicesFr } from './after-services.ts';
import { afterSetupFr } from './after-setup.ts';
import { agentActionsFr } from './agent-actions.ts';
import { agentReadsFr } from './agent-reads.ts';
import { agentWatchFr } from './agent-watch.ts';
import { agentFr } from './agent.ts';
import { byHandFr } from './by-hand.ts';
import { causesPortsFr } from './causes-ports.ts';
import { causesFr } from './causes.ts';
import { checksFr } from './checks.ts';
import { codesFr } from './codes.ts';
import { compareFr } from './compare.ts';
import { factsFr } from './facts.ts';
import { planObstaclesFr } from './plan-obstacles.ts';
import { plansFr } from './plans.ts';
import { portsFr } from './ports.ts';
import { protocolFr } from './protocol.ts';
import { rehearsalFr } from './rehearsal.ts';
import { reportWordsFr } from './report-words.ts';
import { runFr } from './run.ts';
import { scenariosFr } from './scenarios.ts';
import { setupFr } from './setup.ts';
import { shellErrorsFr } from './shell-errors.ts';
import { watchFr } from './watch.ts';

/** What findings, plans and the journal say, in French. */
export const storedFr: Readonly<Record<keyof typeof storedEn, string>> = withFrenchSpaces({
  ...actionsFr,
  ...afterBaselineFr,
  ...afterChecksFr,
  ...afterMailFr,
  ...afterPortsFr,
  ...afterServicesFr,
  ...afterSetupFr,
  ...agentActionsFr,
  ...agentFr,
  ...agentReadsFr,
  ...agentWatchFr,
  ...byHandFr,
  ...causesFr,
  ...causesPortsFr,
  ...checksFr,
  ...codesFr,
  ...compareFr,
  ...factsFr,
  ...planObstaclesFr,
  ...plansFr,
  ...portsFr,
  ...protocolFr,
  ...rehearsalFr,
  ...reportWordsFr,
  ...runFr,
  ...scenariosFr,
  ...setupFr,
  ...shellErrorsFr,
  ...watchFr,
});
