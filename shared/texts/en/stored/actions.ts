/** What the operator has to do, in the order in which it can be done: page 1 of the report. */
export const actionsEn = {
  'action.abandoned':
    'Something that worked before the update does not work now. Verify again when it is settled, or have each blocker waived by name with reason and expiry.',
  'action.accept-left': 'Give the server back only if you accept what is left',
  'action.accept-left.more': 'and {count, number} more',
  'action.accept-left.see-waivers': 'See the waivers.',
  'action.accept-left.signer': 'Who signs takes that on.',
  'action.accept-left.waived': '{count, plural, one {# waived blocker} other {# waived blockers}}',
  'action.answer': 'Make {subject} answer',
  'action.blocked.why': 'Windows refuses this port even to its own service (error 10013).',
  'action.certificates':
    'Renew {count, plural, one {# certificate} other {# certificates}} that mail services show',
  'action.check-again-after':
    'Check again if more than {minutes} minutes pass before Setup starts.',
  'action.configuration':
    'Look at {count, plural, one {# configuration file} other {# configuration files}} that Setup may have overwritten',
  'action.configuration.no-change': 'Nothing is put back by itself.',
  'action.do-not-give-back': 'Do not give the server back until this is settled',
  'action.do-not-give-back.during':
    'Something is down, failed, or holds a port that Exchange needs.',
  'action.do-not-give-back.verify': 'Do not give the server back: verify it again',
  'action.do-not-start': 'Do not start Setup: check again when this is done',
  'action.do-not-start.blockers':
    'Every blocker has to be gone, or be waived by name with reason and expiry.',
  'action.do-not-start.open':
    'A question that could block the update has no answer yet. What cannot be read is never a pass.',
  'action.elevate': 'Start again elevated',
  'action.elevate.detail':
    'Connect again and accept the elevation prompt, or open the terminal with "Run as administrator". Without it some facts stay unread and no port can be protected.',
  'action.exclusion': 'Complete the exclusion of {ports} for {service}',
  'action.exclusion.detail':
    'It has to stand in both families, and in the persistent store for the time after the reboot.',
  'action.free-captured': 'Free the port of {subject}: it is captured',
  'action.free-port': 'Free port {port}: wait, or end what holds it',
  'action.free-port.for': 'Free port {port} for {service}: wait, or end what holds it',
  'action.free-port.holder': 'It is held by {holder}.',
  'action.free-port.holder-ends':
    'It is held by {holder}, which ends by itself after two to four minutes.',
  'action.free-port.plan':
    'The plan for the service that needs it waits for the port, or closes the connection, and excludes the port before it starts the service.',
  'action.give-back': 'The server can be given back',
  'action.give-back.detail':
    'What ran before the update runs, and listens and greets as it did. Sign this report; if the server is restarted afterwards, verify it again.',
  'action.next-update': 'Protect the back-end ports for the next update',
  'action.next-update.detail': 'The next update stops every service again.',
  'action.outage-unanswered':
    'A question that could hide an outage has no answer. What cannot be read is never a pass.',
  'action.proceed': 'Proceed with the update',
  'action.proceed-if': 'Proceed with the update if you accept what stands in this report',
  'action.protect': 'Protect ports of {service}',
  'action.protect.detail':
    'Stop the service, exclude the port in IPv4 and IPv6 persistently, start the service, prove both.',
  'action.protect.once-free': 'Only possible once the port is free, see above.',
  'action.protect.plan': 'The plan shows every command before it is run.',
  'action.restore':
    'Restore {count, plural, one {# service} other {# services}} to what the baseline has',
  'action.restore.start-types': 'Each gets the start type that it had before the update.',
  'action.restore.start-types-and-starts':
    'Each gets the start type that it had before the update, and those that ran then are started in the order in which they need each other.',
  'action.restore.stopped':
    'A service that was stopped before stays stopped; nothing is set to Automatic that was not.',
  'action.run-checks': 'Run the checks',
  'action.settle-not-known': 'Settle what is not known: {subjects}',
  'action.settle-services':
    'Settle {count, plural, one {# service that should run and does not} other {# services that should run and do not}}',
  'action.settle-services.detail':
    'Put back what each service had; do not set all services to Automatic.',
  'action.settle-unread': 'Settle what could not be read: {subjects}',
  'action.settle-why': '{title}: settle why',
  'action.settle-why-first': '{title}: settle why before you run it again',
  'action.start': 'Start {service} again',
  'action.start-many':
    'Start {count, plural, one {# service} other {# services}} again that ran before the update',
  'action.start-once': 'Start {service} again, once {first} runs',
  'action.start-once-many':
    'Start {count, plural, one {# service} other {# services}} again, once {first} runs',
  'action.system-exclusion': 'Remove the system exclusion that blocks {subject}',
  'action.system-exclusion.covers': 'Remove the system exclusion that covers tcp/{port}',
  'action.tables': 'Make the range and exclusion tables readable, then check again',
  'action.try-protocols': 'Try the mail protocols before you give the server back',
  'action.try-protocols.detail':
    'The services that ran before run, and nobody else holds their ports. Restart the server as the update asks for, and look again afterwards.',
  'action.verify-again': 'Then verify again.',
  'action.verify-broken-off': 'Verify the server again: the last verification broke off',
  'action.verify-broken-off.detail': 'The agent or its computer went down in the middle of it.',
  'action.verify-changed': 'Verify the server again: it was changed',
  'action.verify-changed.detail':
    'A plan was confirmed since, so nothing that was found before stands.',
  'action.verify-running': 'Let the verification run to its end',
  'action.verify-running.detail': 'Nothing that this report shows is the last word before that.',
  'action.wait-checks': 'Let every check run to its end',
  'action.wait-checks.open':
    '{count, plural, one {# question} other {# questions}} not answered yet: {questions}.',
  'action.wait-end': 'Wait for the end of Setup, then make this report again',
  'action.wait-end.detail': 'It shows how things stood in the middle of the update.',
  'action.wait-port': 'Wait until port {port} is free',
  'action.wait-port.check-for': 'Wait until port {port} is free for {service}, then check again',
  'action.wait-setup': 'Let Setup work, and keep the watch running',
  'action.waived': 'Remember the waived blocker {finding}',
  'action.waived.by': 'Accepted by {by} until {until}: {reason}',
} as const;
