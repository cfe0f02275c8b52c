import type { ScenarioId } from '../../../../../shared/scenarios.ts';
import { allWell } from './all-well.ts';
import { captured } from './captured.ts';
import { dag } from './dag.ts';
import { dependencyDown } from './dependency-down.ts';
import { edge } from './edge.ts';
import { healthy } from './healthy.ts';
import { pop3beDown } from './pop3be-down.ts';
import { portsAtRisk } from './ports-at-risk.ts';
import type { Scenario } from './scenario.ts';
import { servicesLeftDisabled } from './services-left-disabled.ts';
import { stuckStopping } from './stuck-stopping.ts';
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
  'all-well': allWell,
  'pop3be-down': pop3beDown,
  'dependency-down': dependencyDown,
  'stuck-stopping': stuckStopping,
};
