/** The Connect step. */
export const connectEn = {
  'connect.title': 'Connect to a server',
  'connect.this-server': 'This server',
  'connect.examine': 'Examine this server',
  'connect.examine.meaning':
    'Windows asks once for elevation. Reading changes nothing; every change is shown in full first and made only when you confirm it.',
  'connect.no-windows':
    'This machine cannot be examined: it does not run Windows. Start the program on the Exchange server, or rehearse below.',
  'connect.rehearsal': 'Rehearsal',
  'connect.rehearsal.meaning':
    'A simulated server with the same evidence, checks and plans; nothing real is read or changed.',
  'connect.group.before': 'Before: checks and gate',
  'connect.group.update': 'A whole update',
  'connect.group.after': 'What went wrong afterwards',
  'connect.task': 'Your task: {task}',
  'connect.speed': 'Speed',
  'connect.speed.meaning': '{meaning}; checks grow old as fast. Can be changed at any time.',
  'connect.speed.meaning-other': 'checks grow old as fast. Can be changed at any time.',
  'connect.connecting': 'Connecting',
  'connect.connecting-elevation': 'Connecting. If Windows shows an elevation prompt, answer it.',
  'connect.connected': 'Connected',
  'connect.connected-to':
    'Connected to {server}. Choosing another server leaves this one; its run stays on disk.',
  'connect.connected-to.read-only':
    'Connected to {server}, read-only. Choosing another server leaves this one; its run stays on disk.',
  'connect.connected-to.elevation-unknown':
    'Connected to {server}; whether the agent runs elevated is not known. Choosing another server leaves this one; its run stays on disk.',
  'connect.disconnect': 'Disconnect',
} as const;
