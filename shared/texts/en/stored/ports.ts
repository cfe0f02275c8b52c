/** Ports, holders and ranges in words. */
export const portsEn = {
  'holder.hidden': 'a socket that no table shows',
  'holder.time-wait': 'a closed connection in TIME_WAIT',
  'holder.time-wait-to': 'a closed connection in TIME_WAIT, connected to {remote}',
  'holder.no-process': 'a connection whose process is not known',
  'holder.no-process-to': 'a connection whose process is not known, connected to {remote}',
  'holder.process': '{name} (process {pid})',
  'holder.process-to': '{name} (process {pid}), connected to {remote}',
  'holder.process-of': '{name} (process {pid}, service {service})',
  'holder.process-of-to': '{name} (process {pid}, service {service}), connected to {remote}',
  'holder.nameless': 'a process that cannot be named',
  'holder.stopped-yet-listens': '{service} is shown as stopped, yet its process listens.',
  'holder.orphan':
    'A listener with process id {pid} is shown, but no such process or running service.',
  'holder.probe-failed': 'No table shows a holder, and the bind probe failed: {message}',
  'holder.bind-unexplained':
    'No table shows a holder of tcp/{port}, yet an exclusive bind in {family} failed with {error}, and no exclusion explains it. A socket that the tables do not show may hold the port.',
  'families.both': 'IPv4 and IPv6',
  'chance.percent': '{share, number, ::.0} %',
  'chance.least': 'less than 0.1 %',
  'capture-model.no-rate':
    'The allocation rate could not be measured on this server, so no chance is given.',
  'capture-model.rate':
    'Allocation rate: TCP active opens between two reads {seconds, number, ::.0 group-off} s apart (IPv4 {ipv4, number, ::.00 group-off} per second, IPv6 {ipv6, number, ::.00 group-off} per second), taken as constant through the update. UDP sockets have ranges of their own and are not counted.',
  'capture-model.window':
    'Window: {minutes} minutes from the stop of the services to their restart.',
  'capture-model.order':
    'Windows does not document the order in which it hands out ports: random order and sequential order are given as bounds.',
  'capture-model.holding':
    'Holding times are assumed, not measured: 80 % of connections 2 s, 15 % 122 s, 5 % for the whole window. The pessimistic bound adds 120 s of TIME_WAIT.',
  'capture-model.independent': 'Ports are treated as independent of each other.',
} as const;
