/** What several checks of the After phase say. */
export const afterChecksEn = {
  'after.no-baseline': '{what}: there is no baseline to compare with',
  'after.no-baseline.none-kept': 'No usable baseline was kept before the update.',
  'after.no-baseline.open':
    'Without it nobody can tell what the update changed, so this question stays open.',
  'after.no-baseline.hint':
    'Compare by hand with what is known of the server, or with the report of an earlier run. Do not set all services to Automatic: POP and IMAP are Manual unless you use them.',
  'after.unread-before': '"{item}" was not read before the update ({code}: {message}).',
  'after.unread-now': '"{item}" was not read now ({code}: {message}).',
  'after.not-compared': '{what}: it could not be compared',
  'after.never-good-news': 'What was not read is never good news.',
  'after.verify-again': 'Verify again.',
  'after.check-failed': 'The check itself failed',
  'after.check-failed.summary':
    'This is a fault of the program, and the question stays open: {why}',
  'after.check-silent': 'it said nothing',
  'after.no-reason': 'no reason was given',
  'after.not-read': 'not read',
  'after.not-read-before': 'It was not read before the update.',
  'after.process': 'process {pid}',
  'after.contradict': 'The tables contradict each other: {odd}.',
  'after.contradicted-before': 'Before the update the tables contradicted each other: {odd}.',
  'after.stops-by-design': 'it stops by itself by design',
  'after.of-one-user': 'it belongs to the session of one user',
  'after.starts-on-trigger': 'it starts on a trigger and may stop at any time',
  'after.subject.exchange-version': 'Exchange version',
  'after.subject.range-ipv4-tcp': 'IPv4 TCP dynamic port range',
  'after.subject.range-ipv4-udp': 'IPv4 UDP dynamic port range',
  'after.subject.range-ipv6-tcp': 'IPv6 TCP dynamic port range',
  'after.subject.range-ipv6-udp': 'IPv6 UDP dynamic port range',
  'after.subject.exclusions-active': '{family} TCP exclusions, active',
  'after.subject.exclusions-persistent': '{family} TCP exclusions, persistent',
  'after.restore-services':
    'Restore services: give each service the start type and state of the baseline, and no other.',
} as const;
