import type { ScenarioId } from '../../../../../shared/scenarios.ts';
import { captured } from './captured.ts';
import { dag } from './dag.ts';
import { edge } from './edge.ts';
import { healthy } from './healthy.ts';
import { portsAtRisk } from './ports-at-risk.ts';
import type { Scenario } from './scenario.ts';
import { servicesLeftDisabled } from './services-left-disabled.ts';
import { systemExclusion } from './system-exclusion.ts';
import { unreadable } from './unreadable.ts';
import { capturedDuringUpdate, deferredProtection, setupFails, setupStuck } from './updates.ts';

/** The rehearsal servers. To add one: a `Scenario`, its line here, its name in shared/scenarios.ts, and its verdict in the test. */
export const scenarioWorlds: Readonly<Record<ScenarioId, Scenario>> = {
  healthy,
  'ports-at-risk': portsAtRisk,
  captured,
  'system-exclusion': systemExclusion,
  'services-left-disabled': servicesLeftDisabled,
  edge,
  dag,
  unreadable,
  'captured-during-update': capturedDuringUpdate,
  'deferred-protection': deferredProtection,
  'setup-fails': setupFails,
  'setup-stuck': setupStuck,
};
