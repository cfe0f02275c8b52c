/** The checks of the Before phase: questions, titles, summaries and hints of their findings. */
export const checksEn = {
  'PORT-003.question': 'Is a back-end port held by something that is not its service?',
  'PORT-003.captured': '{subject} is captured by {holder}',
  'PORT-003.captured.summary':
    'Port {port} is held by {holder}. As long as that is so, {service} cannot start (error 10048), and no exclusion can be added.',
  'PORT-003.captured.summary-since':
    'Port {port} is held by {holder}; the process runs since {since}. As long as that is so, {service} cannot start (error 10048), and no exclusion can be added.',
  'PORT-003.unknown': '{subject}: it is not known who holds the port',
  'PORT-003.unknown.hint':
    'Run the check again; if it stays so, find out why the tables cannot be read or contradict each other.',
  'PORT-003.own': '{subject}: held by its own service',
  'PORT-003.own.summary': '{service} itself listens ({families}).',
  'PORT-003.free': '{subject}: nobody holds the port',
  'PORT-003.free.summary': 'No endpoint of any process has this port.',
  'PORT-003.time-wait': 'a connection in TIME_WAIT',
  'PORT-003.no-table': 'something that no table names',
  'PORT-003.protect':
    'When the port is free: protect ports of {service}, so that it cannot be captured again.',
  'PORT-003.wait-time-wait':
    'Wait: TIME_WAIT ends by itself after two to four minutes. Then run the check again.',
  'PORT-003.restart-program':
    'End or restart the program that holds the port, if you know what it is.',
  'PORT-003.wait':
    'Wait and run the check again: many outgoing connections end within minutes. If this one stays, free the port.',
  'check.not-in-use': '{subject}: the service is not in use',
  'check.not-in-use.summary':
    '{service} is stopped and its start type is {type}: nobody relies on it, so its port cannot block the update. By ranges and exclusions its risk would be: {risk}.',
  'check.ports-not-known': 'The back-end ports are not known',
  'check.ports-not-known.summary':
    '"{item}" could not be read ({code}: {message}), so it is not known which ports have to stay free.',
  'check.no-port': 'No back-end port to protect',
  'check.no-port.summary':
    'No Exchange service listens on a port of its own beyond the well-known front-end ports, and no service is installed that would.',
  'check.failed': 'The check itself failed',
  'check.failed.summary': 'This is a fault of the program, and the question stays open: {error}',
  'HOST-001.question': 'Is the process elevated?',
  'HOST-001.elevated': 'The agent runs elevated',
  'HOST-001.elevated.summary': 'It can read everything and change what you confirm.',
  'HOST-001.unknown': 'It is not known whether the agent runs elevated',
  'HOST-001.unknown.summary':
    'Windows did not answer the question, so what the agent may change is not known.',
  'HOST-001.not-elevated': 'The agent does not run elevated',
  'HOST-001.not-elevated.summary':
    'It works read-only: some facts stay unread, and no port can be protected. Setup needs an elevated console too.',
  'HOST-001.not-elevated.hint':
    'Connect again and accept the elevation prompt, or start the terminal with "Run as administrator".',
  'SVC-001.question': 'Was a complete baseline of the Exchange services taken?',
  'SVC-001.incomplete': 'The baseline is not complete',
  'SVC-001.incomplete.summary': 'Without it nobody can tell afterwards what the update broke.',
  'SVC-001.incomplete.hint': 'Run the check again when no service is starting or stopping.',
  'SVC-001.unread': '"{item}" could not be read ({code}: {message})',
  'SVC-001.none': 'No Exchange service was found on this server',
  'SVC-001.no-start-type': '{service}: start type not read',
  'SVC-001.no-program': '{service}: program not read',
  'SVC-001.neither': '{service}: start type and program not read',
  'SVC-001.complete': 'Baseline of {count, number, ::group-off} Exchange services',
  'SVC-001.complete.summary':
    'State, start type, process, program and dependencies were read: {running, number, ::group-off} running, {others, number, ::group-off} not running.',
  'SVC-002.question':
    'Is an Exchange service that should run stopped or disabled already, before the update?',
  'SVC-002.unread': 'The services could not be read',
  'SVC-002.all-run': 'Every service that should run runs',
  'SVC-002.none': 'No Exchange service was found',
  'SVC-002.looked-at': '{count, number, ::group-off} Exchange services were looked at.',
  'SVC-002.no-start-type': '{service}: the start type could not be read',
  'SVC-002.no-start-type.summary':
    'The service is {state}; without its start type nobody can tell whether it should run.',
  'SVC-002.disabled': '{service} is disabled',
  'SVC-002.disabled.summary':
    "The documented start type is Automatic. A Setup that failed leaves services disabled, and Setup's own saved state may then hold that as the truth.",
  'SVC-002.disabled.hint':
    'Find out whether an earlier update failed (ExchangeSetup.log). Put back the start type that the service had; do not set all services to Automatic: POP and IMAP are Manual unless you use them.',
  'SVC-002.down': '{service} should run and is {state}',
  'SVC-002.down.summary':
    'Its start type is {type}. Setup starts again only what ran before, so the service would stay down.',
  'SVC-002.down.summary-why':
    'Its start type is {type}; the last time {reason}. Setup starts again only what ran before, so the service would stay down.',
  'SVC-002.down.hint':
    'Settle this before the update, or it will be hard to tell what the update broke.',
  'PORT-001.question':
    'Is each back-end port outside the dynamic port range, or protected in both families?',
  'PORT-001.rpc.subject': '{server} RPC endpoints',
  'PORT-001.rpc': 'Dynamic RPC endpoints need no protection',
  'PORT-001.rpc.summary':
    '{count, number, ::group-off} port(s) are registered with the RPC endpoint mapper. An RPC server takes any free port when it starts and clients ask the mapper for it, so a capture does not keep it from starting: {ports}.',
  'PORT-001.unknown': '{subject}: it is not known whether the port can be captured',
  'PORT-001.unknown.guessed':
    'The configured port could not be read; the number shown is the documented default and may not be the one in use.',
  'PORT-001.unknown.unread':
    'The dynamic port range or the exclusions of {families} could not be read.',
  'PORT-001.unknown.hint': 'Make the tables readable (see PORT-005) and run this check again.',
  'PORT-001.outside': '{subject}: outside the dynamic port range',
  'PORT-001.outside.summary':
    'Windows never hands this port out by itself: the IPv4 range is {ipv4}, the IPv6 range is {ipv6}.',
  'PORT-001.protected': '{subject}: inside the range, and protected',
  'PORT-001.protected.summary':
    'The port lies inside the dynamic port range of {families}, and an exclusion keeps Windows from handing it out there.',
  'PORT-001.only-blocked': '{subject}: inside the range, and not protected',
  'PORT-001.only-blocked.summary':
    'In {families} only a system exclusion covers the port. That is no protection: it refuses the service itself (see PORT-002), and may lie elsewhere after the next boot, when the port can be captured.',
  'PORT-001.only-blocked.hint':
    'Move the system exclusion first (see PORT-002), then protect the port.',
  'PORT-001.at-risk': '{subject} can be captured during the update',
  'PORT-001.at-risk.summary':
    'While the service is stopped, Windows may give port {port} to any outgoing connection (dynamic port range: {ranges}; no exclusion in {families}). {service} could then not start again: error 10048, and Setup would still report success.',
  'PORT-001.candidate':
    'Nothing was seen listening for this service, so the port is a documented candidate; sources name more than one.',
  'PORT-001.protect':
    'Protect ports of {service}: stop the service, exclude the port in IPv4 and IPv6, start the service, prove both.',
  'PORT-001.commands-refused':
    'The commands are refused while anything uses the port, the service itself included; that is why the plan stops it first.',
  'PORT-002.question': 'Is a back-end port inside a system (not administered) exclusion?',
  'PORT-002.blocked': '{subject} is blocked by a system exclusion',
  'PORT-002.blocked.summary':
    'A system exclusion ({families}) covers port {port}. Windows refuses the bind with 10013 when {service} starts the next time. Such rows are made by Hyper-V, WinNAT or the Host Network Service, usually 100 ports wide, and may lie elsewhere after the next boot.',
  'PORT-002.blocked.hint':
    'Find out which component made the row (Hyper-V, WinNAT, containers). On an Exchange server these are seldom wanted: remove the component, or stop it, protect the port, and start it again. Check once more after a reboot.',
  'PORT-002.unknown': '{subject}: it is not known whether a system exclusion covers the port',
  'PORT-002.unknown.summary': 'An exclusion table could not be read.',
  'PORT-002.none': '{subject}: no system exclusion covers the port',
  'PORT-002.none.summary': 'The service may bind its port in IPv4 and IPv6.',
  'PORT-004.question': 'Is each exclusion in both families and in the persistent store?',
  'PORT-004.not-applicable': '{subject}: no exclusion to complete',
  'PORT-004.outside': 'The port lies outside the dynamic port range, so it needs no exclusion.',
  'PORT-004.not-excluded':
    'No administered exclusion covers the port; PORT-001 tells whether it needs one.',
  'PORT-004.unknown': '{subject}: it is not known where the port is excluded',
  'PORT-004.unknown.summary': 'An exclusion table, active or persistent, could not be read.',
  'PORT-004.complete': '{subject}: excluded in every place that counts',
  'PORT-004.complete.summary':
    'The exclusion is in force and stored for the next boot ({families}).',
  'PORT-004.halves': '{subject} is excluded by halves',
  'PORT-004.halves.missing': 'The exclusion is missing here: {places}.',
  'PORT-004.place.ipv4.active': 'IPv4 active',
  'PORT-004.place.ipv4.persistent': 'IPv4 persistent',
  'PORT-004.place.ipv6.active': 'IPv6 active',
  'PORT-004.place.ipv6.persistent': 'IPv6 persistent',
  'PORT-004.halves.now': 'The port can be captured in that family now.',
  'PORT-004.halves.until-boot': 'It holds until the next boot only, and the update ends with one.',
  'PORT-004.protect':
    'Protect ports of {service}: completes the exclusion in both families and in the persistent store.',
  'PORT-005.question': 'Could every range and exclusion table be read?',
  'PORT-005.unread':
    '{failed, number, ::group-off} of {all, number, ::group-off} tables could not be read',
  'PORT-005.unread.summary': 'What cannot be read is not taken for good news.',
  'PORT-005.unread.hint':
    'Run the command shown with the evidence in an elevated console on the server and see what it answers; then run this check again.',
  'PORT-005.read': 'Every range and exclusion table was read',
  'PORT-006.question': 'How likely is a capture during the window?',
  'PORT-006.untold': 'The chance of a capture cannot be told',
  'PORT-006.untold.exposure':
    'It is not known for every back-end port whether it can be handed out.',
  'PORT-006.untold.counters':
    'The allocation rate could not be measured: the two reads are too close together, or the counters ran backwards.',
  'PORT-006.untold.unread': 'The allocation rate could not be measured: {why}.',
  'PORT-006.none': 'No port in use can be captured',
  'PORT-006.none.summary':
    'Every back-end port in use lies outside the dynamic port range or is excluded from it, so Windows does not hand it out.',
  'PORT-006.chance': 'Chance of a capture: {chance}',
  'PORT-006.chance-between': 'Chance of a capture: {low} to {high}',
  'PORT-006.chance.summary':
    'A port at risk is handed out at least once in the window with a chance of {ever, select, bounds {{everLow} to {everHigh}} other {{everLow}}}; it is held at the very moment of the restart with {held, select, bounds {{heldLow} to {heldHigh}} other {{heldLow}}}.',
  'PORT-006.chance.window':
    'Window: {minutes} minutes, {count, number, ::group-off} port(s) at risk.',
  'PORT-006.chance.hint':
    'A small chance is not a reason to accept the risk: protecting the ports removes it.',
} as const;
