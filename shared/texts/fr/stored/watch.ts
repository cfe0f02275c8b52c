import type { watchEn } from '../../en/stored/watch.ts';

export const watchFr: Readonly<Record<keyof typeof watchEn, string>> = {
  'PORT-101.before-captured': 'Capturé {count, plural, one {# fois} other {# fois}} auparavant.',
  'PORT-101.before-free': 'Il n’avait pas été capturé auparavant.',
  'PORT-101.captured': '{subject} est capturé',
  'PORT-101.captured.history': '{title} : c’était l’état au dernier relevé de la surveillance',
  'PORT-101.captured.history-hint': 'Pour l’état actuel du port, voir SVC-103.',
  'PORT-101.captured.release':
    'Attendez que le détenteur libère le port, ou libérez-le dans l’assistant ; puis excluez le port et démarrez le service.',
  'PORT-101.captured.summary':
    'Occupé par {holder} depuis {since}. {service} ne peut pas démarrer tant qu’il en est ainsi (erreur 10048).',
  'PORT-101.free': '{subject} : personne d’autre n’occupe le port',
  'PORT-101.free.summary': 'IPv4 {ipv4}, IPv6 {ipv6}.',
  'PORT-101.question':
    'Pendant : un port principal (back-end) est-il occupé par autre chose que son service ?',
  'PORT-101.unknown.not-looked': 'Aucun relevé n’a encore été fait pour ce port.',
  'SETUP-001.counts':
    '{errors, plural, one {# erreur} other {# erreurs}}, {warnings, plural, one {# avertissement} other {# avertissements}}.',
  'SETUP-001.failed': 'Setup a échoué',
  'SETUP-001.not-begun': 'Setup n’a pas commencé',
  'SETUP-001.not-begun.summary':
    'Son journal ne montre aucune exécution commencée depuis le début de la surveillance.',
  'SETUP-001.not-seen': 'Setup n’a pas été vu pendant la surveillance',
  'SETUP-001.not-seen.summary':
    'Son journal ne montre aucune exécution commencée alors. Si Setup a bien été exécuté, vous seul pouvez dire comment il s’est terminé.',
  'SETUP-001.question': 'Pendant : Setup s’est-il terminé par la ligne qui prouve sa réussite ?',
  'SETUP-001.running': 'Setup est en cours',
  'SETUP-001.succeeded': 'Setup annonce une réussite',
  'SETUP-001.succeeded.summary': 'Cette ligne ne dit rien des services : voir SVC-101.',
  'SETUP-001.unproved': 'Setup s’est terminé sans preuve de réussite',
  'SETUP-001.unreadable': 'Le journal de Setup est illisible',
  'SETUP-001.unwatched': 'La surveillance n’a pas duré jusqu’à la fin de Setup',
  'SETUP-001.unwatched.hint':
    'Lisez la fin de ExchangeSetup.log : la réussite y figure sur une ligne à part. Les services n’en disent rien.',
  'SETUP-001.unwatched.summary':
    'Au dernier relevé de la surveillance, son journal ne faisait pas encore état de sa fin. Vous seul pouvez dire comment il s’est terminé.',
  'SVC-101.watch.disabled': 'Il est désactivé.',
  'SVC-101.watch.exit': 'À son dernier démarrage, {explained}.',
  'SVC-101.watch.find-out':
    'Cherchez ce qui l’empêche de démarrer (son port, un service dont il a besoin), réglez-le, puis démarrez-le.',
  'SVC-101.watch.give-back':
    'Redonnez-lui le type de démarrage qu’il avait avant la mise à jour, puis démarrez-le.',
  'SVC-101.watch.in-progress':
    '{count, plural, one {# service est arrêté} other {# services sont arrêtés}}',
  'SVC-101.watch.in-progress.summary': 'Setup les arrête et les redémarre : {services}.',
  'SVC-101.watch.running':
    'Tous les services qui fonctionnaient au début de la surveillance fonctionnent maintenant',
  'SVC-101.watch.running.summary':
    '{count, plural, one {# service} other {# services}}. Fonctionner n’est pas répondre : essayez les protocoles de messagerie.',
  'SVC-101.watch.unknown': 'On ne sait pas quels services fonctionnaient auparavant',
  'SVC-101.watch.unknown.summary': 'La surveillance n’a pas encore vu les services.',
  'watch.interrupted': 'Personne ne surveille en ce moment',
  'watch.interrupted.hint': 'Reconnectez-vous pour que la surveillance se poursuive.',
  'watch.interrupted.summary':
    'L’agent ou son ordinateur s’est arrêté pendant la surveillance : l’état actuel est inconnu.',
  'watch.sight.hidden-holder':
    'Occupé par un socket que la table ne montre pas : une liaison exclusive est refusée.',
  'watch.sight.orphan':
    'Un socket à l’écoute du processus {pid} est indiqué, mais ni ce processus ni un tel service n’existent.',
};
