/** The comments of a plan that is typed by hand. */
export const byHandEn = {
  'by-hand.asterisk': '{port} is there, with an asterisk.',
  'by-hand.check': 'check: {shows}',
  'by-hand.close':
    'Windows has no command for this. Close the connection to {remote} of process {pid} in TCPView (Sysinternals), or end or restart the program if you can answer for it:',
  'by-hand.close-undo': 'A closed connection cannot be brought back; its program opens a new one.',
  'by-hand.cost': 'Cost: {cost}',
  'by-hand.each-running': 'each one is Running.',
  'by-hand.fails-go-on': 'If it fails, note why and go on.',
  'by-hand.fails-stop': 'If it fails, stop here and take back what was done: see the end.',
  'by-hand.free': 'it shows nothing: nobody has the port.',
  'by-hand.greeting': 'the line begins with {greeting}.',
  'by-hand.how':
    'Type the lines one after the other in an elevated Windows PowerShell 5.1. After each step, look at what its check shows before you go on.',
  'by-hand.in-the-way': 'IN THE WAY: {obstacle}',
  'by-hand.listens': '{service} listens in {family} (an address with colons is IPv6).',
  'by-hand.listens-both':
    '{service} listens in {first} and {second} (an address with colons is IPv6).',
  'by-hand.no-asterisk': '{port} is not there any more.',
  'by-hand.nothing': 'There is nothing to be done.',
  'by-hand.only-if': 'Only if step {step} was done.',
  'by-hand.only-if-all': 'Only if step {steps} and {last} was done.',
  'by-hand.start-type': 'START_TYPE is {startType} (before: {before}).',
  'by-hand.status': 'Status is {status}.',
  'by-hand.step': 'Step {number, number}:',
  'by-hand.undo': 'TO TAKE IT BACK. {undo}',
  'by-hand.undo-order': 'Only for steps that changed something, the last one first:',
  'by-hand.with-tls': 'If nothing comes within 15 seconds, with TLS:',
} as const;
