/** Remediation plans and their steps. */
export const plansEn = {
  'plan.deferred.cost':
    'Nothing is stopped for it. Between the stop by Setup and the exclusion lies about a tenth of a second in which the port can still be captured; then the watch tries again until it is free.',
  'plan.deferred.title': 'Protect ports of {service} when Setup has stopped it: {ports}',
  'plan.deferred.title-nothing':
    'Protect ports of {service} when Setup has stopped it: nothing to do',
  'plan.deferred.undo':
    'Each exclusion that the watch adds can be deleted again; the command stands with the step.',
  'plan.deferred.why':
    'An exclusion can only be added while nobody uses the port. Setup stops the service anyway, so nobody has to be disconnected before.',
  'plan.free.close.cost':
    'The program that holds the port loses this one connection and what was under way on it; most programs connect again by themselves, from another port.',
  'plan.free.close.title': 'Close the connection that holds tcp/{port}',
  'plan.free.close.undo':
    'A closed connection cannot be brought back; the program opens a new one when it needs it.',
  'plan.free.restart.cost':
    '{services} stop and start again; what depends on them is interrupted for that time.',
  'plan.free.restart.cost-unknown':
    'The holder’s service stops and starts again; what depends on it is interrupted for that time.',
  'plan.free.restart.title': 'Restart {service} to free tcp/{port}',
  'plan.free.restart.title-unknown': 'Restart the holder’s service to free tcp/{port}',
  'plan.free.restart.undo':
    'The service is started again in any case; a step that fails is taken back.',
  'plan.free.stay.connection':
    'Most outgoing connections end within seconds, pooled ones within about two minutes; a few stay for hours. If it is older than three minutes, do not count on it to end.',
  'plan.free.stay.listener':
    'A listener or a bound socket stays until its program ends; waiting does not help.',
  'plan.free.stay.time-wait': 'TIME_WAIT ends by itself after two to four minutes.',
  'plan.free.stay.unknown': 'Nothing is known of this socket, so neither of its end.',
  'plan.free.why': '{holder} holds the port that {service} needs.',
  'plan.protect.cost-many':
    '{services} are down for a few seconds; clients that are connected through it have to connect again.',
  'plan.protect.cost-one':
    '{service} is down for a few seconds; clients that are connected through it have to connect again.',
  'plan.protect.cost-stopped': '{service} does not run and is not started; nobody notices.',
  'plan.protect.title': 'Protect ports of {service}: {ports}',
  'plan.protect.title-nothing': 'Protect ports of {service}: nothing to do',
  'plan.protect.undo':
    'Each exclusion that this plan adds can be deleted again; the command stands with the step. A step that fails takes back what the plan did before it.',
  'plan.protect.why':
    'An administered exclusion keeps Windows from handing the port out to an outgoing connection. The service itself may still bind it.',
  'plan.recover.cost-restart':
    '{services} stop and start again for it; clients have to connect again.',
  'plan.recover.cost-start': '{service} does not run, so nobody is connected through it.',
  'plan.recover.title': 'Bring {service} back',
  'plan.recover.undo':
    'If a step fails or is cancelled before the service runs, what was done is taken back in reverse order: services that were started are stopped, those that were stopped are started, exclusions that were added are deleted, start types are set to what they were. A connection that was closed stays closed. Once the service runs, the proofs after it take nothing back.',
  'plan.recover.wait-cost': 'Nobody is interrupted by the wait.',
  'plan.recover.why': '{service} ran before the update and has to run again.',
  'plan.recover.why-on': '{service} ran before the update and has to run again, on {ports}.',
  'plan.recover.why-unknown': 'Nothing shows that {service} ran before the update.',
  'plan.restore.baseline-gaps': 'The baseline has gaps: {why}',
  'plan.restore.baseline-not-whole': 'The baseline has gaps: it is not whole.',
  'plan.restore.cost':
    'Only services that do not run are started; nothing that runs is stopped or restarted. Each start may take minutes, and those that need others come after them.',
  'plan.restore.every-service': 'services of Exchange',
  'plan.restore.note.absent': '{service} is not there any more.',
  'plan.restore.note.contradiction': '{contradiction}, so it is left alone.',
  'plan.restore.note.disabled-before':
    '{service} is disabled in the baseline. As the baseline may be of the time of the update, nothing is disabled by it.',
  'plan.restore.note.driver':
    'The start type of {service} was {was} and is {is}: that of a driver is left alone.',
  'plan.restore.note.paused': '{service} is paused: somebody has to continue or stop it.',
  'plan.restore.note.port-blocked':
    'A system exclusion covers tcp/{port}, so {service} will hardly start.',
  'plan.restore.note.port-taken':
    'Something else has tcp/{port}, so {service} will hardly start: bring it back by itself afterwards.',
  'plan.restore.note.ran-disabled':
    '{service} ran before the update although it was disabled. Windows does not start it so.',
  'plan.restore.note.start-type-before': 'Which start type {service} had before could not be read.',
  'plan.restore.note.start-type-now': 'Which start type {service} has now could not be read.',
  'plan.restore.title':
    'Restore services: {startTypes, plural, one {# start type} other {# start types}}, {toStart, plural, one {# service to start} other {# services to start}}',
  'plan.restore.undo':
    'Nothing is taken back by itself: a step that fails or is cancelled leaves standing what was done before it, because a service that runs is better than none. The command that takes a step back stands with it.',
  'plan.restore.why':
    'Start types and states are those of the baseline. Services that were stopped before stay stopped, and so do those that stop by design or start on a trigger.',
  'step.close.command': 'SetTcpEntry(MIB_TCP_STATE_DELETE_TCB, local port {port}, remote {remote})',
  'step.close.title': 'Close the connection of process {pid} from tcp/{port} to {remote}',
  'step.close.why':
    'The connection ends at once, without a word to the other end; its program sees an error and usually connects again from another port.',
  'step.exclude.title': 'Exclude tcp/{port} in {family}, persistently',
  'step.exclude.why':
    'A collision in one family alone is enough to keep the service from starting.',
  'step.prove-answers.command':
    'Connect to {address} port {port} and read the greeting ({protocol})',
  'step.prove-answers.command-tls':
    'Connect to {address} port {port} with TLS and read the greeting ({protocol})',
  'step.prove-answers.title': 'Prove that {service} greets on {address} tcp/{port}',
  'step.prove-answers.why':
    'Listening is not the same as answering: a client sees the greeting first.',
  'step.prove-excluded.title': 'Prove that tcp/{port} is excluded',
  'step.prove-excluded.why': 'What a command says is not enough: the four tables are read again.',
  'step.prove-free.title': 'Prove that tcp/{port} is free in {family}',
  'step.prove-free.why':
    'A call that reports success may have done nothing: the endpoint table is read again.',
  'step.prove-listening.title': 'Prove that {service} listens on tcp/{port} again',
  'step.prove-listening.why':
    'Running is not the same as listening: the endpoint table is read again.',
  'step.prove-running.title-many': 'Prove that all {count, number} services run',
  'step.prove-running.title-one': 'Prove that {service} runs',
  'step.prove-running.why':
    'A service can end again soon after it was started: the service control manager is asked once more.',
  'step.start-type.title': 'Set the start type of {service} from {from} to {to}',
  'step.start-type.why': 'It was {startType} before the update.',
  'step.start.title': 'Start {service}',
  'step.start.why': 'It ran before, so it has to run again.',
  'step.start.why-needed': '{service} needs it, and it ran before.',
  'step.start.why-stopped': 'It was stopped for this, and runs again afterwards.',
  'step.stop.title': 'Stop {service}',
  'step.stop.why-dependant': '{service} cannot stop while it runs.',
  'step.stop.why-holder-dependant': 'What holds the port cannot stop while it runs.',
  'step.stop.why-not-listening': 'It runs without listening as it did before.',
  'step.stop.why-own-port': 'Windows refuses the exclusion while the service itself uses the port.',
  'step.stop.why-sockets': 'With its process, its sockets end.',
  'step.wait.title': 'Wait until tcp/{port} is free in {family}, at most {seconds} s',
  'step.wait.why-after-stop':
    'The sockets end with the process; one that was closed in order stays in TIME_WAIT for two to four minutes.',
  'step.wait.why-connection':
    '{holder} holds it. Most outgoing connections end within seconds, pooled ones within about two minutes; if it has not ended by then, do not count on it.',
  'step.wait.why-time-wait':
    '{holder} holds it. TIME_WAIT ends by itself after two to four minutes.',
} as const;
