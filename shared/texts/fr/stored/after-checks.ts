import type { afterChecksEn } from '../../en/stored/after-checks.ts';

export const afterChecksFr: Readonly<Record<keyof typeof afterChecksEn, string>> = {
  'after.no-baseline': '{what} : aucun état de référence auquel comparer',
  'after.no-baseline.none-kept':
    'Aucun état de référence utilisable n’a été conservé avant la mise à jour.',
  'after.no-baseline.open':
    'Sans lui, nul ne peut dire ce que la mise à jour a changé : cette question reste donc ouverte.',
  'after.no-baseline.hint':
    'Comparez à la main avec ce que l’on sait du serveur, ou avec le rapport d’une exécution antérieure. Ne passez pas tous les services en Automatique : POP et IMAP restent en Manuel, sauf si vous les utilisez.',
  'after.unread-before': '« {item} » n’a pas été lu avant la mise à jour ({code} : {message}).',
  'after.unread-now': '« {item} » n’a pas été lu cette fois ({code} : {message}).',
  'after.not-compared': '{what} : comparaison impossible',
  'after.never-good-news': 'Ce qui n’a pas été lu n’est jamais une bonne nouvelle.',
  'after.verify-again': 'Relancez la vérification.',
  'after.check-failed': 'Le contrôle lui-même a échoué',
  'after.check-failed.summary':
    'C’est un défaut du programme, et la question reste ouverte : {why}',
  'after.check-silent': 'il n’a rien répondu',
  'after.no-reason': 'aucune raison n’a été donnée',
  'after.not-read': 'non lu',
  'after.not-read-before': 'Non lu avant la mise à jour.',
  'after.process': 'processus {pid}',
  'after.contradict': 'Les tables se contredisent : {odd}.',
  'after.contradicted-before': 'Avant la mise à jour, les tables se contredisaient : {odd}.',
  'after.stops-by-design': 'il s’arrête de lui-même par conception',
  'after.of-one-user': 'il appartient à la session d’un utilisateur',
  'after.starts-on-trigger': 'il démarre sur un déclencheur et peut s’arrêter à tout moment',
  'after.subject.exchange-version': 'Version d’Exchange',
  'after.subject.range-ipv4-tcp': 'Plage de ports dynamiques TCP IPv4',
  'after.subject.range-ipv4-udp': 'Plage de ports dynamiques UDP IPv4',
  'after.subject.range-ipv6-tcp': 'Plage de ports dynamiques TCP IPv6',
  'after.subject.range-ipv6-udp': 'Plage de ports dynamiques UDP IPv6',
  'after.subject.exclusions-active': 'Exclusions TCP {family}, actives',
  'after.subject.exclusions-persistent': 'Exclusions TCP {family}, persistantes',
  'after.restore-services':
    'Rétablir les services : rendre à chaque service le type de démarrage et l’état qu’il a dans l’état de référence, et aucun autre.',
};
