/** Root causes that lie in a port: taken, or refused by an exclusion. */
export const causesPortsEn = {
  'cause.port-taken':
    '{service} could not take its port, because something else had it (10048): {port}.',
  'cause.port-taken-in':
    '{service} could not take its port, because something else had it (10048): {port} in {family}.',
  'cause.port-taken-nameless':
    '{service} could not take its port, because something else had it (10048). Which port is not known.',
  'cause.port-held':
    '{service} cannot start while something else has its port; nothing shows what it ended with last: {port}.',
  'cause.port-held-in':
    '{service} cannot start while something else has its port; nothing shows what it ended with last: {port} in {family}.',
  'cause.port-held-nameless':
    '{service} cannot start while something else has its port; nothing shows what it ended with last. Which port is not known.',
  'cause.port-refused':
    '{service} was refused its port (10013), and no system exclusion explains it now, so an exclusive holder had it: {port}.',
  'cause.port-refused-in':
    '{service} was refused its port (10013), and no system exclusion explains it now, so an exclusive holder had it: {port} in {family}.',
  'cause.port-refused-nameless':
    '{service} was refused its port (10013), and no system exclusion explains it now, so an exclusive holder had it. Which port is not known.',
  'cause.port-refused-unsure':
    '{service} was refused its port (10013) by an exclusive holder, as far as the exclusions could be read: {port}.',
  'cause.port-refused-unsure-in':
    '{service} was refused its port (10013) by an exclusive holder, as far as the exclusions could be read: {port} in {family}.',
  'cause.port-refused-unsure-nameless':
    '{service} was refused its port (10013) by an exclusive holder, as far as the exclusions could be read. Which port is not known.',
  'cause.port.no-listener':
    'No listener of the service before the update is known, and no event names the port.',
  'cause.who.now': 'Now it is held by {now}.',
  'cause.who.still': 'It was held by {now}, and still is.',
  'cause.who.other': 'When the service failed it was held by {before}; now by {now}.',
  'cause.who.unknown': 'Who has it now is not known.',
  'cause.who.then-unknown':
    'When the service failed it was held by {before}; who has it now is not known.',
  'cause.who.nobody': 'Nobody has it now; who had it then was not seen.',
  'cause.who.then-nobody': 'When the service failed it was held by {before}; nobody has it now.',
  'cause.port.candidate':
    '{port} is a documented candidate; it was not seen in use by this service.',
  'cause.port.held': '{port} is held now by {holder}.',
  'cause.port.held-in': '{port} ({family}) is held now by {holder}.',
  'cause.port.unknown': 'Who has {port} now is not known: {why}',
  'cause.port.own': 'The service itself has {port} now.',
  'cause.port.free': 'Nobody has {port} now.',
  'cause.port.watch': 'The watch saw {holder} on {port} in {family} from {from} to {to}.',
  'cause.port.watch-failed':
    'The watch saw {holder} on {port} in {family} from {from} to {to}; the service failed at {failed} UTC.',
  'cause.port.watch-open':
    'The watch saw {holder} on {port} in {family} from {from} and was not seen to let go.',
  'cause.port.watch-open-failed':
    'The watch saw {holder} on {port} in {family} from {from} and was not seen to let go; the service failed at {failed} UTC.',
  'cause.port.unwatched':
    'Nobody watched the update, so who had the port at that time is not known.',
  'cause.port.failure-time-not-known':
    'When the service failed is not known, so none of these is proved to be the one.',
  'cause.port.nobody-watched-then': 'Nobody watched at {time} UTC, when the service failed.',
  'cause.port.nobody-seen-then':
    'The watch saw nobody on the port at {time} UTC, when the service failed.',
  'cause.excluded':
    '{service} was refused its port (10013): the system exclusion {range} in {family} covers tcp/{port}.',
  'cause.excluded-now':
    '{service} cannot start while Windows refuses it its port: the system exclusion {range} in {family} covers tcp/{port}.',
  'cause.excluded.row': 'The active exclusions of {family} have the system row {range}.',
  'cause.excluded.no-row':
    'No system exclusion of {family} covers the port now; one may have moved since.',
  'cause.refused-port-not-known':
    '{service} was refused its port (10013): a system exclusion or an exclusive holder. Which port is not known, so which of the two is open.',
  'cause.refused-exclusions-unread':
    '{service} was refused its port (10013): a system exclusion or an exclusive holder. The exclusions could not be read in full, so which of the two is open.',
} as const;
