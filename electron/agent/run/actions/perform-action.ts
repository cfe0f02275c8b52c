import { assertNever } from '../../../../shared/assert-never.ts';
import type { PlanAction } from '../../../../shared/remediation/plan.ts';
import type { ActionContext, ActionOutcome } from './action.ts';
import { releasePort, reservePort } from './change-exclusion.ts';
import { changeService } from './change-service.ts';
import { closeHolderConnection } from './close-connection.ts';
import { proveAnswers } from './prove-answers.ts';
import { proveExcluded, proveFree, proveListening, proveRunning } from './prove.ts';
import { setServiceStartType } from './set-start-type.ts';
import { waitUntilFree } from './wait-until-free.ts';

/**
 * Performs one action of a plan: looks first whether it is done already, acts, and looks again. What a command says about itself decides nothing.
 */
export const performAction = async (
  context: ActionContext,
  action: PlanAction,
): Promise<ActionOutcome> => {
  switch (action.kind) {
    case 'stop-service':
      return changeService(context, action.service, 'stopped');
    case 'start-service':
      return changeService(context, action.service, 'running');
    case 'reserve-port':
      return reservePort(context, { ...action, store: 'persistent' });
    case 'release-port':
      return releasePort(context, { ...action, store: 'persistent' });
    case 'prove-excluded':
      return proveExcluded(context, action.port);
    case 'prove-listening':
      return proveListening(context, action);
    case 'close-connection':
      return closeHolderConnection(context, action);
    case 'prove-free':
      return proveFree(context, action);
    case 'set-start-type':
      return setServiceStartType(context, action);
    case 'wait-until-free':
      return waitUntilFree(context, action);
    case 'prove-answers':
      return proveAnswers(context, action);
    case 'prove-running':
      return proveRunning(context, action.services);
    default:
      return assertNever(action);
  }
};
