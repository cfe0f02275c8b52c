import { actionsEn } from './actions.ts';
import { afterBaselineEn } from './after-baseline.ts';
import { afterChecksEn } from './after-checks.ts';
import { afterMailEn } from './after-mail.ts';
import { afterPortsEn } from './after-ports.ts';
import { afterServicesEn } from './after-services.ts';
import { afterSetupEn } from './after-setup.ts';
import { agentActionsEn } from './agent-actions.ts';
import { agentReadsEn } from './agent-reads.ts';
import { agentWatchEn } from './agent-watch.ts';
import { agentEn } from './agent.ts';
import { byHandEn } from './by-hand.ts';
import { causesPortsEn } from './causes-ports.ts';
import { causesEn } from './causes.ts';
import { checksEn } from './checks.ts';
import { codesEn } from './codes.ts';
import { compareEn } from './compare.ts';
import { factsEn } from './facts.ts';
import { planObstaclesEn } from './plan-obstacles.ts';
import { plansEn } from './plans.ts';
import { portsEn } from './ports.ts';
import { protocolEn } from './protocol.ts';
import { rehearsalEn } from './rehearsal.ts';
import { reportWordsEn } from './report-words.ts';
import { runEn } from './run.ts';
import { scenariosEn } from './scenarios.ts';
import { setupEn } from './setup.ts';
import { shellErrorsEn } from './shell-errors.ts';
import { watchEn } from './watch.ts';

/** What findings, plans and the journal say: English wherever it is stored. */
export const storedEn = {
  ...actionsEn,
  ...afterBaselineEn,
  ...afterChecksEn,
  ...afterMailEn,
  ...afterPortsEn,
  ...afterServicesEn,
  ...afterSetupEn,
  ...agentActionsEn,
  ...agentEn,
  ...agentReadsEn,
  ...agentWatchEn,
  ...byHandEn,
  ...causesEn,
  ...causesPortsEn,
  ...checksEn,
  ...codesEn,
  ...compareEn,
  ...factsEn,
  ...planObstaclesEn,
  ...plansEn,
  ...portsEn,
  ...protocolEn,
  ...rehearsalEn,
  ...reportWordsEn,
  ...runEn,
  ...scenariosEn,
  ...setupEn,
  ...shellErrorsEn,
  ...watchEn,
} as const;
