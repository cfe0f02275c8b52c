import type { afterServicesEn } from '../../en/stored/after-services.ts';

export const afterServicesFr: Readonly<Record<keyof typeof afterServicesEn, string>> = {
  'SVC-101.question': 'Après : chaque service qui fonctionnait avant fonctionne-t-il à présent ?',
  'SVC-101.what': 'Services qui fonctionnaient avant',
  'SVC-101.pass': 'Chaque service qui fonctionnait avant fonctionne à présent',
  'SVC-101.pass.summary':
    '{count, plural, one {# service.} other {# services.}} Fonctionner n’est pas encore répondre : voir NET-101.',
  'SVC-101.none': 'Aucun service d’Exchange ne fonctionnait avant la mise à jour',
  'SVC-101.none.summary': 'Ce qui ne fonctionnait pas avant n’est pas tenu de fonctionner.',
  'SVC-101.not-known': '{name} : on ne sait pas s’il fonctionne',
  'SVC-101.down': '{name} fonctionnait avant la mise à jour ; état actuel : {state}',
  'SVC-101.gone': '{name} fonctionnait avant la mise à jour et n’existe plus',
  'SVC-101.flaps': '{name} fonctionne à présent, mais s’est arrêté pendant l’attente',
  'SVC-101.flaps.hint':
    'Surveillez-le quelques minutes, puis relancez la vérification ; cherchez dans son propre journal pourquoi il s’est arrêté.',
  'SVC-101.documented':
    'État de {name} : {state} ; son type de démarrage documenté est Automatique',
  'SVC-101.before-not-known': 'On ne sait pas s’il fonctionnait avant la mise à jour.',
  'SVC-101.recover':
    'Remettre {service} en marche : libérer ce dont il a besoin, le démarrer, prouver qu’il écoute et répond.',
  'SVC-101.gone.hint':
    'Cherchez si la mise à jour a retiré ou renommé {service}. Windows ne peut pas démarrer un service qui dépend d’un service absent.',
  'SVC-101.no-baseline.hint':
    'Aucun état de référence ne montre comment ce service doit être. Démarrez-le à la main si vous savez qu’il doit fonctionner ; POP et IMAP restent en Manuel, sauf si vous les utilisez.',
  'SVC-101.hint.time-wait':
    'Attendez : TIME_WAIT se termine de lui-même en deux à quatre minutes ; démarrez ensuite le service.',
  'SVC-101.hint.port-held':
    'Attendez que le détenteur lâche le port, ou libérez-le avec le plan ; excluez ensuite le port dans les deux familles, pour qu’il ne soit plus attribué.',
  'SVC-101.hint.port-taken':
    'Excluez le port dans les deux familles avant de démarrer le service, pour qu’il ne soit plus attribué.',
  'SVC-101.hint.port-excluded':
    'Une exclusion du système appartient à ce qui l’a créée (Hyper-V, WinNAT, conteneurs). Déplacez-la : arrêtez ce qui l’a créée, ou redémarrez le serveur ; excluez ensuite le port vous-même avant que cela ne redémarre.',
  'SVC-101.hint.disabled':
    'Rendez au service le type de démarrage de l’état de référence. Ne passez pas tous les services en Automatique : POP et IMAP restent en Manuel, sauf si vous les utilisez. L’état enregistré par Setup, s’il est antérieur à cette mise à jour, doit disparaître avant de relancer Setup.',
  'SVC-101.hint.dependency-down': 'Commencez par {service}.',
  'SVC-101.hint.logon-failed':
    'Examinez le compte du service : son mot de passe, s’il est verrouillé ou expiré, et son droit d’ouvrir une session en tant que service.',
  'SVC-101.hint.timed-out':
    'Le serveur était peut-être occupé, ou le service attend quelque chose. Démarrez-le encore une fois ; s’il dépasse à nouveau le délai, consultez son propre journal.',
  'SVC-101.hint.process-died':
    'Cherchez dans le journal Application et dans le propre journal du service pourquoi il s’est arrêté ; sans cela, un démarrage peut finir de la même façon.',
  'SVC-101.hint.setup-component-failed':
    'Réglez ce qui a fait échouer Setup, et relancez Setup. Les services qui fonctionnaient avant peuvent être démarrés entre-temps.',
  'SVC-101.hint.still-changing':
    'Attendez, puis relancez la vérification. Si rien ne change, consultez le propre journal du service ; arrêter son processus à la main fait perdre ce qu’il était en train de faire.',
  'SVC-101.hint.contradiction':
    'Relancez la vérification : les tables sont lues l’une après l’autre, et un service redémarré entre-temps peut donner cette impression.',
  'SVC-101.hint.not-known':
    'Démarrez-le, puis relancez la vérification : la façon dont il s’arrête alors en dira plus. Son propre journal et le journal Application peuvent dire pourquoi il ne fonctionne pas.',
  'SVC-102.question': 'Après : chaque type de démarrage est-il comme avant ?',
  'SVC-102.what': 'Types de démarrage',
  'SVC-102.pass': 'Chaque type de démarrage est comme avant',
  'SVC-102.none': 'Aucun service d’Exchange à comparer',
  'SVC-102.summary':
    '{count, plural, one {# service d’Exchange, ou de ceux que Setup désactive, a été comparé.} other {# services d’Exchange, et de ceux que Setup désactive, ont été comparés.}}',
  'SVC-102.not-known': '{name} : le type de démarrage est inconnu',
  'SVC-102.differs': '{name} : type de démarrage {now}, avant la mise à jour {before}',
  'SVC-002.none-down-before':
    'Aucun service qui devrait fonctionner n’était déjà arrêté avant la mise à jour',
  'SVC-002.none-down-before.summary':
    'Ce qui fonctionnait avant la mise à jour et ne fonctionne plus : voir SVC-101.',
};
