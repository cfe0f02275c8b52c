/** The gate: what keeps it closed, waivers, and the decision. */
export const gateEn = {
  'gate.title': 'Gate',
  'gate.closed': 'The gate is closed',
  'gate.blockers': '{count, plural, one {# blocker} other {# blockers}}',
  'gate.blocker-note': '{id}, impact: {impact}',
  'gate.unanswered':
    '{count, plural, one {# check could not be answered} other {# checks could not be answered}}',
  'gate.waived': '{count, plural, one {# waived blocker} other {# waived blockers}}',
  'gate.waived-by': '{id}, waived by {name} until {until}',
  'gate.waived-reason': 'Reason: {reason}',
  'gate.nothing-read': 'Nothing has been read yet.',
  'gate.fresh': 'These answers count until {time} ({left} left).',
  'gate.stale':
    'These answers no longer count: they are older than {minutes} minutes, and ports change hands in seconds.',
  'gate.decision': 'Decision',
  'gate.decided':
    '{decision} by {name}, {time}, verdict {verdict}. A change of the run takes the decision back.',
  'gate.decided-to-proceed': 'Decided to proceed',
  'gate.decided-to-stop': 'Decided to stop',
  'gate.proceed': 'Proceed with the update',
  'gate.stop': 'Do not update',
  'gate.open-note':
    'The decision is written to the journal and printed in the report. This program does not start Setup.',
  'gate.closed-note': 'Proceeding is possible once the gate is open. Stopping is always possible.',
  'waive.title': 'Waive {id}',
  'waive.waive': 'Waive',
  'waive.reason': 'Reason',
  'waive.reason-hint':
    'Why the risk is accepted, and what is done if it comes true. Printed in the report.',
  'waive.valid-for': 'Valid for',
  'waive.until': 'Until {time}',
  'waive.hours': '{count, plural, one {# hour} other {# hours}}',
} as const;
