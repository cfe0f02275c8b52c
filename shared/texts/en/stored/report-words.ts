/** What every rendering of a report says of update and verification, and what a comparison of two reports says. */
export const reportWordsEn = {
  'comparison.a-is-newer':
    'A was made after B: what is called new was there before, and is gone now.',
  'comparison.not-listed': '{port}: not listed any more',
  'comparison.not-supported':
    'A report of the kind {kind} cannot be compared by this version, which reads {known}.',
  'comparison.phases':
    'A is about the time {a}, B about the time {b}: they do not ask the same questions.',
  'comparison.phase.after': 'after the update',
  'comparison.phase.before': 'before the update',
  'comparison.phase.during': 'during the update',
  'comparison.rehearsal': 'One of the reports is about a rehearsal server.',
  'comparison.two-servers':
    'These are two servers, {a} and {b}: what differs may be no change at all.',
  'open-item.captured': 'was captured when the watch looked last; see SVC-103',
  'open-item.flapping': 'started and ended again while it was waited for',
  'open-item.plan': 'plan {outcome}',
  'open-item.unsettled': 'had not settled: {state}',
  'open-item.verification': 'Verification',
  'open-item.verification.again': '{status}; it has to be gone through again',
  'open-item.waived': '{finding} (waived by {by})',
  'redaction.note':
    'Names and addresses behind the stand-ins of a redacted report. Keep this file apart from the report.',
  'setup-run.told':
    'Setup{named, select, version { {version}} other {}}: {status}; {at, select, part {{part}; } other {}}{errors, number} error(s), {warnings, number} warning(s){grew, select, known {; the log grew last at {grewAt}} other {}}.',
  'verified.agent-down': 'The agent or its computer went down during the verification.',
  'verified.answer.it-said': '{answer}; it said: {said}',
  'verified.answer.over-tls': '{outcome} over TLS',
  'verified.certificate': 'Certificate {subject}, issued by {issuer}, valid from {from} to {to}',
  'verified.changed-since':
    'The server was changed since, so nothing that was found stands until it is verified again.',
  'verified.compared': 'Compared with the baseline.',
  'verified.compared-of': 'Compared with the baseline of {collectedAt}.',
  'verified.from':
    'Verified from {from} (started by {by}), {end, select, ended {ended {endedAt}} broken {and broken off} other {not ended when this report was made}}.',
  'verified.health.degraded':
    'Nothing that worked before is known to be down, but something is left that a person has to accept.',
  'verified.health.healthy':
    'Every question that could hide an outage has been answered, and nothing is worse than before.',
  'verified.health.outage': 'At least one thing that worked before the update does not work now.',
  'verified.holder':
    'Holder{of, select, port { of tcp/{port}} other {}}{in, select, family { in {family}} other {}}: {holder}, {held, select, now {which has it now} past {which does not have it any more} other {not known whether it still has it}}.',
  'verified.no-baseline': 'There is no baseline that it could be compared with in full.',
  'verified.reading': 'The server is still being read.',
  'verified.rows':
    '{rows, number} values were compared: {worse, number} worse, {unknown, number} not known, {noted, number} noted, {expected, number} changed as expected, {same, number} the same.',
  'verified.settle.cancelled': 'The wait for the services was cancelled after {waited} s.',
  'verified.settle.cancelled-left':
    'The wait for the services was cancelled after {waited} s: {services}.',
  'verified.settle.flapping': 'Started and ended again while it was waited: {services}.',
  'verified.settle.limit':
    'The services had not settled after {waited} s, which was the limit: {services}.',
  'verified.settle.limit-findings':
    'The services had not settled after {waited} s, which was the limit: see the findings.',
  'verified.settle.settled': 'The services settled after {waited} s.',
  'verified.settle.unread': 'The services could not be read, so it was not waited for them.',
  'verified.settling': 'The services are still waited for.',
  'verified.signed.accepted':
    'Signed by {by}{as, select, role { ({role})} other {}}, {at}: accepted, the server is given back. The server was {health} then.',
  'verified.signed.open':
    'Signed by {by}{as, select, role { ({role})} other {}}, {at}: open, the server is handed on with what is open. The server was {health} then.',
  'verified.unsettled.continue-pending': '{service} (continue-pending)',
  'verified.unsettled.pause-pending': '{service} (pause-pending)',
  'verified.unsettled.paused': '{service} (paused)',
  'verified.unsettled.running': '{service} (running)',
  'verified.unsettled.start-pending': '{service} (start-pending)',
  'verified.unsettled.stop-pending': '{service} (stop-pending)',
  'verified.unsettled.stopped': '{service} (stopped)',
  'watched.boot-task': 'Boot task: {task}',
  'watched.chance.bounds':
    'At that rate the model gives a chance of {low} to {high} that an unprotected port is handed out at least once in {span}.',
  'watched.chance.none':
    'No port in use was at risk when the watch began, so the model expects no capture.',
  'watched.chance.one':
    'At that rate the model gives a chance of {chance} that an unprotected port is handed out at least once in {span}.',
  'watched.chance.unknown': 'The chance of a capture is not known, because no rate was measured.',
  'watched.from':
    'Watched from {from} (started by {by}), {end, select, ended {ended {endedAt}} other {{status} when this report was made}}; {pace, select, often {{looks} looks per second} other {one look every {seconds} s}}.',
  'watched.gap':
    'Nobody watched from {from} to {to}: the agent or its computer was down. What happened then is not known.',
  'watched.happened': 'What happened: {captured, number} of {ports, number} such port(s) captured.',
  'watched.rate':
    'Ports were handed out at {ipv4, number, ::.00} per second in IPv4 and {ipv6, number, ::.00} in IPv6 (measured last).',
  'watched.span': '{from} UTC to {to} UTC',
  'watched.span-open': '{from} UTC to the last look: still held',
} as const;
