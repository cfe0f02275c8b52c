/** Root causes: why a service does not run, and what proves it. */
export const causesEn = {
  'cause.contradiction.stopped-yet-listening':
    '{service} is shown as stopped, yet its program listens on tcp/{port} in process {pid}',
  'cause.gap.system-log': 'The System event log could not be read ({code}: {message}).',
  'cause.gap.application-log': 'The Application event log could not be read ({code}: {message}).',
  'cause.gap.endpoints': 'The endpoint tables could not be read ({code}: {message}).',
  'cause.gap.processes': 'The processes could not be read ({code}: {message}).',
  'cause.gap.saved-state': 'The state that Setup saved could not be read ({code}: {message}).',
  'cause.gap.exclusions-ipv4':
    'The active exclusions of IPv4 could not be read ({code}: {message}).',
  'cause.gap.exclusions-ipv6':
    'The active exclusions of IPv6 could not be read ({code}: {message}).',
  'cause.services-unread':
    'How {service} stands is not known: the services could not be read ({code}: {message}).',
  'cause.state-before': 'Before the update: {state}.',
  'cause.gone': '{service} is not there any more: it was removed, or renamed.',
  'cause.gone.proof': 'No service of the name {service} is there now.',
  'cause.depends': '{service} depends on {need}, which is {state}.',
  'cause.depends-through': '{service} depends on {need}, and that on {first}, which is {state}.',
  'cause.depends-gone': '{service} depends on {need}, which is not there.',
  'cause.depends-through-gone':
    '{service} depends on {need}, and that on {first}, which is not there.',
  'cause.needs': '{service} needs {names}.',
  'cause.need-gone': '{name} is not there now.',
  'cause.need-state': '{name} is {state} now.',
  'cause.need-failed': '{service} could not start because {need} did not (1068).',
  'cause.need-failed-runs-now':
    '{service} could not start because {need} did not (1068); all that it depends on runs now.',
  'cause.some-need-failed':
    '{service} could not start because a service that it depends on did not (1068).',
  'cause.some-need-failed-runs-now':
    '{service} could not start because a service that it depends on did not (1068); all that it depends on runs now.',
  'cause.disabled-then-unread':
    '{service} was disabled when it was to be started last (1058); its start type could not be read now.',
  'cause.disabled-then':
    '{service} was disabled when it was to be started last (1058); its start type is {type} now.',
  'cause.disabled-before':
    '{service} is disabled, as it was before the update although it ran: nothing can start it.',
  'cause.disabled': '{service} is disabled: nothing can start it.',
  'cause.disabled-since':
    '{service} is disabled, and was {type} before the update: nothing can start it.',
  'cause.start-type-now': 'Start type now: {type}.',
  'cause.start-type-unread': 'Start type now: could not be read.',
  'cause.start-type-before': 'Start type before the update: {type}.',
  'cause.start-type-before-unread': 'Start type before the update: could not be read.',
  'cause.start-type-before-not-known': 'Its start type before the update is not known.',
  'cause.saved.none': 'Setup left no saved start types.',
  'cause.saved.stale':
    'Setup’s own saved state of {written} has it as disabled and is older than this update: an update that was broken off left it, and Setup gives back what stands there.',
  'cause.saved.in-this-update':
    'Setup itself saved it as disabled in this update, at {written}: it was disabled when Setup began.',
  'cause.saved.age-not-known':
    'Setup’s own saved state has it as disabled; whether that is older than this update is not known.',
  'cause.saved.other': 'Setup saved it as {type} in this update and has not given that back.',
  'cause.saved.unknown-time': 'an unknown time',
  'cause.saved.file-unclear': '{file}, written {written}, could not be understood ({problem}).',
  'cause.saved.no-reason': 'no reason given',
  'cause.saved.file-without': '{file}, written {written}, does not have the service.',
  'cause.saved.file': '{file}, written {written}, has it as {type}.',
  'cause.exit-code': 'Exit code {code}: {meaning}.',
  'cause.exit-code-own': 'Exit code {code}, its own code {own}: {meaning}.',
  'cause.exit-code-ended': 'Exit code {code}: it ended with code {code}.',
  'cause.exit-code-own-ended': 'Exit code {code}, its own code {own}: it ended with code {own}.',
  'cause.exit-code-not-started': 'Exit code {code}: it was not started since the boot.',
  'cause.exit-code-clean': 'Exit code {code}, which shows no failure.',
  'cause.exit-code-own-clean': 'Exit code {code}, its own code {own}, which shows no failure.',
  'cause.event': 'Event {id} at {time}.',
  'cause.event-with': 'Event {id} at {time}, with: {said}.',
  'cause.events-unplaced': 'When the update began is not known, so no event of the logs was used.',
  'cause.logon': '{service} could not log on (1069).',
  'cause.logon-at': '{service} could not log on (1069) at {time}.',
  'cause.logon-as': '{service} could not log on as {account} (1069).',
  'cause.logon-as-at': '{service} could not log on as {account} (1069) at {time}.',
  'cause.logon-right': 'The account does not have the right to log on as a service.',
  'cause.timed-out': '{service} did not answer in time when it was to be started (1053).',
  'cause.timed-out-at':
    '{service} did not answer in time when it was to be started (1053) at {time}.',
  'cause.died': '{service}: its process ended unexpectedly.',
  'cause.died-at': '{service}: its process ended unexpectedly at {time}.',
  'cause.ended': '{service}: it ended with code {code}.',
  'cause.ended-at': '{service}: it ended with code {code} at {time}.',
  'cause.ended-clean':
    'Its exit code shows no failure, so something may have started and stopped it once more since.',
  'cause.runs': '{service} runs.',
  'cause.paused': '{service} is paused. Somebody, or a program, paused it; why is not known.',
  'cause.not-started': '{service} was not started since the boot (1077). Nothing shows why.',
  'cause.not-started-manual':
    '{service} was not started since the boot (1077); its start type is manual, so Windows does not start it by itself. Nothing shows why.',
  'cause.not-known': 'Why {service} is {state} is not known: it shows no failure.',
  'cause.unread': 'Not everything could be read: {items}.',
  'cause.seen': 'State {state}, start type {type}, process {pid}.',
  'cause.seen-without-process': 'State {state}, start type {type}, process none.',
  'cause.before-not-known': 'How it stood before the update is not known.',
  'cause.before': 'Before the update: {state}, start type {type}.',
  'cause.nobody-watched': 'Nobody watched the update.',
  'cause.setup-log-not-looked-for': 'Setup’s log was not looked for.',
  'cause.setup-log-problem': 'Setup’s log: {status} ({problem}).',
  'cause.setup-log': 'Setup’s log: {status}.',
  'cause.unwatched': 'Nobody watched from {from} to {to}.',
  'cause.setup-failed':
    'Setup failed, after it had stopped the services, and {service} shows no failure of its own.',
  'cause.setup-failed-at':
    'Setup failed at {where}, after it had stopped the services, and {service} shows no failure of its own.',
  'cause.setup-unproved':
    'Setup ended without proof of success, after it had stopped the services, and {service} shows no failure of its own.',
  'cause.setup-unproved-at':
    'Setup ended without proof of success at {where}, after it had stopped the services, and {service} shows no failure of its own.',
  'cause.setup-counts':
    'Setup’s log: {errors, plural, one {# error} other {# errors}}, {warnings, plural, one {# warning} other {# warnings}}, ended as {status}.',
  'cause.setup-remedy': 'Known failure: {remedy}',
  'cause.setup-line': 'Setup’s log: {line}',
  'cause.setup-line-at': 'Setup’s log ({reference}): {line}',
  'cause.setup-at-work':
    'Setup is still at work, and stops and disables services on purpose: {service} is {state}.',
  'cause.setup-under-way': 'Setup’s log shows a run under way.',
  'cause.setup-under-way-at': 'Setup’s log shows a run under way, at {component}.',
  'cause.pending': '{service} is {state}: it has neither started nor stopped.',
  'cause.pending-after-wait':
    '{service} is {state}: it has neither started nor stopped, after a wait of {seconds} s.',
  'cause.flaps': '{service} started and ended again while it was waited for; it is {state} now.',
  'cause.not-at-rest': '{service} is {state} and had not come to rest.',
  'cause.not-at-rest-after-wait':
    '{service} is {state} and had not come to rest, after a wait of {seconds} s.',
  'cause.stands': 'State {state}, process {pid}, exit code {code}.',
  'cause.stands-without-process': 'State {state}, process none, exit code {code}.',
  'cause.seen-so-since': 'The watch saw it so since {since}.',
  'cause.wait.none': 'Nobody waited for the services to settle.',
  'cause.wait.settled': 'The wait for the services ended after {seconds} s: all had settled.',
  'cause.wait.limit-reached':
    'The wait for the services ended after {seconds} s: the limit was reached.',
  'cause.wait.unread':
    'The wait for the services ended after {seconds} s: the services could not be read.',
  'cause.wait.cancelled': 'The wait for the services ended after {seconds} s: it was cancelled.',
} as const;
