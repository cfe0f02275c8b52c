/** What the watch finds. */
export const watchEn = {
  'PORT-101.before-captured': 'Captured {count, number} time(s) before.',
  'PORT-101.before-free': 'It was not captured before.',
  'PORT-101.captured': '{subject} is captured',
  'PORT-101.captured.history': '{title}: so it was when the watch looked last',
  'PORT-101.captured.history-hint': 'How the port stands now: see SVC-103.',
  'PORT-101.captured.release':
    'Wait for the holder to let go, or free the port in the wizard; then exclude the port and start the service.',
  'PORT-101.captured.summary':
    'Held by {holder} since {since}. {service} cannot start while that is so (error 10048).',
  'PORT-101.free': '{subject}: nobody else holds the port',
  'PORT-101.free.summary': 'IPv4 {ipv4}, IPv6 {ipv6}.',
  'PORT-101.question': 'During: is a back-end port held by something that is not its service?',
  'PORT-101.unknown.not-looked': 'The port was not looked at yet.',
  'SETUP-001.counts': '{errors, number} error(s), {warnings, number} warning(s).',
  'SETUP-001.failed': 'Setup failed',
  'SETUP-001.not-begun': 'Setup has not begun',
  'SETUP-001.not-begun.summary': 'Its log shows no run that began since the watch did.',
  'SETUP-001.not-seen': 'Setup was not seen while the watch ran',
  'SETUP-001.not-seen.summary':
    'Its log shows no run that began then. If Setup did run, only you can say how it ended.',
  'SETUP-001.question': 'During: did Setup end with the line that proves success?',
  'SETUP-001.running': 'Setup is under way',
  'SETUP-001.succeeded': 'Setup reports success',
  'SETUP-001.succeeded.summary': 'The line says nothing about services: see SVC-101.',
  'SETUP-001.unproved': 'Setup ended without proof of success',
  'SETUP-001.unreadable': 'Setup’s log cannot be read',
  'SETUP-001.unwatched': 'Nobody watched until the end of Setup',
  'SETUP-001.unwatched.hint':
    'Read the end of ExchangeSetup.log: success stands there in a line of its own. The services say nothing about it.',
  'SETUP-001.unwatched.summary':
    'Its log had not told of its end when the watch looked last. Only you can say how it ended.',
  'SVC-101.watch.disabled': 'It is disabled.',
  'SVC-101.watch.exit': 'When it was started last, {explained}.',
  'SVC-101.watch.find-out':
    'Find out what keeps it from starting (its port, a service that it needs), settle that, and start it.',
  'SVC-101.watch.give-back':
    'Give it back the start type that it had before the update, then start it.',
  'SVC-101.watch.in-progress': '{count, number} service(s) are down',
  'SVC-101.watch.in-progress.summary': 'Setup stops them and starts them again: {services}.',
  'SVC-101.watch.running': 'Every service that ran when the watch began runs now',
  'SVC-101.watch.running.summary':
    '{count, number} service(s). Running is not the same as answering: try the mail protocols.',
  'SVC-101.watch.unknown': 'It is not known which services ran before',
  'SVC-101.watch.unknown.summary': 'The watch has not seen the services yet.',
  'watch.interrupted': 'Nobody watches at this moment',
  'watch.interrupted.hint': 'Connect again, so that the watch goes on.',
  'watch.interrupted.summary':
    'The agent or its computer went down during the watch, so how things stand now is not known.',
  'watch.sight.hidden-holder':
    'Held by a socket that the table does not show: an exclusive bind is refused.',
  'watch.sight.orphan': 'A listener of process {pid} is shown, but no such process or service.',
} as const;
