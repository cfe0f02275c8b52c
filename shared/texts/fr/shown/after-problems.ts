import type { afterProblemsEn } from '../../en/shown/after-problems.ts';

export const afterProblemsFr: Readonly<Record<keyof typeof afterProblemsEn, string>> = {
  'after.problems.none': 'Aucun problème',
  'after.problems.title': '{count, plural, one {# point ouvert} other {# points ouverts}}',
  'after.problems.no-findings': 'Il n’y a aucun constat, ce qui ne dit rien du serveur.',
  'after.problems.nothing-open':
    '{count, plural, one {# constat} other {# constats}} ; aucun n’appelle d’action de votre part.',
  'after.problems.only-waived':
    '{count, plural, one {# constat} other {# constats}} ; hors dérogations, aucun n’appelle d’action de votre part.',
  'after.problem.impact': 'Conséquence : {impact}',
  'after.problem.command': 'Commande',
  'after.problem.recover': 'Rétablir {service}…',
  'after.problem.restore': 'Restaurer les services…',
  'after.problem.restore-all':
    '{count, plural, one {Restaurer # service…} other {Restaurer # services…}}',
  'after.problem.protect': 'Protéger les ports de {service}…',
  'after.problem.waive': 'Déroger à {finding}',
  'after.problem.follows': 'Ce qui en découle :',
  'after.cause.title': 'Cause',
  'after.cause.held-by': 'Détenteur',
  'after.cause.proof': 'Preuves',
  'after.cause.seen': 'Relevé',
  'after.cause.nothing-to-show': 'Rien qui puisse être montré.',
  'after.cause.port-taken': 'Port déjà pris (10048)',
  'after.cause.port-excluded': 'Port exclu par Windows (10013)',
  'after.cause.disabled': 'Resté désactivé',
  'after.cause.dependency-down': 'Un service dont il dépend est arrêté',
  'after.cause.logon-failed': 'Échec d’ouverture de session (1069)',
  'after.cause.timed-out': 'Délai de démarrage dépassé (1053)',
  'after.cause.process-died': 'Son processus s’est terminé',
  'after.cause.setup-component-failed': 'Un composant de Setup a échoué',
  'after.cause.still-changing': 'Encore en démarrage ou en arrêt',
  'after.cause.contradiction': 'Les données lues se contredisent',
  'after.cause.not-known': 'Inconnue',
  'after.holder.now': '{holder} : l’occupe en ce moment',
  'after.holder.earlier': '{holder} : ne l’occupe plus ; l’occupait dans la chronologie',
  'after.holder.not-known': '{holder} : on ignore s’il l’occupe encore',
  'after.holder-of-port.now': '{port}, {holder} : l’occupe en ce moment',
  'after.holder-of-port.earlier':
    '{port}, {holder} : ne l’occupe plus ; l’occupait dans la chronologie',
  'after.holder-of-port.not-known': '{port}, {holder} : on ignore s’il l’occupe encore',
  'after.recover.title': 'Rétablir {service}',
  'after.recover.way': 'Comment libérer le port',
  'after.recover.way-closed': '{way} ({why})',
  'after.recover.wait': 'Attendre qu’il se libère',
  'after.recover.wait.effect':
    'Ne gêne personne. La plupart des connexions se terminent en quelques minutes, certaines durent des heures.',
  'after.recover.close': 'Fermer cette seule connexion',
  'after.recover.close.effect':
    'Le programme à l’autre extrémité constate la coupure et ouvre une autre connexion.',
  'after.recover.restart': 'Redémarrer {service}',
  'after.recover.restart-holder': 'Redémarrer le service du détenteur',
  'after.recover.restart.effect':
    'Les utilisateurs de ce service sont coupés le temps de son redémarrage.',
  'after.recover.no-connection': 'Aucune connexion précise n’est connue.',
  'after.recover.ipv6': 'Windows ne sait pas fermer une connexion IPv6 isolée.',
  'after.recover.closed-already': 'Elle est déjà fermée ; Windows libère le port de lui-même.',
  'after.recover.process-not-known': 'On ignore quel processus l’occupe.',
  'after.recover.no-service': 'Le détenteur n’est pas un service connu.',
  'after.recover.exclude': 'Exclure d’abord le port',
  'after.recover.exclude-hint':
    'En IPv4 et en IPv6, pendant que personne ne l’occupe : Windows ne l’attribue plus, et la prochaine mise à jour en est protégée.',
  'after.recover.verified-again':
    'Une fois le plan appliqué, le serveur est automatiquement vérifié à nouveau.',
  'after.restore.title': 'Restaurer les services',
  'after.restore.services':
    '{count, plural, one {# service n’est pas comme avant ; un seul plan le restaure} other {# services ne sont pas comme avant ; un seul plan les restaure}}',
  'after.restore.how':
    'Types de démarrage et états selon l’état de référence, et eux seuls, dans l’ordre des dépendances entre services. Ce qui ne fonctionnait pas avant n’est pas touché.',
  'after.restore.list': 'Services qui ne sont pas comme avant',
  'after.restore.findings': '{earlier} ; {next}',
};
