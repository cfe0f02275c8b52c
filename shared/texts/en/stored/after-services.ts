/** Services after the update: what ran before, start types, and what was down already. */
export const afterServicesEn = {
  'SVC-101.question': 'After: does every service that ran before run now?',
  'SVC-101.what': 'Services that ran before',
  'SVC-101.pass': 'Every service that ran before runs now',
  'SVC-101.pass.summary':
    '{count, plural, one {# service.} other {# services.}} Running is not the same as answering: see NET-101.',
  'SVC-101.none': 'No service of Exchange ran before the update',
  'SVC-101.none.summary': 'What did not run before is not asked to run.',
  'SVC-101.not-known': '{name}: it is not known whether it runs',
  'SVC-101.down': '{name} ran before the update and is {state} now',
  'SVC-101.gone': '{name} ran before the update and is not there any more',
  'SVC-101.flaps': '{name} runs now, and ended while it was waited for',
  'SVC-101.flaps.hint':
    'Watch it for a few minutes, and verify again; look at its own log for why it ended.',
  'SVC-101.documented': '{name} is {state}; its documented start type is Automatic',
  'SVC-101.before-not-known': 'Whether it ran before the update is not known.',
  'SVC-101.recover':
    'Bring {service} back: free what it needs, start it, prove that it listens and answers.',
  'SVC-101.gone.hint':
    'Find out whether the update took {service} away or renamed it. Windows cannot start a service that needs one that is not there.',
  'SVC-101.no-baseline.hint':
    'No baseline shows how this service has to stand. Start it by hand if you know that it has to run; POP and IMAP are Manual unless you use them.',
  'SVC-101.hint.time-wait':
    'Wait: TIME_WAIT ends by itself after two to four minutes; then start the service.',
  'SVC-101.hint.port-held':
    'Wait for the holder to let go, or free the port with the plan; then exclude the port in both families, so that it is not handed out again.',
  'SVC-101.hint.port-taken':
    'Exclude the port in both families before the service is started, so that it is not handed out again.',
  'SVC-101.hint.port-excluded':
    'A system exclusion belongs to whatever made it (Hyper-V, WinNAT, containers). Move it: stop what made it, or restart the server; then exclude the port yourself before that comes up again.',
  'SVC-101.hint.disabled':
    'Give back the start type that the baseline has. Do not set all services to Automatic: POP and IMAP are Manual unless you use them. Saved state of Setup that is older than this update has to go before Setup is run again.',
  'SVC-101.hint.dependency-down': 'Begin with {service}.',
  'SVC-101.hint.logon-failed':
    'Look at the account of the service: its password, whether it is locked or expired, and its right to log on as a service.',
  'SVC-101.hint.timed-out':
    'The server may have been busy, or the service waits for something. Start it once more; if it times out again, look at its own log.',
  'SVC-101.hint.process-died':
    'Look at the Application log and the service’s own log for why it ended; a start without that may end in the same way.',
  'SVC-101.hint.setup-component-failed':
    'Settle what Setup failed at, and run Setup again. Services that ran before can be started meanwhile.',
  'SVC-101.hint.still-changing':
    'Wait, and verify again. If it stays so, look at the service’s own log; ending its process by hand loses what it was doing.',
  'SVC-101.hint.contradiction':
    'Verify again: the tables are read one after the other, and a service that was restarted in between can look so.',
  'SVC-101.hint.not-known':
    'Start it, and verify again: what it ends with then tells more. Its own log and the Application log may tell why it does not run.',
  'SVC-102.question': 'After: is every start type as before?',
  'SVC-102.what': 'Start types',
  'SVC-102.pass': 'Every start type is as before',
  'SVC-102.none': 'No service of Exchange is there to compare',
  'SVC-102.summary':
    '{count, plural, one {# service of Exchange, or of those that Setup disables, was compared.} other {# services of Exchange, and of those that Setup disables, were compared.}}',
  'SVC-102.not-known': '{name}: the start type is not known',
  'SVC-102.differs': '{name}: start type {now}, before the update {before}',
  'SVC-002.none-down-before': 'No service that should run was down before the update already',
  'SVC-002.none-down-before.summary':
    'What ran before the update and does not run now: see SVC-101.',
} as const;
