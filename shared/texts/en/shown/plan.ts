/** Plans: what is shown, confirmed and proved. */
export const planEn = {
  'plan.working': 'Working out the plan',
  'plan.why': 'Why',
  'plan.cost': 'Cost',
  'plan.undo': 'Undo',

  'plan.confirmation': 'Confirmation',
  'plan.confirmation.name-hint': 'Goes into the journal and the report.',
  'plan.confirmation.now':
    'I have read the {count, plural, one {# step} other {# steps}} and want them to be run on this server now.',
  'plan.confirmation.deferred':
    'I have read the {count, plural, one {# step} other {# steps}} and want them to be run on this server by the watch, as soon as Setup has stopped the service.',
  'plan.confirm-below': 'Name and confirmation stand below the steps.',
  'plan.apply': 'Apply now',
  'plan.authorise': 'Authorise',
  'plan.copy': 'Copy as commands',
  'plan.try-again': 'Try again',
  'plan.cancel': 'Cancel and take back',
  'plan.look-again': 'Close and look for the holder again',

  'plan.obstacle.held': 'The plan has to wait: the port is held.',
  'plan.obstacle.system-exclusion': 'A system exclusion stands in the way.',
  'plan.obstacle.not-elevated': 'The agent may not change anything.',
  'plan.obstacle.unknown': 'Something that the plan stands on is not known.',
  'plan.obstacle.nothing-to-do': 'There is nothing to do.',
  'plan.obstacle.pending': 'The service is starting or stopping.',

  'plan.changed': 'This is a new plan; nothing has been changed.',
  'plan.read-again': 'The server is read again to check the result.',
  'plan.authorised': 'Authorised; nothing has been changed yet.',
  'plan.authorised.meaning':
    'The watch does it when Setup has stopped the service, so the watch has to run then. Until that, it can be taken back in During.',
  'plan.broken': 'The answer did not come.',
  'plan.broken.meaning': 'The steps below show what is known of each.',

  'plan.outcome': '{outcome}.',
  'plan.outcome.applied': 'Applied and proved',
  'plan.outcome.applied-in-part':
    'Applied in part: what was done stands, and something is left to do',
  'plan.outcome.rolled-back': 'Not applied: what had been done was taken back',
  'plan.outcome.rollback-failed':
    'Not applied, and taking back failed: something is left to do by hand',
  'plan.outcome.interrupted': 'Interrupted: it is not known whether the last step had its effect',
  'plan.outcome.withdrawn': 'The plan was taken back',

  'plan.steps': 'Steps of the plan',
  'plan.step.planned': 'Planned',
  'plan.step.running': 'Running',
  'plan.step.not-reached': 'Not reached',
  'plan.step.done': 'Done',
  'plan.step.already': 'Was so already',
  'plan.step.failed': 'Failed',
  'plan.step.interrupted': 'Interrupted',
  'plan.step.taken-back': 'Taken back',
  'plan.step.taking-back-failed': 'Taking back failed',
  'plan.step.attempt': '{outcome}: {detail}',
  'plan.step.attempt-exit-code': '{outcome}: {detail} Exit code {code}.',
  'plan.step.command': 'Command of step {number}',
  'plan.step.output': 'Output of step {number}',
  'plan.step.output-taking-back': 'Output of taking back step {number}',
  'plan.step.undo': 'Undo: {command}',
  'plan.step.changes-nothing': 'Changes nothing.',
  'plan.step.cannot-be-undone': 'Cannot be undone.',
  'plan.step.may-fail': 'May fail: nothing is taken back then, and the plan goes on.',
} as const;
