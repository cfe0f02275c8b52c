/** The During step. */
export const duringEn = {
  'during.title': 'During the update',
  'during.start.title-first': '1. Start the watch',
  'during.start.title-again': 'Watch again',
  'during.start.looks':
    'It looks at every back-end port and Exchange service ten times a second, follows Setup’s log, and says at once who takes a port.',
  'during.start.goes-on':
    'It goes on while this window is closed, and is taken up again after a restart of the server. Every event is on disk before it is shown.',
  'during.start.changes-nothing':
    'It changes nothing by itself, except the protections that you have authorised. It does not start Setup.',
  'during.start.first': 'Start the watch',
  'during.start.again': 'Start the watch again',

  'during.stop.title': 'Stop the watch?',
  'during.stop.stop': 'Stop the watch',
  'during.stop.stop-ask': 'Stop the watch…',
  'during.stop.go-on': 'Go on watching',
  'during.stop.not-settled': 'Not everything is settled:',
  'during.stop.note':
    'What was seen stays in the run. From then on nobody looks, and authorised protections are not carried out.',
  'during.open.captured': '{count, plural, one {# port} other {# ports}} captured: {ports}',
  'during.open.down':
    '{count, plural, one {# service} other {# services}} down that ran before: {services}',
  'during.open.setup': 'Setup is under way',
  'during.to-the-gate': 'To the gate',
  'during.to-the-verification': 'To the verification',

  'during.gate.stop': 'It was decided not to update.',
  'during.gate.stop-text': 'The watch can run all the same.',
  'during.gate.closed': 'The gate is closed: {verdict}.',
  'during.gate.closed-text':
    'Nothing here keeps you from going on, but something stands between this server and a safe update.',
  'during.gate.undecided': 'Nobody has decided yet.',
  'during.gate.undecided-text':
    'The gate is open; the decision to update goes into the report by name.',

  'during.said.captured': '{port} of {service} is captured by {holder}.',
  'during.said.released': '{port} of {service} is not captured any more.',
  'during.said.running': 'The watch runs.',
  'during.said.interrupted': 'The watch was interrupted: nobody looks.',
  'during.said.ended': 'The watch has ended.',
  'during.said.services-stop': 'Services begin to stop.',
  'during.said.services-run': 'Every service that ran before runs again.',

  'during.situation': 'Situation',
  'during.situation.details': 'Details of the situation',
  'during.situation.captured': '{ports} {count, plural, one {is captured} other {are captured}}',
  'during.situation.captured-text': 'Its service cannot start as long as that is so.',
  'during.situation.setup-ended': 'Setup has ended.',
  'during.situation.unknown': 'It is not known who has {ports}',
  'during.situation.unknown-text':
    'What cannot be read is never taken for free. The reason stands with each port.',
  'during.situation.first-look': 'The first look is under way',
  'during.situation.none-captured': 'No back-end port is captured',
  'during.situation.ended-and-down':
    'Setup has ended, and {count, plural, one {# service that ran before is down} other {# services that ran before are down}}',
  'during.situation.down':
    '{count, plural, one {# service that ran before is down} other {# services that ran before are down}}: {services}.',
  'during.situation.all-run':
    'Every service that ran when the watch began runs now ({count, number}).',
  'during.situation.idle': 'Not running then, and not now: {services}.',
  'during.situation.ended': 'The watch has ended',
  'during.situation.interrupted': 'The watch was interrupted: nobody looks',
  'during.situation.last-quiet':
    'When it looked last, no port was captured and every service that ran before ran.',
  'during.situation.last-captured': 'When it looked last: {ports} captured.',
  'during.situation.last-down':
    'When it looked last: {count, plural, one {# service} other {# services}} down that ran before.',
  'during.situation.last-captured-and-down':
    'When it looked last: {ports} captured, {count, plural, one {# service} other {# services}} down that ran before.',
  'during.situation.as-then': 'Everything below is as it was then.',
  'during.names-and-more': '{names} and {count, number} more',

  'during.calm.exposed': 'Free, and can be captured',
  'during.calm.safe': 'Free, and cannot',
  'during.calm.listening': 'Its service listens',
  'during.calm.none': 'none',
  'during.calm.run-setup': 'Now run Setup in an elevated PowerShell:',

  'during.capture.head': '{port} {family} of {service}',
  'during.capture.since': 'since {time} ({span})',
  'during.capture.held-by': 'Held by',
  'during.capture.if-nothing': 'If nothing is done',
  'during.capture.if-wait': 'If you wait',
  'during.capture.what-else': 'What else',
  'during.capture.started': 'process started {time}',
  'during.capture.image-started': '{image}, process started {time}',
  'during.capture.meaning':
    '{service} cannot start: it is refused {port} with error 10048 (address already in use). {family} alone is enough for that. Setup goes on and still reports success.',
  'during.capture.meaning-with-events':
    '{service} cannot start: it is refused {port} with error 10048 (address already in use; its events are 1018, 1019 and 1036). {family} alone is enough for that. Setup goes on and still reports success.',
  'during.capture.close-connection': 'Close the connection…',
  'during.capture.restart-service': 'Restart {service}…',
  'during.capture.no-process':
    'It is not known which process has the connection: wait until it is shown.',
  'during.capture.ipv6':
    'Windows cannot close a single IPv6 connection, and the holder is no service of Exchange: wait, or end the program yourself if you can answer for it.',
  'during.capture.foreign':
    'The holder is no service of Exchange: wait, or end the program yourself if you can answer for it.',
  'during.free.close-connection': 'Close the connection',
  'during.free.restart-service': 'Restart the service',
  'during.free.or-wait': 'Or wait.',
  'during.free.not-known': 'The capture is not known.',
  'during.free.ended': 'This capture has ended.',
  'during.free.ended-text': 'The holder was seen last at {time}.',

  'during.captures': 'Captures',
  'during.captures.list': 'Captures of the run',
  'during.captures.none': 'None has been seen.',
  'during.captures.all-ended':
    '{count, plural, one {# capture} other {# captures}} seen, all ended.',
  'during.captures.some-open':
    '{count, plural, one {# capture} other {# captures}} seen, {open, number} of them going on.',
  'during.captures.open': 'Goes on',
  'during.captures.ended': 'Ended',
  'during.captures.row-open': '{from}, {span} so far',
  'during.captures.row-ended': '{from} to {to}, {span}',
  'during.captures.holder': '{service}: {holder}',

  'during.ports': 'Watched ports',
  'during.ports.port': 'Port and its service',
  'during.ports.family': '{family}: state, since when, by whom',
  'during.ports.none':
    'No back-end port is in use on this server, so there is none to watch. Services and Setup are followed all the same.',
  'during.sight.time-wait': 'Captured (TIME_WAIT)',
  'during.sight.not-yet': 'Not looked at yet',
  'during.sight.captured.meaning':
    'Something that is not its service has the port: the service cannot start (10048).',
  'during.sight.unknown.meaning': 'The endpoint tables were not read, or contradict each other.',
  'during.sight.reserved.meaning':
    'Nobody has the port, and an administered exclusion keeps it for its service.',
  'during.sight.listening.meaning': 'Its own service listens.',
  'during.sight.not-yet.meaning': 'The first look is under way.',
  'during.free-port.exposed':
    'Nobody has the port, and Windows may hand it out to any outgoing connection.',
  'during.free-port.later':
    'Nobody has the port. It lies outside the dynamic port range that was read, and inside the one that Setup may set.',
  'during.free-port.outside':
    'Nobody has the port, and it lies outside the range that Windows hands out.',

  'during.services': 'Services',
  'during.services.list': 'Watched services',
  'during.services.not-yet': 'Not looked at yet.',
  'during.services.as-before':
    'All {count, plural, one {# service} other {# services}} stand as they did when the watch began.',
  'during.services.differ':
    '{changed, number} of {count, plural, one {# service} other {# services}} {changed, plural, one {differs from how it was} other {differ from how they were}} when the watch began.',
  'during.services.since': 'since {time}',
  'during.services.was': 'was {state}',
  'during.services.start-type': '{is}, was {was}',
  'during.services.start-type-unknown': 'start type not known',

  'during.setup': 'Setup',
  'during.setup.awaited':
    'Its log shows no run that began since the watch did. As soon as one begins, its step, its errors and the age of its last line stand here.',
  'during.setup.status': 'Status',
  'during.setup.step': 'Step',
  'during.setup.errors-and-warnings': 'Errors, warnings',
  'during.setup.counts':
    '{errors, plural, one {# error} other {# errors}}, {warnings, plural, one {# warning} other {# warnings}}',
  'during.setup.last-line': 'Last line',
  'during.setup.last-line-age': '{span} ago, {time}',
  'during.setup.success-note': 'Success of Setup says nothing about the services.',
  'during.setup.lines': 'Lines of Setup’s log, newest first',
  'during.setup.note.error': 'Error',
  'during.setup.note.success': 'Success',
  'during.setup.note.log': 'Log',
  'during.setup.note.warning': 'Warning',
  'during.setup.is.no-log': 'Not started: there is no log',
  'during.setup.is.waiting': 'Not started yet',
  'during.setup.is.unreadable': 'The log cannot be read',
  'during.setup.is.running': 'Running',
  'during.setup.is.succeeded': 'Reports success',
  'during.setup.is.failed': 'Failed',
  'during.setup.is.ended-unproved': 'Ended without proof of success',
  'during.setup.log.working': 'Its log grows',
  'during.setup.log.quiet': 'Its log is quiet',
  'during.setup.log.stuck': 'It may be stuck',

  'during.command.title': 'The Setup command',
  'during.command.title-second': '2. Run Setup',
  'during.command': 'Setup command',
  'during.command.copy': 'Copy the command',
  'during.command.note':
    'Run it in an elevated PowerShell: from the folder of the update’s files with {here}, or with the full path. A bare {program} would start the copy in Exchange’s own Bin folder, which may report success without having updated anything. This program does not start Setup.',
  'during.command.folder': 'Folder of the update’s files',
  'during.command.folder-hint': 'Optional: gives the command its full path.',
  'during.command.bad-characters': 'A path cannot contain these characters: < > " | ? *',
  'during.command.not-full': 'Type a full path, such as D: or C:\\Updates\\CU; or leave it empty.',
  'during.command.data': 'Diagnostic data (both accept the licence terms)',
  'during.command.data-on': 'Send to Microsoft (ON)',
  'during.command.data-off': 'Do not send (OFF)',

  'during.deferral': 'Protection by the watch',
  'during.deferral.none':
    'Nothing is authorised. A port at risk can be protected in the moment in which Setup has stopped its service: choose that under {button} in Before.',
  'during.deferral.protect-ports': 'Protect ports',
  'during.deferral.to-the-port-map': 'To the port map',
  'during.deferral.refused':
    'Tried {times, plural, one {# time} other {# times}} since {since}, and refused; it is tried again. Last answer: {answer}',
  'during.deferral.by': 'Authorised by {name}.',
  'during.deferral.take-back': 'Take back',
  'during.deferral.take-back-of': 'Take back the protection of {service}',
  'during.deferral.take-back-note': 'Exclusions that were added already stay.',
  'during.deferral.proved': 'Excluded in IPv4 and IPv6, proved',
  'during.deferral.excluded': 'Excluded in IPv4 and IPv6, not proved yet',
  'during.deferral.half-waiting': 'Excluded in {done}, waiting in {open}',
  'during.deferral.half': 'Excluded in {done}, not in {open}',
  'during.deferral.waiting': 'Waiting for Setup to stop the service',
  'during.deferral.not-excluded': 'Not excluded',

  'during.watch': 'The watch',
  'during.watch.status': 'Status',
  'during.watch.running': 'Watching',
  'during.watch.interrupted': 'Interrupted',
  'during.watch.ended': 'Ended',
  'during.watch.since': 'Since',
  'during.watch.since-time': '{time} ({span})',
  'during.watch.by': 'Started by',
  'during.watch.looks': 'Looks',
  'during.watch.every': 'every {seconds} s',
  'during.watch.per-second': '{times} times a second',
  'during.watch.slowed': 'Slowed: {pace}',
  'during.watch.rate': 'Ports handed out now',
  'during.watch.not-measured': 'not measured yet',
  'during.watch.likelier':
    'Ports are handed out {factor} times the rate of the estimate ({rate}): a capture is likelier than estimated.',
  'during.watch.rarer': 'Ports are handed out below the rate of the estimate ({rate}).',
  'during.watch.as-estimated': 'Ports are handed out as in the estimate ({rate}).',
  'during.watch.chance': 'Chance of a capture, estimated',
  'during.watch.chance-in': '{chance} in {minutes} min',
  'during.watch.no-chance': 'no port at risk',
  'during.watch.captured': 'Really captured',
  'during.watch.captured-counts': '{seen, number} seen, {now, number} now',
  'during.watch.gaps': 'Gaps',
  'during.watch.no-gaps': 'none',
  'during.watch.some-gaps': '{count, number}: nobody watched',
  'during.watch.gap':
    'Nobody watched from {from} to {to} ({span}): the agent or its computer was down. A capture in that time may be missing.',
} as const;
