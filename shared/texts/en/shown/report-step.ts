/** The Report step. */
export const reportStepEn = {
  'report-step.title': 'Report',
  'report-step.server': 'Server',
  'report-step.read': 'Read',
  'report-step.read-before': 'Read before the update',
  'report-step.run': 'Run',
  'report-step.kind': 'Kind',
  'report-step.kind.rehearsal': 'Rehearsal: nothing real was read',
  'report-step.verified': 'Verified',
  'report-step.verified.unfinished': 'not to its end',
  'report-step.signed': 'Signed',
  'report-step.signed.accepted': '{name}, accepted',
  'report-step.signed.open': '{name}, open',
  'report-step.actions': 'What to do, in order',
  'report-step.findings': 'Findings',
  'report-step.open-blockers':
    '{count, plural, one {# blocker} other {# blockers}} neither fixed nor waived',
  'report-step.waivers': '{count, plural, one {# waiver} other {# waivers}}',
  'report-step.note':
    'This is page 1. The files hold the same, then every finding with its evidence, the remediations with their output, and the timeline.',
  'report-step.save-as': 'Save as',
  'report-step.save-as-pdf': 'Save as PDF',
  'report-step.save.html': 'HTML, one file for the archive',
  'report-step.save.json': 'JSON, for programs',
  'report-step.save.evidence': 'Evidence, to analyse it again',
  'report-step.save.redacted-pdf': 'Redacted PDF, with stand-ins for names and addresses',
  'report-step.save.redacted-html': 'Redacted HTML',
} as const;
