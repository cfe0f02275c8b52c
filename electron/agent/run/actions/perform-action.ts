import { assertNever } from '../../../../shared/assert-never.ts';
import type { PlanAction } from '../../../../shared/remediation/plan.ts';
import { withoutEffect, type ActionContext, type ActionOutcome } from './action.ts';
import { releasePort, reservePort } from './change-exclusion.ts';
import { changeService } from './change-service.ts';
import { closeHolderConnection } from './close-connection.ts';
import { proveExcluded, proveFree, proveListening } from './prove.ts';

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
    case 'wait-until-free':
    case 'prove-answers':
      return withoutEffect('failed', 'This is not built yet.');
    default:
      return assertNever(action);
  }
};
