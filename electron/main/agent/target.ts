import { err, ok, type Result } from '../../../shared/result.ts';
import { isScenarioId, type ScenarioId } from '../../../shared/scenarios.ts';
import { say } from '../../../shared/texts/stored.ts';

/** A server that the operator can choose. */
export type Target =
  | { readonly kind: 'local' }
  | { readonly kind: 'simulated'; readonly scenario: ScenarioId };

/** Reads `local` or `sim:<scenario>`; everything else, options among it, is `bad-request`. */
export const parseTarget = (text: string): Result<Target> => {
  if (text === 'local') return ok({ kind: 'local' });
  const scenario = text.startsWith('sim:') ? text.slice(4) : '';
  if (isScenarioId(scenario)) return ok({ kind: 'simulated', scenario });
  return err(
    'bad-request',
    say('shell-error.no-target', { wanted: JSON.stringify(text.slice(0, 80)) }),
  );
};

export const targetText = (target: Target): string =>
  target.kind === 'local' ? 'local' : `sim:${target.scenario}`;
