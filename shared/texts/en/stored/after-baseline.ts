/** Whether the baseline can be compared with. */
export const afterBaselineEn = {
  'baseline.nameless':
    'The name of the server is missing in the baseline or could not be read now, so it is not shown to be the same server.',
  'baseline.other-server': 'The baseline is of {was}, and this server is {is}.',
  'baseline.too-late':
    'The baseline was read at {read}, after the update began ({began}): it may show what Setup had changed already.',
  'baseline.without-exchange': 'The baseline was read when no Exchange was installed.',
  'baseline.newer':
    'The baseline is of Exchange {was}, which is newer than what is installed now ({is}): it is of another installation.',
  'baseline.other-line':
    'The baseline is of Exchange {was}, and {is} is installed now: no cumulative update leads from one to the other.',
  'baseline.version-not-known':
    'The version of Exchange is not known in the baseline or now, so the two cannot be told apart by it.',
  'baseline.time-not-proved':
    'The baseline shows the version that is installed now ({is}), and nobody watched the update begin: it is not proved that the baseline was read before it.',
  'baseline.services-unread':
    'Services were not read in full before the update and cannot be compared.',
  'baseline.listeners-unread':
    'Listeners were not read in full before the update and cannot be compared.',
  'baseline.processes-unread':
    'Processes, so that services and listeners cannot be checked against them, were not read in full before the update and cannot be compared.',
  'baseline.configuration-unread':
    'Configuration files were not read in full before the update and cannot be compared.',
  'baseline.ranges-unread':
    'Dynamic port ranges were not read in full before the update and cannot be compared.',
  'baseline.exclusions-unread':
    'Port exclusions were not read in full before the update and cannot be compared.',
  'baseline.contradicts-itself': 'The baseline contradicts itself: {odd}.',
} as const;
