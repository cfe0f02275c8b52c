/** Why a plan cannot be applied, and how a system exclusion is removed. */
export const planObstaclesEn = {
  'obstacle.close.closed':
    'The connection is closed already; TIME_WAIT ends by itself after two to four minutes.',
  'obstacle.close.closed-on':
    'The connection on tcp/{port} is closed already; TIME_WAIT ends by itself after two to four minutes. Choose to wait.',
  'obstacle.close.ipv6':
    'Windows can close single connections in IPv4 only (SetTcpEntry). Wait, or restart the program.',
  'obstacle.close.ipv6-on':
    'tcp/{port} is held in IPv6 by {holder}. Windows can close single connections in IPv4 only (SetTcpEntry). Wait, or restart the program.',
  'obstacle.close.no-connection':
    'The holder has no connection: it listens, or has only bound the port. End or restart its program.',
  'obstacle.close.no-connection-on':
    'tcp/{port} is held by {holder}, which has no connection: it listens, or has only bound the port. End or restart its program.',
  'obstacle.close.no-process':
    'No process is shown for the connection, so it is not known whose it would be that is closed. Look again.',
  'obstacle.close.no-process-on':
    'tcp/{port} is held by {holder}. It is not known whose connection would be closed. Look again, or wait.',
  'obstacle.close.no-socket': 'No table shows the socket, so there is no connection to close.',
  'obstacle.close.no-socket-on':
    'No table shows the socket that holds tcp/{port}, so there is no connection to close.',
  'obstacle.contradiction': '{contradiction}. Check again before anything is changed.',
  'obstacle.disabled-before':
    '{service} is disabled, and was before the update although it ran. Windows does not start it so; which start type it should have is for you to say.',
  'obstacle.disabled-unknown':
    '{service} is disabled, and which start type it had before is not known.',
  'obstacle.exclusions-unread':
    'The exclusions of port {port} could not be read, so a change could not be proved or taken back.',
  'obstacle.held':
    'Port {port} is held by {holder}. Windows refuses an exclusion while any socket uses the port, so the plan has to wait until the port is free.',
  'obstacle.holder-unknown': 'It is not known who holds port {port}: {why}',
  'obstacle.needed-held':
    '{service}, which has to run first, has its port tcp/{port} taken by something else. Bring {service} back first.',
  'obstacle.not-elevated': 'The agent does not run elevated, so it may change nothing.',
  'obstacle.not-elevated-exclusions':
    'The agent does not run elevated, so it may not change exclusions or services.',
  'obstacle.not-elevated-services':
    'The agent does not run elevated, so it may not change services or exclusions.',
  'obstacle.nothing.by-design': '{service} stops by itself by design: that is no fault.',
  'obstacle.nothing.not-running-before':
    '{service} was {state} before the update, so it is not started.',
  'obstacle.nothing.protected':
    'Every port of the service is outside the dynamic port range or already excluded in both families and both stores ({ports}).',
  'obstacle.nothing.restored':
    'Every service that can be compared has the start type and the state of the baseline.',
  'obstacle.nothing.runs': '{service} runs.',
  'obstacle.nothing.runs-and-listens': '{service} runs and listens as it did before.',
  'obstacle.pending': '{service} is {state}: wait until it has settled, then check again.',
  'obstacle.pending.service':
    'The service is {state}: wait until it has settled, then check again.',
  'obstacle.ran-unknown': 'Whether {service} ran before the update is not known: {why}',
  'obstacle.ran-unknown.by-hand':
    'Whether {service} ran before the update is not known: {why} If you know that it has to run, start it by hand.',
  'obstacle.ran-unknown.no-baseline':
    'Whether {service} ran before the update is not known: there is no baseline. If you know that it has to run, start it by hand.',
  'obstacle.restart.no-service':
    'The holder is no service that can be named. End or restart the program, if you know what it is.',
  'obstacle.restart.no-service-named':
    '{holder} is no service that can be named, so it is not restarted from here. End or restart the program yourself, if you can answer for it.',
  'obstacle.restart.no-socket':
    'No table shows the socket that holds tcp/{port}, so it is not restarted from here. End or restart the program yourself, if you can answer for it.',
  'obstacle.restart.not-exchange':
    '{service} is no service of Exchange. What else depends on it is not known here, so it is not restarted from here: restart it yourself if you can answer for it.',
  'obstacle.restart.not-exchange-holder':
    '{service} is no service of Exchange, and what else depends on it is not known here, so it is not restarted from here. End or restart the program yourself, if you can answer for it.',
  'obstacle.restart.shared':
    '{holder} is a process that several services share, so it is not restarted from here. End or restart the program yourself, if you can answer for it.',
  'obstacle.start-type-unread': 'The start type of {service} could not be read.',
  'obstacle.state.continue-pending': '{service} is continue-pending.',
  'obstacle.state.pause-pending': '{service} is pause-pending.',
  'obstacle.state.paused': '{service} is paused.',
  'obstacle.state.running': '{service} is running.',
  'obstacle.state.start-pending': '{service} is start-pending.',
  'obstacle.state.stop-pending': '{service} is stop-pending.',
  'obstacle.state.stopped': '{service} is stopped.',
  'obstacle.stays':
    'tcp/{port} in {family} is held by {holder}, which listens or has only bound the port: it stays until its program ends, so waiting does not help.',
  'obstacle.system-exclusion':
    'A system exclusion covers port {port}; an exclusion of our own cannot be added over it. See PORT-002.',
  'obstacle.was-not-there':
    '{service} was not there before the update, so nothing shows how it has to stand.',
  'system-exclusion.add': 'Keeps tcp/{port} for services that ask for it by number, in {family}.',
  'system-exclusion.admin-hint':
    'For an administrator who can answer for the virtual machines and containers of this server: {commands}. Then start {service} again. It is not done from here.',
  'system-exclusion.covers':
    'A system exclusion{rows, select, none {} one { ({row})} other { ({row} and {last})}} covers tcp/{port}.',
  'system-exclusion.meaning':
    "Nobody holds the port, yet Windows refuses it to {service} with 10013. Such rows are made by WinNAT or the Host Network Service (Hyper-V, containers), usually 100 ports wide, and may lie elsewhere after the next boot. They cannot be deleted with netsh, and no exclusion of one's own can be added over them.",
  'system-exclusion.port.ipv4': '{port, number, ::group-off} in IPv4',
  'system-exclusion.port.ipv6': '{port, number, ::group-off} in IPv6',
  'system-exclusion.range.ipv4': '{first, number, ::group-off}–{last, number, ::group-off} in IPv4',
  'system-exclusion.range.ipv6': '{first, number, ::group-off}–{last, number, ::group-off} in IPv6',
  'system-exclusion.reboot-hint':
    'If the row stays, restart the server: system rows are made anew at each boot, elsewhere as a rule. Add the exclusion before somebody makes the row again. On an Exchange server Hyper-V and containers are seldom wanted: remove the component for good.',
  'system-exclusion.show': 'Shows the rows: those without an asterisk are system exclusions.',
  'system-exclusion.start-winnat': 'WinNAT makes its rows anew, and has to leave the port out now.',
  'system-exclusion.stop-winnat':
    'Takes the rows of WinNAT away. Virtual machines and containers behind its NAT lose the network until it runs again. Where the row is of the Host Network Service: net stop hns, in the same way.',
} as const;
