/** What the watch writes into the journal: its pace, its boot task, the clock, the ranges, Setup’s log. */
export const agentWatchEn = {
  'boot-task.description':
    'Takes up the watch of cu-preflight after a restart of the server. The wizard removes this task when the watch ends.',
  'boot-task.exit-code': 'exit code {code, number, ::group-off}',
  'boot-task.left': 'The boot task was left as it is: {why}',
  'boot-task.not-absent': 'The boot task is not absent ({why}). Remove it in the Task Scheduler.',
  'boot-task.not-present':
    'The boot task is not present ({why}). After a restart of the server, open the wizard to go on watching.',
  'boot-task.present': 'A boot task takes the watch up if the server restarts.',
  'boot-task.removed': 'The boot task was removed.',
  'log.anew': 'The log begins anew: it was replaced or emptied.',
  'log.gone': 'The log is no longer there: it was renamed or deleted.',
  'log.lines-left-out':
    '{count, number, ::group-off} older lines of this run of Setup are not in the timeline; they are in its log.',
  'log.read-again': 'The log can be read again.',
  'log.start-out-of-reach':
    'No start of Setup stands in the last {megabytes, number, ::group-off} MB of the log. Only what is written from now on is read.',
  'log.unread': 'The log cannot be read: {why}',
  'watch.clock-back':
    'The clock of the server was set back by {span}. Times above this line are those of the clock as it was.',
  'watch.clock-forward':
    'The clock of the server was set forward by {span}, or the computer was asleep. Times above this line are those of the clock as it was.',
  'watch.look-broke-off': 'A look of the watch broke off: {why}',
  'watch.looks-every': 'The watch looks every {ms, number, ::group-off} ms.',
  'watch.not-known':
    'It is not known which ports and services there are: let the checks run to their end first.',
  'watch.not-resumed': 'The watch cannot go on: {why}',
  'watch.not-running': 'The watch does not run.',
  'watch.port-of': 'tcp/{port, number, ::group-off} of {service}',
  'watch.range':
    'The dynamic port range of {family} is not what it was when it was read last: it was {wasFirst, number, ::group-off}–{wasLast, number, ::group-off} and is {isFirst, number, ::group-off}–{isLast, number, ::group-off}.',
  'watch.range-entered': 'Inside it now, so that Windows may hand them out: {ports}.',
  'watch.range-left': 'No longer inside it: {ports}.',
  'watch.running': 'The watch runs already.',
  'watch.slow-rehearsal':
    'The rehearsal clock runs {speed} times as fast as the real one: this computer cannot look every {before, number, ::group-off} ms of that clock, so the watch looks every {now, number, ::group-off} ms of it.',
  'watch.slow-tables':
    'Reading the tables takes longer than {before, number, ::group-off} ms (last: {last, number, ::group-off} ms), so the watch looks every {now, number, ::group-off} ms.',
  'watch.start-is-lost':
    'The line of the journal that began the watch is lost, so it is not known who started it and when. The watch goes on with the ports and services that the checks found.',
  'watch.tables-late':
    'The tables were not read within {seconds, number, ::group-off} s; who holds the port is not known.',
  'watch.late-rehearsal':
    'The rehearsal clock runs {speed} times as fast as the real one: a look came {seconds} s of that clock late. What lasted less can be missing.',
  'protection.taken-back': 'Nothing was sent: the plan was taken back.',
  'protection.watch-ended': 'Nothing was sent: the watch ended before the port was free.',
  'protection.no-netsh':
    'No netsh can be kept ready for deferred protection ({why}): each exclusion starts one of its own and comes some tenths of a second later.',
  'protection.start-warning':
    'Setup is about to start the services again, and {name} is still held by {holder}: as long as that lasts, {service} cannot start (10048). What can be done stands with the capture.',
  'protection.not-at-once':
    'tcp/{port} is not excluded in {family} right after the command. An exclusion can only be added while nobody uses the port; who has it, the watch shows. It is tried again.',
} as const;
