/** What Setup has left: the version, and the configuration files. */
export const afterSetupEn = {
  'SETUP-002.question': 'After: is another Exchange version installed than before?',
  'SETUP-002.gone': 'Exchange is not installed any more',
  'SETUP-002.gone.summary':
    'Before the update it was {version}. Setup may have broken off in the middle.',
  'SETUP-002.gone.summary-unread':
    'Before the update it was there, in a version that could not be read. Setup may have broken off in the middle.',
  'SETUP-002.unknown': 'It is not known whether another version is installed',
  'SETUP-002.unknown.summary': 'Before the update: {was}. Now: {is}.',
  'SETUP-002.older': 'Exchange {is} is installed, which is older than before',
  'SETUP-002.older.summary': 'Before the update it was {was}. No update goes back.',
  'SETUP-002.contradiction': 'Setup and the installed files contradict each other',
  'SETUP-002.contradiction.summary':
    'Setup reports success for {claimed}, and {is} is installed (before: {was}).',
  'SETUP-002.installed': 'Exchange {is} is installed',
  'SETUP-002.installed.summary': 'Before the update it was {was}.',
  'SETUP-002.same': 'The same Exchange as before is installed: {version}',
  'SETUP-002.same.after-success':
    'Setup reports success, and nothing was updated: the setup.exe of the installed version may have been run (V15\\bin comes first in the path), not that of the update.',
  'SETUP-002.same.summary':
    'Nothing was updated. Setup was not run to its end, or the setup.exe of the installed version was run (V15\\bin comes first in the path), not that of the update.',
  'SETUP-002.same.hint':
    'Run setup.exe of the update by its full path, or with .\\ from its folder. If the update had been installed when the checks were run, the baseline is of after it, and nothing that was compared with it counts.',
  'CONF-001.question':
    'After: are the configuration files as they were before Setup overwrote them?',
  'CONF-001.what': 'Configuration files',
  'CONF-001.none': 'No configuration file was there before the update',
  'CONF-001.none.summary': 'The baseline lists none of the files that Setup overwrites.',
  'CONF-001.same': 'The configuration files are as before',
  'CONF-001.same.summary':
    '{count, plural, one {# file has the content that it had} other {# files have the content that they had}} before the update.',
  'CONF-001.changed': '{path} has changed',
  'CONF-001.changed.summary':
    'Setup overwrites this file, and with it whatever was customised in it. Whether anything of yours is lost, only you can say: look at the difference.',
  'CONF-001.changed.hint':
    'Put your own settings back by hand, line by line. Never put the old file back as a whole: the new version may need its own lines.',
  'CONF-001.gone': '{path} is gone',
  'CONF-001.gone.summary': 'The file was there before the update and is not any more.',
  'CONF-001.gone.hint':
    'Find out whether the update moved or dropped it. If it is needed, take it from another server of the same version.',
  'CONF-001.unknown': '{path} could not be compared',
  'CONF-001.unread-now': 'Its content was not read now: {problem}.',
  'CONF-001.unread-before': 'Its content was not read before the update: {problem}.',
} as const;
