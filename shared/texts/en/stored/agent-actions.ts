/** What the agent did and saw when it carried out a step, and how plans ended. */
export const agentActionsEn = {
  'effect.all-run': 'All {count, number} run.',
  'effect.answered': '{service} on {address} tcp/{port, number, ::group-off} answered: {said}',
  'effect.answered-tls':
    '{service} on {address} tcp/{port, number, ::group-off} answered over TLS: {said}',
  'effect.became-free':
    '{protocol}/{port, number, ::group-off} in {family} became free and was taken again and again (waited {seconds, number, ::group-off} s).',
  'effect.broke-off': 'The step itself broke off: {why}',
  'effect.cancelled': 'Cancelled by the operator.',
  'effect.connection-gone': 'The connection to {remote} is gone.',
  'effect.connection-gone-already': 'The connection to {remote} is gone already.',
  'effect.connection-refused':
    'Windows refused with {code, number, ::group-off}; the connection is still there.',
  'effect.connection-stays':
    'Windows reported success, but it did not take effect: the connection is still there.',
  'effect.endpoints-unread': 'The endpoints could not be read: {why}',
  'effect.endpoints-unread-waited':
    'The endpoints could not be read: {why} (waited {seconds, number, ::group-off} s)',
  'effect.excluded': 'tcp/{port, number, ::group-off} in {family} is excluded in both stores.',
  'effect.excluded-already':
    'tcp/{port, number, ::group-off} in {family} was excluded already, in both stores.',
  'effect.excluded-everywhere':
    'tcp/{port, number, ::group-off} is excluded in IPv4 and IPv6, in the active and in the persistent store.',
  'effect.exclusion':
    'tcp/{port, number, ::group-off} in {family} is {active, select, none {not excluded in the active store} administered {excluded (administered) in the active store} other {excluded (system) in the active store}} and {persistent, select, none {not excluded in the persistent store} administered {excluded (administered) in the persistent store} other {excluded (system) in the persistent store}}.',
  'effect.exclusion-in-use':
    'Windows refused because tcp/{port, number, ::group-off} is in use by {holder}. An exclusion can only be added while nobody uses the port.',
  'effect.exclusion-over':
    'Windows refused: tcp/{port, number, ::group-off} in {family} is {active, select, none {not excluded in the active store} administered {excluded (administered) in the active store} other {excluded (system) in the active store}} and {persistent, select, none {not excluded in the persistent store} administered {excluded (administered) in the persistent store} other {excluded (system) in the persistent store}}, and an exclusion cannot be added over another one.',
  'effect.exclusion-still':
    'tcp/{port, number, ::group-off} in {family} is still {active, select, none {not excluded in the active store} administered {excluded (administered) in the active store} other {excluded (system) in the active store}} and {persistent, select, none {not excluded in the persistent store} administered {excluded (administered) in the persistent store} other {excluded (system) in the persistent store}}.',
  'effect.exclusion-unexplained-uncoded':
    'Windows refused the exclusion, and no table shows why. The port may have been in use for a moment: check again.',
  'effect.exclusion-unexplained':
    'Windows refused the exclusion (exit code {code, number, ::group-off}), and no table shows why. The port may have been in use for a moment: check again.',
  'effect.exclusion-unreal':
    'The command reported success, but tcp/{port, number, ::group-off} in {family} is {active, select, none {not excluded in the active store} administered {excluded (administered) in the active store} other {excluded (system) in the active store}} and {persistent, select, none {not excluded in the persistent store} administered {excluded (administered) in the persistent store} other {excluded (system) in the persistent store}}.',
  'effect.exclusions-unread.active': 'The active exclusions of {family} could not be read: {why}',
  'effect.exclusions-unread.persistent':
    'The persistent exclusions of {family} could not be read: {why}',
  'effect.free': 'Nobody has {protocol}/{port, number, ::group-off} in {family}.',
  'effect.free-already': 'Nobody had {protocol}/{port, number, ::group-off} in {family}.',
  'effect.free-waited':
    'Nobody has {protocol}/{port, number, ::group-off} in {family} (waited {seconds, number, ::group-off} s).',
  'effect.held':
    '{protocol}/{port, number, ::group-off} in {family} is still held by {holder} (waited {seconds, number, ::group-off} s).',
  'effect.held-hidden':
    '{protocol}/{port, number, ::group-off} in {family} is still held by a socket that no table shows (waited {seconds, number, ::group-off} s).',
  'effect.held-still':
    '{protocol}/{port, number, ::group-off} in {family} is still held by {holder}: what was done did not take effect.',
  'effect.interrupted':
    'The agent went down before the outcome was written; whether the step took effect is shown by the checks.',
  'effect.listens':
    '{service} listens on tcp/{port, number, ::group-off} {now, select, ipv4 {in ipv4} ipv6 {in ipv6} both {in ipv4 and ipv6} other {in no family}}.',
  'effect.listens-less':
    '{service} listens on tcp/{port, number, ::group-off} {now, select, ipv4 {in ipv4} ipv6 {in ipv6} both {in ipv4 and ipv6} other {in no family}}; before the plan it did {before, select, ipv4 {in ipv4} ipv6 {in ipv6} both {in ipv4 and ipv6} other {in no family}} (waited {seconds, number, ::group-off} s).',
  'effect.no-connection': 'The socket has no connection that could be closed.',
  'effect.no-exclusion': 'tcp/{port, number, ::group-off} in {family} has no exclusion of ours.',
  'effect.no-greeting':
    '{service} on {address} tcp/{port, number, ::group-off} did not greet: {outcome} (tried for {seconds, number, ::group-off} s).',
  'effect.no-greeting-error':
    '{service} on {address} tcp/{port, number, ::group-off} did not greet: {outcome}, {error} (tried for {seconds, number, ::group-off} s).',
  'effect.no-greeting-error-said':
    '{service} on {address} tcp/{port, number, ::group-off} did not greet: {outcome}, {error}, it said “{said}” (tried for {seconds, number, ::group-off} s).',
  'effect.no-greeting-said':
    '{service} on {address} tcp/{port, number, ::group-off} did not greet: {outcome}, it said “{said}” (tried for {seconds, number, ::group-off} s).',
  'effect.not-reported':
    '{service} on {address} tcp/{port, number, ::group-off} did not greet: nobody reported what it said (tried for {seconds, number, ::group-off} s).',
  'effect.not-talked-to':
    '{service} on {address} tcp/{port, number, ::group-off} did not greet: it could not be talked to: {why} (tried for {seconds, number, ::group-off} s).',
  'effect.not-tried': 'Not tried, because “{title}” was not done.',
  'effect.probe-failed-waited':
    'The bind probe failed: {why} (waited {seconds, number, ::group-off} s)',
  'effect.released': 'tcp/{port, number, ::group-off} in {family} is not excluded any more.',
  'effect.service-already': '{service} was {state} already.',
  'effect.service-gone': 'There is no service {service} any more.',
  'effect.service-process': '{service} is {state} (process {pid, number, ::group-off}).',
  'effect.service-why.continue-pending': '{service} is continue-pending: {why}.',
  'effect.service-why.pause-pending': '{service} is pause-pending: {why}.',
  'effect.service-why.paused': '{service} is paused: {why}.',
  'effect.service-why.running': '{service} is running: {why}.',
  'effect.service-why.start-pending': '{service} is start-pending: {why}.',
  'effect.service-why.stop-pending': '{service} is stop-pending: {why}.',
  'effect.service-why.stopped': '{service} is stopped: {why}.',
  'effect.services-unread': 'The services could not be read: {why}',
  'effect.start-type': 'The start type of {service} is {startType}.',
  'effect.start-type-already': 'The start type of {service} was {startType} already.',
  'effect.start-type-other':
    'The start type of {service} is {now}, not {before} any more: somebody else changed it, so it is left alone.',
  'effect.start-type-still': 'The start type of {service} is still {startType}: {why}',
  'effect.unreal': 'Windows reported success, but it did not take effect.',
  'effect.unwritten':
    'The journal cannot be written ({why}), and nothing is done to the server that was not written down first.',
  'effect.windows-refused': 'Windows refused with {code, number, ::group-off}.',
  'plan-end.applied': 'Every step was done and proved.',
  'plan-end.authorised': 'The watch adds the exclusions when it can.',
  'plan-end.by-watch': 'Every exclusion was added by the watch and proved.',
  'plan-end.in-part':
    'What was done stands. {failed, plural, one {One step was} other {# steps were}} not done.',
  'plan-end.interrupted':
    'The agent went down while the plan was being applied. Nothing was repeated or taken back. Run the checks again to see how the server stands.',
  'plan-end.rollback-failed':
    '{title}: {detail} Taking back failed too, so this has to be done by hand: {failures}',
  'plan-end.rolled-back': '{title}: {detail} What the plan had done was taken back.',
  'plan-end.untried':
    'The plan ended there; {untried, plural, one {one step was} other {# steps were}} not tried.',
  'plan-end.withdrawn': '{by} took it back; exclusions that were added stay.',
} as const;
